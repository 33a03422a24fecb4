package org.tocsin.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.playbook.Maintenance;
import org.tocsin.domain.quiet.AlertDecision;
import org.tocsin.domain.quiet.Deciding.Ruling;
import org.tocsin.store.Lease;

/**
 * Judges again, once, what maintenance, a silence or something else that fires has held back: by
 * the newest run of the check, when nothing keeps it quiet any more (O-4, Q-2).
 */
final class Releasing {
    private final Opener opener;
    private final OpenIncidents known;
    private final HeldBreaches holds;
    private final Maintenance maintenance;
    private final DecisionTrail trail;

    Releasing(
            Opener opener,
            OpenIncidents known,
            HeldBreaches holds,
            Maintenance maintenance,
            DecisionTrail trail) {
        this.opener = opener;
        this.known = known;
        this.holds = holds;
        this.maintenance = maintenance;
        this.trail = trail;
    }

    void release(Lease.Held leader) {
        var waiting = holds.waiting();
        if (waiting.isEmpty() || waiting.stream().noneMatch(this::mayBeOver)) {
            return;
        }
        opener.catchUp();
        Map<CheckId, CheckRun> newest =
                known.runs().latest(known.playbook()).stream()
                        .collect(Collectors.toMap(CheckRun::check, run -> run));
        try {
            for (var each : waiting) {
                if (mayBeOver(each)) {
                    release(each, Optional.ofNullable(newest.get(each.check())), leader);
                }
            }
        } finally {
            trail.write(leader);
        }
    }

    /** Silences end when somebody says so, and what fires when it is over: both are looked at. */
    private boolean mayBeOver(HeldBreach each) {
        return switch (each.during().by()) {
            case MAINTENANCE -> !maintenance.end(each.during().until()).isAfter(opener.now());
            case SILENCE, INHIBITION -> true;
        };
    }

    private void release(HeldBreach each, Optional<CheckRun> run, Lease.Held leader) {
        var check = opener.check(each.check());
        if (check.isEmpty() || run.isEmpty()) {
            holds.keep(
                    each.judged(
                            end(each),
                            HeldBreach.Outcome.GONE,
                            each.during().words() + "; the check is no longer in the playbook"),
                    leader);
            return;
        }
        var found = found(check.get(), run.get(), each);
        var quiet =
                opener.deciding(found)
                        .quiet(
                                opener.question(
                                        found,
                                        new Opener.Moment(
                                                opener.now(), Optional.empty(), Optional.empty())));
        if (quiet.isPresent()) {
            stay(each, quiet.get(), leader);
            return;
        }
        var end = end(each);
        var judged = new Rejudged(check.get(), run.get(), end, leader).of(each);
        // After the incident is there: a crash between the two finds it again.
        holds.keep(judged, leader);
        judged.judged()
                .ifPresent(outcome -> trail.again(run.get(), each, end, done(outcome, found)));
    }

    /** What its check says, for the sake of its labels; of a good run the worst it could say. */
    private Opener.Found found(Check check, CheckRun run, HeldBreach each) {
        return switch (each.kind()) {
            case BROKEN -> opener.broken(check, run);
            case BREACH -> opener.breach(check, run, severity(check, run));
        };
    }

    private static Severity severity(Check check, CheckRun run) {
        return run.judgement().verdict() instanceof Verdict.Breach(var severity)
                ? severity
                : check.rules().stream()
                        .map(rule -> rule.severity())
                        .findFirst()
                        .orElse(new Severity("", 0, Severity.Level.INFO));
    }

    /** Held on, by something else or for longer. */
    private void stay(HeldBreach each, Ruling.Quiet quiet, Lease.Held leader) {
        var during = Opener.during(quiet, each.first().at());
        if (!during.equals(each.during())
                && !(during.by() == HeldBreach.Cause.MAINTENANCE
                        && each.during().by() == HeldBreach.Cause.MAINTENANCE)) {
            holds.keep(each.with(during), leader);
        }
    }

    /** Of what fires nobody knows beforehand; a silence may have been ended early. */
    private Instant end(HeldBreach each) {
        var now = opener.now();
        var until = each.during().until();
        return switch (each.during().by()) {
            case MAINTENANCE -> maintenance.end(until);
            case SILENCE -> until.isBefore(now) ? until : now;
            case INHIBITION -> now;
        };
    }

    private DecisionTrail.Done done(HeldBreach.Judged judged, Opener.Found found) {
        var outcome =
                switch (judged.outcome()) {
                    case OPENED -> AlertDecision.Outcome.OPENED;
                    case JOINED -> AlertDecision.Outcome.JOINED;
                    case GONE -> AlertDecision.Outcome.GONE;
                    case UNKNOWN -> AlertDecision.Outcome.UNKNOWN;
                };
        var incident =
                switch (judged.outcome()) {
                    case OPENED, JOINED -> opener.own(found).map(each -> each.id().uuid());
                    case GONE, UNKNOWN -> Optional.<java.util.UUID>empty();
                };
        return new DecisionTrail.Done(outcome, incident, judged.reason());
    }

    /**
     * Judges what was held by the newest run of its check.
     *
     * @param end of the time for which it was held
     */
    private final class Rejudged {
        private final Check check;
        private final CheckRun run;
        private final Instant end;
        private final Lease.Held leader;

        Rejudged(Check check, CheckRun run, Instant end, Lease.Held leader) {
            this.check = check;
            this.run = run;
            this.end = end;
            this.leader = leader;
        }

        HeldBreach of(HeldBreach each) {
            boolean data = each.kind() == HeldBreach.Kind.BREACH;
            var held = each.during().words();
            return switch (run.judgement().verdict()) {
                case Verdict.Breach(var severity) when data ->
                        failing(each, opener.breach(check, run, severity));
                case Verdict.Broken() when !data -> failing(each, opener.broken(check, run));
                case Verdict.Broken() ->
                        each.judged(
                                end,
                                HeldBreach.Outcome.UNKNOWN,
                                held + "; at its end the check could not be run");
                case Verdict.Breach _, Verdict.Healthy _, Verdict.Learning _ ->
                        each.judged(
                                end,
                                HeldBreach.Outcome.GONE,
                                "%s; gone by its end (%s)"
                                        .formatted(held, run.judgement().message()));
            };
        }

        private HeldBreach failing(HeldBreach each, Opener.Found found) {
            if (known.knowing(run, found.wanted()).isPresent()) {
                return each.judged(
                        end, HeldBreach.Outcome.JOINED, "still failing; an incident has it");
            }
            var moment = new Opener.Moment(opener.now(), Optional.empty(), opener.own(found));
            var ruling = opener.deciding(found).decide(opener.question(found, moment));
            var done =
                    ruling instanceof Ruling.Joins joins
                            ? opener.join(found, joins, leader)
                            : opener.open(
                                    found,
                                    Tickets.held(found.opening().get(), each.first(), end),
                                    more(each),
                                    leader);
            return each.judged(end, outcome(done), words(each, done));
        }

        private static HeldBreach.Outcome outcome(DecisionTrail.Done done) {
            return switch (done.outcome()) {
                case OPENED -> HeldBreach.Outcome.OPENED;
                case JOINED -> HeldBreach.Outcome.JOINED;
                case INHIBITED, HELD, SILENCED, GONE, UNKNOWN, REFUSED ->
                        HeldBreach.Outcome.UNKNOWN;
            };
        }

        private static String words(HeldBreach each, DecisionTrail.Done done) {
            return done.outcome() == AlertDecision.Outcome.REFUSED
                    ? done.done()
                    : "still failing after %s; %s".formatted(after(each), done.done());
        }

        private static String after(HeldBreach each) {
            return switch (each.during().by()) {
                case MAINTENANCE -> "maintenance";
                case SILENCE -> "its silence";
                case INHIBITION -> "what hid it";
            };
        }

        private List<Event> more(HeldBreach each) {
            var more = new ArrayList<Event>();
            if (run.occasion().startedAt().isAfter(each.first().at())) {
                more.add(new Event.Joined(Tickets.failure(run)));
            }
            more.add(
                    new Event.Wrote(
                            Event.Entry.NOTE,
                            "Found %s and held until its end; still failing then"
                                    .formatted(each.during().words())));
            return more;
        }
    }
}
