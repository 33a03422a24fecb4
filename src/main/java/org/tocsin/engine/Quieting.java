package org.tocsin.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.quiet.Alert;
import org.tocsin.domain.quiet.Consolidation;
import org.tocsin.domain.quiet.Deciding;
import org.tocsin.domain.quiet.InhibitionRule.Firing;
import org.tocsin.domain.quiet.Labels;
import org.tocsin.domain.quiet.SilenceIndex;
import org.tocsin.domain.response.Pipeline;
import org.tocsin.store.Store;

/**
 * How things stand when an alert is decided on: what fires, what is silenced, what is open. What is
 * reckoned of an incident is kept until the incident changes, and silences until the store does.
 */
final class Quieting {
    private final LiveIncidents incidents;
    private final Playbook playbook;
    private final Store store;
    private final Map<UUID, Seen> seen = new HashMap<>();
    private final Map<String, Set<String>> lineage = new HashMap<>();
    private volatile Silenced silenced = new Silenced(-1, Instant.MIN, SilenceIndex.EMPTY);
    private Optional<List<CheckRun>> newest = Optional.empty();

    /**
     * @param firing what it makes of the incident, as far as rules of inhibition ask for it
     */
    private record Seen(
            long version,
            InForce inForce,
            List<Firing> firing,
            Consolidation.Candidate candidate) {}

    /**
     * @param until when one of them may have come to its end
     */
    private record Silenced(long sequence, Instant read, SilenceIndex index) {}

    Quieting(LiveIncidents incidents, Playbook playbook, Store store) {
        this.incidents = incidents;
        this.playbook = playbook;
        this.store = store;
    }

    AlertLabels labels() {
        return new AlertLabels(playbook, incidents.inForce());
    }

    /** The silences of now and later. */
    SilenceIndex silences(Instant now) {
        long sequence = store.changes().current();
        var known = silenced;
        if (known.sequence() != sequence || now.isBefore(known.read())) {
            var all = store.silences().notOver(playbook.header().name(), now);
            known = new Silenced(sequence, now, new SilenceIndex(all));
            silenced = known;
        }
        return known.index();
    }

    /** To be called before alerts are decided on: what has run since is read anew. */
    void anew() {
        newest = Optional.empty();
    }

    /**
     * @param check whose alert it is; it says nothing for its own source
     * @param trusted whether the source has answered this check before, so that it is not down
     * @param together whether it may be joined to the incident of another check
     */
    record Asking(CheckId check, boolean trusted, boolean together) {}

    private static final Asking NOBODY = new Asking(new CheckId(""), false, false);

    Deciding deciding(Asking asking, Instant now) {
        var firing = new ArrayList<Firing>();
        var open = new ArrayList<Consolidation.Candidate>();
        boolean joins = asking.together() && playbook.quiet().consolidation().on();
        for (var incident : incidents.incidents()) {
            if (incident.isOpen()) {
                var known = seen(incident);
                if (!known.firing().isEmpty() && fires(incident, asking)) {
                    firing.addAll(known.firing());
                }
                if (joins && incident.subject().origin() instanceof Subject.Breach) {
                    open.add(known.candidate());
                }
            }
        }
        return new Deciding(
                playbook.quiet(), new Deciding.Around(firing, silences(now), open, this::upstream));
    }

    /** What hides one of an incident's alerts now, in words; nothing hides itself. */
    Optional<String> hiding(Incident incident, Labels labels, Instant now) {
        var firing =
                incidents.incidents().stream()
                        .filter(Incident::isOpen)
                        .filter(other -> !other.id().uuid().equals(incident.id().uuid()))
                        .filter(other -> !seen(other).firing().isEmpty())
                        .filter(other -> fires(other, NOBODY))
                        .flatMap(other -> seen(other).firing().stream())
                        .toList();
        var alert = new Alert(incident.id().uuid().toString(), labels, now);
        return playbook.quiet().inhibitions().stream()
                .flatMap(rule ->
                        rule.inhibits(alert, firing).stream()
                                .map(by -> "%s: %s".formatted(rule.name().title(), by.words())))
                .findFirst();
    }

    private Seen seen(Incident incident) {
        var inForce = incidents.inForce();
        var known = seen.get(incident.id().uuid());
        if (known == null
                || known.version() != incident.id().version()
                || known.inForce() != inForce) {
            known =
                    new Seen(
                            incident.id().version(),
                            inForce,
                            firing(incident),
                            candidate(incident));
            seen.put(incident.id().uuid(), known);
        }
        return known;
    }

    private List<Firing> firing(Incident incident) {
        boolean quiet =
                !incident.course().failures().isEmpty()
                        && incident.course().failures().values().stream()
                                .noneMatch(AlertLabels::fails);
        if (quiet) {
            return List.of();
        }
        var words = "incident %d, %s".formatted(incident.id().number(), incident.subject().title());
        return labels().of(incident).stream()
                .filter(labels ->
                        playbook.quiet().inhibitions().stream()
                                .anyMatch(rule -> rule.source().matches(labels)))
                .map(labels -> new Firing(incident.id().uuid().toString(), labels, words))
                .toList();
    }

    Consolidation.Candidate candidate(Incident incident) {
        var dataSets = new HashSet<>(incident.subject().place().dataSets());
        var failed = incident.detectedAt();
        for (var each : incident.course().failures().entrySet()) {
            playbook.check(each.getKey())
                    .ifPresent(check -> dataSets.add(check.measure().dataSet().value()));
            var last = each.getValue().last().at();
            failed = last.isAfter(failed) ? last : failed;
        }
        return new Consolidation.Candidate(
                incident.id().uuid(), incident.id().number(), dataSets, failed);
    }

    /**
     * A source is down as long as it answers nobody: a table that is missing, or one statement that
     * is wrong, must not hide what others find there.
     */
    private boolean fires(Incident incident, Asking asking) {
        return switch (incident.subject().origin()) {
            case Subject.Breach _, Subject.Report _ ->
                    !incident.course().failures().containsKey(asking.check());
            case Subject.BrokenSource(var source, _) ->
                    !asking.trusted() && answers(incident, source, asking.check()).isEmpty();
        };
    }

    /** Checks of a source, other than one, that it has answered since it failed. */
    private List<CheckId> answers(Incident incident, String source, CheckId except) {
        var failures = incident.course().failures();
        var since =
                failures.entrySet().stream()
                        .filter(each -> !each.getKey().equals(except))
                        .filter(each -> AlertLabels.fails(each.getValue()))
                        .map(each -> each.getValue().last().at())
                        .min(Instant::compareTo)
                        .orElse(Instant.MIN);
        var answered = new LinkedHashSet<CheckId>();
        failures.forEach((check, failing) -> {
            if (!check.equals(except) && !AlertLabels.fails(failing)) {
                answered.add(check);
            }
        });
        newest().stream()
                .filter(run -> !run.check().equals(except))
                .filter(run -> !(run.judgement().verdict() instanceof Verdict.Broken))
                .filter(run -> run.occasion().startedAt().isAfter(since))
                .filter(run -> isOf(run.check(), source))
                .forEach(run -> answered.add(run.check()));
        return List.copyOf(answered);
    }

    private boolean isOf(CheckId id, String source) {
        var tickets = new Tickets(playbook, incidents.inForce());
        return playbook.check(id).map(tickets::source).filter(source::equals).isPresent();
    }

    private List<CheckRun> newest() {
        var runs = newest.orElseGet(() -> store.runs().latest(playbook.header().name()));
        newest = Optional.of(runs);
        return runs;
    }

    /** By the cards of the data sets, and by what their pipelines read. */
    private Set<String> upstream(String dataSet) {
        return lineage.computeIfAbsent(dataSet, this::above);
    }

    private Set<String> above(String dataSet) {
        var reached = new LinkedHashSet<String>();
        var waiting = new ArrayList<String>(List.of(dataSet));
        while (!waiting.isEmpty()) {
            for (var next : next(waiting.removeLast())) {
                if (!next.equals(dataSet) && reached.add(next)) {
                    waiting.add(next);
                }
            }
        }
        return reached;
    }

    private Set<String> next(String dataSet) {
        var next =
                playbook.inputs().catalogue().upstream(new DataSetId(dataSet)).stream()
                        .map(DataSetId::value)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        var pipelines = playbook.response().directory().pipelines();
        for (var pipeline : pipelines) {
            if (pipeline.flow().dataSets().contains(dataSet)) {
                pipelines.stream()
                        .filter(other -> isReadBy(other, pipeline))
                        .forEach(other -> next.addAll(other.flow().dataSets()));
                pipeline.flow().upstream().stream()
                        .filter(name -> playbook.dataSet(new DataSetId(name)).isPresent())
                        .forEach(next::add);
            }
        }
        return next;
    }

    private static boolean isReadBy(Pipeline other, Pipeline reader) {
        var upstream = reader.flow().upstream();
        return upstream.contains(other.id()) || upstream.contains(other.title());
    }
}
