package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.deployment.Course;
import org.tocsin.domain.deployment.Deployment;
import org.tocsin.domain.deployment.DeploymentEvent;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.store.Lease;

/**
 * Watches deployments that are out, while this process leads: their checks run faster, what
 * gets worse proposes to go back, incidents say which deployment came before, and the window ends
 * by itself. When checks are due follows from the start that is kept and from the runs that are, so
 * whoever leads next goes on where the last one was.
 */
final class DeploymentWatch {
    private static final Actor WATCH = new Actor.Machine("deployment watch");

    /** How long after its window an incident still learns of it, should nobody have led. */
    private static final Duration LATE = Duration.ofDays(1);

    private final LiveDeployments deployments;
    private final LiveIncidents incidents;
    private final InstantSource clock;
    private final Around around;

    /** When each check was last asked to run, so that a slow one is not asked twice. */
    private final Map<CheckId, Instant> asked = new HashMap<>();

    private volatile boolean changed = true;
    private List<Deployment> recent = List.of();

    /**
     * @param run runs checks soon, but for those that are paused; false when it cannot yet
     */
    record Around(Supplier<Optional<Lease.Held>> lease, Predicate<Set<CheckId>> run) {}

    DeploymentWatch(
            LiveDeployments deployments,
            LiveIncidents incidents,
            InstantSource clock,
            Around around) {
        this.deployments = deployments;
        this.incidents = incidents;
        this.clock = clock;
        this.around = around;
        deployments.listen(this::changed);
    }

    /** The store has changed. */
    void changed() {
        changed = true;
    }

    /** To be called every second or so. */
    synchronized void round() {
        var lease = around.lease().get();
        if (lease.isEmpty()) {
            asked.clear();
            changed = true;
            return;
        }
        var now = clock.instant();
        boolean anew = changed;
        if (anew) {
            changed = false;
            recent = deployments.all().stream().filter(each -> matters(each, now)).toList();
        }
        boolean over = recent.stream().anyMatch(each -> isOver(each, now));
        if (anew || over) {
            recent.forEach(each -> look(each, now, lease.get()));
        }
        run(now);
    }

    private static boolean matters(Deployment deployment, Instant now) {
        return deployment
                .watchedUntil()
                .filter(until ->
                        deployment.stage() instanceof Deployment.Watching
                                || now.isBefore(until.plus(LATE)))
                .isPresent();
    }

    private static boolean isOver(Deployment deployment, Instant now) {
        return deployment.stage() instanceof Deployment.Watching(var start, _)
                && !now.isBefore(start.until());
    }

    private void look(Deployment deployment, Instant now, Lease.Held lease) {
        var events = new ArrayList<DeploymentEvent>();
        for (var incident : unseen(deployment)) {
            if (mention(deployment, incident, lease)) {
                events.add(new DeploymentEvent.IncidentSeen(incident.id().uuid()));
            }
        }
        if (deployment.stage() instanceof Deployment.Watching) {
            events.addAll(
                    Course.watch(
                            deployment, deployments.after(deployment), now, deployments::name));
        }
        if (!events.isEmpty() && !deployments.append(deployment, events, lease)) {
            // Somebody was quicker: it is looked at anew.
            changed = true;
        }
    }

    private List<Incident> unseen(Deployment deployment) {
        var watch = deployment.watched().orElseThrow().start().watch();
        var seen = deployment.incidents();
        return incidents.incidents().stream()
                .filter(incident -> deployment.covers(incident.detectedAt()))
                .filter(incident -> !seen.contains(incident.id().uuid()))
                .filter(incident ->
                        incident.course().failures().keySet().stream()
                                        .anyMatch(watch.checks()::contains)
                                || incident.subject().place().dataSets().stream()
                                        .anyMatch(watch.dataSets()::contains))
                .toList();
    }

    /** Says it on the incident's timeline, once: after a crash in between it stands there. */
    private boolean mention(Deployment deployment, Incident incident, Lease.Held lease) {
        var words =
                deployment
                        .mention(incident.detectedAt())
                        .map(text -> Character.toUpperCase(text.charAt(0)) + text.substring(1));
        if (words.isEmpty() || isWritten(incident.id().uuid(), words.get())) {
            return words.isPresent();
        }
        var write = new Command.Write(Event.Entry.FINDING, words.get());
        return incidents.perform(incident.id().uuid(), write, WATCH, Optional.of(lease))
                instanceof IncidentDesk.Reply.Done;
    }

    private boolean isWritten(UUID incident, String words) {
        return incidents.log(incident).stream()
                .anyMatch(logged ->
                        logged.event().equals(new Event.Wrote(Event.Entry.FINDING, words)));
    }

    /** Has checks run that have not since they were last due. */
    private void run(Instant now) {
        var due = new HashMap<CheckId, Instant>();
        for (var deployment : recent) {
            deployment
                    .dueSince(now)
                    .ifPresent(since ->
                            deployment
                                    .watched()
                                    .orElseThrow()
                                    .start()
                                    .watch()
                                    .checks()
                                    .forEach(check ->
                                            due.merge(
                                                    check,
                                                    since,
                                                    (one, other) ->
                                                            one.isAfter(other) ? one : other)));
        }
        due.entrySet().removeIf(each -> isAsked(each.getKey(), each.getValue()));
        if (due.isEmpty()) {
            return;
        }
        var newest = deployments.newest();
        var wanted =
                due.entrySet().stream()
                        .filter(each ->
                                Optional.ofNullable(newest.get(each.getKey()))
                                        .map(CheckRun::occasion)
                                        .filter(ran -> !ran.startedAt().isBefore(each.getValue()))
                                        .isEmpty())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        if (wanted.isEmpty() || around.run().test(wanted)) {
            asked.putAll(due);
        }
    }

    private boolean isAsked(CheckId check, Instant since) {
        return Optional.ofNullable(asked.get(check)).filter(at -> !at.isBefore(since)).isPresent();
    }
}
