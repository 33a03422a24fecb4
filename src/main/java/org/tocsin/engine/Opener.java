package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.store.Lease;
import org.tocsin.store.RunStore;

/**
 * Makes incidents of what checks found (I-1, Q-3). A breach opens one or joins the one that is open
 * for the same check, a source that cannot be asked has one of its own, a good run counts towards
 * the end. Only the leader does so, under its lease; a run that an incident knows already changes
 * nothing, so that the same runs can be shown again after a restart.
 */
final class Opener {
    private static final Actor CHECKS = new Actor.Machine("checks");

    /** How far back an incident of the same check is a repetition (I-9). */
    private static final Duration REPEATS = Duration.ofDays(90);

    private final LiveIncidents incidents;
    private final Playbook playbook;
    private final RunStore runs;
    private final Supplier<Optional<Lease.Held>> lease;
    private final Consumer<String> trouble;

    Opener(
            LiveIncidents incidents,
            Playbook playbook,
            RunStore runs,
            Supplier<Optional<Lease.Held>> lease,
            Consumer<String> trouble) {
        this.incidents = incidents;
        this.playbook = playbook;
        this.runs = runs;
        this.lease = lease;
        this.trouble = trouble;
    }

    /** Takes note of runs; the newest of each check matters. */
    synchronized void look(List<CheckRun> found) {
        var held = lease.get();
        if (held.isEmpty() || found.isEmpty()) {
            return;
        }
        incidents.catchUp();
        found.stream()
                .sorted(Comparator.comparing(run -> run.occasion().startedAt()))
                .forEach(run ->
                        playbook.check(run.check()).ifPresent(check -> look(check, run, held)));
    }

    private void look(Check check, CheckRun run, Optional<Lease.Held> held) {
        switch (run.judgement().verdict()) {
            case Verdict.Breach(var severity) -> {
                answered(check, run, held);
                breach(check, run, severity, held);
            }
            case Verdict.Broken() -> broken(check, run, held);
            case Verdict.Healthy() -> {
                answered(check, run, held);
                recovered(check, run, held, Opener::isBreach);
            }
            case Verdict.Learning() -> answered(check, run, held);
        }
    }

    private void breach(
            Check check, CheckRun run, Severity severity, Optional<Lease.Held> held) {
        if (isKnown(run, Opener::isBreach)) {
            return;
        }
        var open = open(run.check(), Opener::isBreach);
        if (open.isPresent()) {
            join(open.get(), run, Optional.of(severity.id()), held);
            return;
        }
        var ticket = new Tickets(playbook, incidents.inForce());
        open(ticket.breach(check, run, severity, lastGood(run)), repeats(run, Opener::isBreach), held);
    }

    private void broken(Check check, CheckRun run, Optional<Lease.Held> held) {
        var ticket = new Tickets(playbook, incidents.inForce());
        var same = isAbout(ticket.source(check));
        if (isKnown(run, same)) {
            return;
        }
        var open = incidents.incidents().stream().filter(Incident::isOpen).filter(same).findFirst();
        if (open.isPresent()) {
            join(open.get(), run, Optional.empty(), held);
        } else {
            open(ticket.broken(check, run), repeats(run, same), held);
        }
    }

    /** The source has answered, whatever it said. */
    private void answered(Check check, CheckRun run, Optional<Lease.Held> held) {
        recovered(check, run, held, incident -> !isBreach(incident));
    }

    private void recovered(
            Check check, CheckRun run, Optional<Lease.Held> held, Predicate<Incident> wanted) {
        open(check.id(), wanted)
                .ifPresent(incident ->
                        tell(incidents.perform(
                                incident.id().uuid(),
                                new Command.Recover(check.id(), run.occasion().startedAt()),
                                CHECKS,
                                held)));
    }

    private void join(
            Incident incident, CheckRun run, Optional<String> severity, Optional<Lease.Held> held) {
        tell(incidents.perform(
                incident.id().uuid(),
                new Command.Join(Tickets.failure(run), severity),
                CHECKS,
                held));
    }

    private void open(Opening opening, List<Event> more, Optional<Lease.Held> held) {
        tell(incidents.open(opening, CHECKS, more, held));
    }

    private void tell(IncidentDesk.Reply reply) {
        if (reply instanceof IncidentDesk.Reply.Refused(var reason)) {
            trouble.accept("What a check found is on no incident: " + reason);
        }
    }

    // What there is

    private static boolean isBreach(Incident incident) {
        return !(incident.subject().origin() instanceof Subject.BrokenSource);
    }

    private static Predicate<Incident> isAbout(String source) {
        return incident ->
                incident.subject().origin() instanceof Subject.BrokenSource(var other, _)
                        && other.equals(source);
    }

    /** The newest open incident that a check is on, or into which one of its was merged. */
    private Optional<Incident> open(CheckId check, Predicate<Incident> wanted) {
        return incidents.incidents().reversed().stream()
                .filter(incident -> incident.course().failures().containsKey(check))
                .filter(wanted)
                .flatMap(incident -> heir(incident).stream())
                .filter(Incident::isOpen)
                .findFirst();
    }

    private Optional<Incident> heir(Incident incident) {
        var seen = new HashSet<UUID>();
        var now = Optional.of(incident);
        while (now.filter(each -> each.state() == State.MERGED).isPresent()
                && seen.add(now.get().id().uuid())) {
            now = now.get().course().ending().mergedInto().flatMap(incidents::incident);
        }
        return now;
    }

    private boolean isKnown(CheckRun run, Predicate<Incident> wanted) {
        return incidents.incidents().stream()
                .filter(wanted)
                .flatMap(incident ->
                        Optional.ofNullable(incident.course().failures().get(run.check())).stream())
                .anyMatch(failing -> failing.knows(run.occasion().startedAt()));
    }

    private Optional<Instant> lastGood(CheckRun run) {
        return runs.recent(playbook.header().name(), run.check(), 100).stream()
                .filter(each -> each.judgement().verdict() instanceof Verdict.Healthy)
                .map(each -> each.occasion().startedAt())
                .filter(at -> at.isBefore(run.occasion().startedAt()))
                .findFirst();
    }

    /** The last earlier incident of the same check, as an event of the new one. */
    private List<Event> repeats(CheckRun run, Predicate<Incident> wanted) {
        var since = run.occasion().startedAt().minus(REPEATS);
        return incidents.incidents().reversed().stream()
                .filter(wanted)
                .filter(incident -> incident.course().failures().containsKey(run.check()))
                .filter(incident -> incident.course().times().changed().isAfter(since))
                .limit(1)
                .<Event>map(incident -> new Event.Related(incident.id().uuid(), "same check"))
                .toList();
    }
}
