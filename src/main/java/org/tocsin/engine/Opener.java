package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Damping;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.Maintenance;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.store.Lease;
import org.tocsin.store.RunStore;
import org.tocsin.store.Store;

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
    private final Maintenance maintenance;
    private final HeldBreaches holds;
    private final Leading leading;
    private final Flaps flaps;
    private final Map<CheckId, Check> checks;

    Opener(LiveIncidents incidents, Playbook playbook, Store store, Leading leading) {
        this.incidents = incidents;
        this.playbook = playbook;
        this.runs = store.runs();
        this.maintenance = new Maintenance(playbook.time().windows().maintenance());
        this.holds = new HeldBreaches(store.facts(), playbook.header().name());
        this.leading = leading;
        this.flaps = new Flaps(runs, playbook.header().name());
        this.checks = playbook.checks().stream().collect(Collectors.toMap(Check::id, each -> each));
    }

    /**
     * How this process leads.
     *
     * @param lease under which it does at present, if it does
     * @param trouble is told what hinders it, for people
     */
    record Leading(
            Supplier<Optional<Lease.Held>> lease, InstantSource clock, Consumer<String> trouble) {}

    /** Takes note of runs; the newest of each check matters. */
    synchronized void look(List<CheckRun> found) {
        var held = leading.lease().get();
        if (held.isEmpty() || found.isEmpty()) {
            return;
        }
        incidents.catchUp();
        rejudge(held.get());
        found.stream()
                .sorted(Comparator.comparing(run -> run.occasion().startedAt()))
                .forEach(run ->
                        Optional.ofNullable(checks.get(run.check()))
                                .ifPresent(check -> look(check, run, held)));
    }

    /** Judges again what maintenance has held, as soon as that is over. */
    synchronized void rejudge() {
        leading.lease().get().ifPresent(this::rejudge);
    }

    private void look(Check check, CheckRun run, Optional<Lease.Held> held) {
        var flapping = flaps.of(check);
        switch (run.judgement().verdict()) {
            case Verdict.Breach(var severity) -> {
                answered(check, run, held);
                breach(check, run, flapping.map(Damping.Flapping::worst).orElse(severity), held);
            }
            case Verdict.Broken() -> broken(check, run, held);
            case Verdict.Healthy() -> {
                answered(check, run, held);
                if (flapping.isEmpty()) {
                    recovered(check, run, held, Opener::isBreach);
                }
            }
            case Verdict.Learning() -> answered(check, run, held);
        }
    }

    private void breach(Check check, CheckRun run, Severity severity, Optional<Lease.Held> held) {
        if (isKnown(run, Opener::isBreach)) {
            return;
        }
        var open = open(run.check(), Opener::isBreach);
        if (open.isPresent()) {
            join(open.get(), run, Optional.of(severity.id()), held);
            return;
        }
        if (isHeld(run, HeldBreach.Kind.BREACH, held)) {
            return;
        }
        var ticket = new Tickets(playbook, incidents.inForce());
        open(
                ticket.breach(check, run, severity, lastGood(run)),
                repeats(run, Opener::isBreach),
                held);
    }

    private void broken(Check check, CheckRun run, Optional<Lease.Held> held) {
        var ticket = new Tickets(playbook, incidents.inForce());
        var same = isAbout(ticket.source(check));
        if (isKnown(run, same)) {
            return;
        }
        var open = open(same);
        if (open.isPresent()) {
            join(open.get(), run, Optional.empty(), held);
        } else if (!isHeld(run, HeldBreach.Kind.BROKEN, held)) {
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
                        tell(
                                incidents.perform(
                                        incident.id().uuid(),
                                        new Command.Recover(check.id(), run.occasion().startedAt()),
                                        CHECKS,
                                        held)));
    }

    private void join(
            Incident incident, CheckRun run, Optional<String> severity, Optional<Lease.Held> held) {
        tell(
                incidents.perform(
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
            leading.trouble().accept("What a check found is on no incident: " + reason);
        }
    }

    /** Whether a run falls into maintenance, which then holds what it found. */
    private boolean isHeld(CheckRun run, HeldBreach.Kind kind, Optional<Lease.Held> held) {
        var window = maintenance.active(run.occasion().startedAt());
        if (window.isEmpty() || held.isEmpty()) {
            return false;
        }
        if (holds.waiting(run.check(), kind).isEmpty()) {
            var during =
                    new HeldBreach.During(
                            window.get().window().id(),
                            window.get().window().title(),
                            window.get().when().to());
            holds.keep(
                    new HeldBreach(
                            run.check(), kind, Tickets.failure(run), during, Optional.empty()),
                    held.get());
        }
        return true;
    }

    private void rejudge(Lease.Held held) {
        var now = leading.clock().instant();
        var over =
                holds.waiting().stream()
                        .filter(each -> !maintenance.end(each.during().until()).isAfter(now))
                        .toList();
        if (over.isEmpty()) {
            return;
        }
        incidents.catchUp();
        var newest =
                runs.latest(playbook.header().name()).stream()
                        .collect(Collectors.toMap(CheckRun::check, run -> run));
        for (var each : over) {
            var end = maintenance.end(each.during().until());
            var check = playbook.check(each.check());
            var run = Optional.ofNullable(newest.get(each.check()));
            var judged =
                    check.isEmpty() || run.isEmpty()
                            ? each.judged(
                                    end,
                                    HeldBreach.Outcome.GONE,
                                    "inside maintenance; the check is no longer in the playbook")
                            : new Rejudged(check.get(), run.get(), end, held).of(each);
            // After the incident is there: a crash between the two finds it again.
            holds.keep(judged, held);
        }
    }

    /**
     * Judges what was held by the newest run of its check.
     *
     * @param end of the maintenance
     */
    private final class Rejudged {
        private final Check check;
        private final CheckRun run;
        private final Instant end;
        private final Lease.Held held;

        Rejudged(Check check, CheckRun run, Instant end, Lease.Held held) {
            this.check = check;
            this.run = run;
            this.end = end;
            this.held = held;
        }

        HeldBreach of(HeldBreach each) {
            boolean data = each.kind() == HeldBreach.Kind.BREACH;
            var ticket = new Tickets(playbook, incidents.inForce());
            return switch (run.judgement().verdict()) {
                case Verdict.Breach(var severity) when data -> {
                    var opening = ticket.breach(check, run, severity, lastGood(run));
                    yield failing(
                            each, opening, Opener::isBreach, open(check.id(), Opener::isBreach));
                }
                case Verdict.Broken() when !data -> {
                    var same = isAbout(ticket.source(check));
                    yield failing(each, ticket.broken(check, run), same, open(same));
                }
                case Verdict.Broken() ->
                        each.judged(
                                end,
                                HeldBreach.Outcome.UNKNOWN,
                                "inside maintenance; at its end the check could not be run");
                case Verdict.Breach _, Verdict.Healthy _, Verdict.Learning _ ->
                        each.judged(
                                end,
                                HeldBreach.Outcome.GONE,
                                "inside maintenance; gone by its end (%s)"
                                        .formatted(run.judgement().message()));
            };
        }

        private HeldBreach failing(
                HeldBreach each,
                Opening opening,
                Predicate<Incident> wanted,
                Optional<Incident> open) {
            if (isKnown(run, wanted)) {
                return each.judged(
                        end, HeldBreach.Outcome.JOINED, "still failing; an incident has it");
            }
            if (open.isPresent()) {
                var severity = opening.subject().classification().severity();
                join(
                        open.get(),
                        run,
                        Optional.of(severity).filter(_ -> isBreach(open.get())),
                        Optional.of(held));
                return each.judged(
                        end,
                        HeldBreach.Outcome.JOINED,
                        "still failing after maintenance; joined incident %d"
                                .formatted(open.get().id().number()));
            }
            return opened(
                    each,
                    incidents.open(
                            Tickets.held(opening, each.first(), end),
                            CHECKS,
                            more(each, wanted),
                            Optional.of(held)));
        }

        private HeldBreach opened(HeldBreach each, IncidentDesk.Reply reply) {
            tell(reply);
            return switch (reply) {
                case IncidentDesk.Reply.Done(var incident) ->
                        each.judged(
                                end,
                                HeldBreach.Outcome.OPENED,
                                "still failing after maintenance; opened incident %d"
                                        .formatted(incident.id().number()));
                case IncidentDesk.Reply.Refused(var reason) ->
                        each.judged(end, HeldBreach.Outcome.UNKNOWN, reason);
            };
        }

        private List<Event> more(HeldBreach each, Predicate<Incident> wanted) {
            var more = new ArrayList<Event>();
            if (run.occasion().startedAt().isAfter(each.first().at())) {
                more.add(new Event.Joined(Tickets.failure(run)));
            }
            more.add(
                    new Event.Wrote(
                            Event.Entry.NOTE,
                            "Found inside maintenance (%s) and held until its end; still failing then"
                                    .formatted(each.during().title())));
            more.addAll(repeats(run, wanted));
            return more;
        }
    }

    // What there is

    private Optional<Incident> open(Predicate<Incident> wanted) {
        return incidents.incidents().stream().filter(Incident::isOpen).filter(wanted).findFirst();
    }

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
