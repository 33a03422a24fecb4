package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.notice.About;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.quiet.Label;
import org.tocsin.domain.quiet.Labels;
import org.tocsin.domain.quiet.Spacing;
import org.tocsin.notify.Gate;
import org.tocsin.store.NoticeHistory;
import org.tocsin.store.Store;

/**
 * Keeps messages back that would disturb: those of incidents that are silenced or hidden
 * by something else that fires, those that would follow too closely on others of their group, and
 * alerts of what is over. What people write themselves, and that something is taken or over, always
 * goes.
 */
public final class QuietGate implements Gate {
    /** How often what fires is looked at again; nobody knows when it will be over. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

    private static final Ruling PASS = new Ruling.Pass();

    private final LiveIncidents incidents;
    private final Playbook playbook;
    private final Store store;
    private final Shell shell;
    private final Quieting quieting;
    private Optional<Spacing> spacing = Optional.empty();

    public QuietGate(LiveIncidents incidents, Playbook playbook, Store store, Shell shell) {
        this.incidents = incidents;
        this.playbook = playbook;
        this.store = store;
        this.shell = shell;
        this.quieting = new Quieting(incidents, playbook, store);
    }

    @Override
    public synchronized Ruling rule(Notice notice, Optional<About> seen) {
        // Not as it was when the worker looked: what people have done since counts.
        var about = notice.origin().map(Notice.Origin::incident).flatMap(incidents::incident);
        if (about.isEmpty()) {
            return PASS;
        }
        return switch (notice.draft().purpose()) {
            case ACKNOWLEDGED, RESOLVED, REPORT, ANNOTATION, TEST -> PASS;
            case ALERT, UPDATE, REMINDER ->
                    notice.draft().text().isWritten() ? PASS : disturbs(notice, about.get());
        };
    }

    /** Whether an alert of it would be held now, be it silenced or hidden by something else. */
    synchronized boolean hides(Incident incident, Instant now) {
        var labels = quieting.labels().of(incident);
        return silenced(labels, now).or(() -> hidden(incident, labels, now)).isPresent();
    }

    private Ruling disturbs(Notice notice, Incident incident) {
        if (notice.draft().purpose() == Purpose.ALERT && !incident.isOpen()) {
            return new Ruling.Drop(
                    "incident %d was over before it could be told"
                            .formatted(incident.id().number()));
        }
        var now = shell.clock().instant();
        var labels = quieting.labels().of(incident);
        return silenced(labels, now)
                .or(() -> hidden(incident, labels, now))
                .or(() -> spaced(notice, incident, now))
                .orElse(PASS);
    }

    /** Only when all that fails is silenced: what is not must be told. */
    private Optional<Ruling> silenced(List<Labels> labels, Instant now) {
        var silences = quieting.silences(now);
        var each = labels.stream().map(one -> silences.hiding(one, now)).toList();
        if (each.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var until = labels.stream().map(one -> silences.end(one, now)).min(Instant::compareTo);
        return until.map(
                end -> new Ruling.Hold(end, "held: " + each.getFirst().orElseThrow().words()));
    }

    private Optional<Ruling> hidden(Incident incident, List<Labels> labels, Instant now) {
        quieting.anew();
        for (var one : labels) {
            var by = quieting.hiding(incident, one, now);
            if (by.isEmpty()) {
                return Optional.empty();
            }
            if (one == labels.getLast()) {
                return Optional.of(
                        new Ruling.Hold(now.plus(LOOK_AGAIN), "held while hidden by " + by.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<Ruling> spaced(Notice notice, Incident incident, Instant now) {
        var message = message(notice.id(), place(notice), incident);
        return spacing(now)
                .waits(message, now)
                .map(until ->
                        new Ruling.Hold(
                                until,
                                "held: others of its group went to the same place just now"));
    }

    private static String place(Notice notice) {
        var to = notice.draft().to();
        return to.channel() + " " + to.address();
    }

    private Spacing.Message message(UUID id, String place, Incident incident) {
        var terms = incidents.terms(incident);
        int rank =
                terms.scale().stream()
                        .filter(each -> each.id().equals(incident.severity()))
                        .mapToInt(each -> each.rank())
                        .findFirst()
                        .orElse(Integer.MAX_VALUE);
        return new Spacing.Message(id, new Spacing.Key(place, group(incident)), rank);
    }

    private Set<String> group(Incident incident) {
        var by = playbook.quiet().grouping().by();
        if (by.isEmpty()) {
            return Set.of(incident.id().uuid().toString());
        }
        var group = new LinkedHashSet<String>();
        for (var labels : quieting.labels().of(incident)) {
            for (Label label : by) {
                labels.of(label).forEach(value -> group.add(label.key() + "=" + value));
            }
        }
        return group.isEmpty() ? Set.of(incident.id().uuid().toString()) : group;
    }

    /** Begun with what has gone out lately, by this process or by the one that led before. */
    private Spacing spacing(Instant now) {
        if (spacing.isEmpty()) {
            var grouping = playbook.quiet().grouping();
            var fresh = new Spacing(grouping);
            store.noticeHistory()
                    .sentSince(now.minus(grouping.interval()).minus(grouping.pause()))
                    .forEach(line -> remember(fresh, line));
            spacing = Optional.of(fresh);
        }
        return spacing.get();
    }

    private void remember(Spacing fresh, NoticeHistory.Line line) {
        line.incident()
                .flatMap(incidents::incident)
                .ifPresent(incident ->
                        fresh.let(
                                message(
                                        line.notice(),
                                        line.where().channel() + " " + line.where().address(),
                                        incident),
                                line.course().settled().orElse(line.course().recorded())));
    }
}
