package org.tocsin.domain.quiet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.incident.Subject;

/**
 * The monitor watched (Q-4; document 002, Monitoring the Monitor), over a stretch of time. What has
 * nothing to be reckoned from is empty, never 0.
 *
 * @param found who found what went wrong
 * @param ended how incidents ended
 * @param checks those that say nothing, and those that say the same always
 */
public record MonitorFigures(Stretch when, Alerts alerts, Found found, Ended ended, Checks checks) {
    /** Runs of a check must be so many before it is said to fire always. */
    public static final int FEW = 3;

    /**
     * @param perDay incidents that checks opened, per 24 hours
     * @param told failing runs that an incident has
     * @param quiet failing runs that were silenced, hidden or held
     */
    public record Alerts(double perDay, long opened, long told, long quiet) {
        public static final String DEFINITION =
                "incidents that checks opened per 24 hours; failing runs that an incident has, and"
                        + " those that were silenced, hidden or held";
    }

    /**
     * @param byPeople incidents that a person reported first: gaps of the checks
     * @param humanShare of all that opened
     */
    public record Found(long byChecks, long byPeople, Optional<Double> humanShare) {
        public static final String DEFINITION =
                "incidents that a person reported, as a share of all that opened: what no check"
                        + " found first; merged and dismissed ones are left out";
    }

    /**
     * @param falsePositives dismissed ones as a share of those of checks that ended
     * @param meanTimeToResolve from detection to the last resolution
     */
    public record Ended(
            long resolved,
            long dismissed,
            Optional<Double> falsePositives,
            Optional<Duration> meanTimeToResolve) {
        public static final String FALSE_POSITIVES =
                "incidents of checks that were dismissed as none, as a share of those that ended";
        public static final String MEAN_TIME =
                "mean of resolved - detected over the incidents that were resolved; merged and"
                        + " dismissed ones are left out";
    }

    /**
     * @param neverFired ran and found nothing
     * @param alwaysFiring every answer, of {@link #FEW} at least, was a breach
     */
    public record Checks(long ran, List<CheckId> neverFired, List<CheckId> alwaysFiring) {
        public static final String DEFINITION =
                "checks that ran and never breached, and checks of which every run, 3 at least, did;"
                        + " runs that could not be made do not count";

        public Checks {
            neverFired = List.copyOf(neverFired);
            alwaysFiring = List.copyOf(alwaysFiring);
        }
    }

    /**
     * How often a check was answered in the time, and how often that was a breach.
     *
     * @param answered healthy or a breach
     */
    public record Tally(CheckId check, long answered, long breached) {}

    /**
     * Reckons them.
     *
     * @param decisions of the time
     * @param incidents all there are
     * @param tallies of the time, one per check
     */
    public static MonitorFigures of(
            Stretch when,
            List<AlertDecision> decisions,
            List<Incident> incidents,
            List<Tally> tallies) {
        var opened =
                incidents.stream()
                        .filter(each -> within(when, each.detectedAt()))
                        .filter(each -> each.state() != State.MERGED)
                        .toList();
        return new MonitorFigures(
                when,
                alerts(when, decisions, opened),
                found(opened),
                ended(when, incidents),
                checks(tallies));
    }

    private static boolean within(Stretch when, Instant at) {
        return !at.isBefore(when.from()) && at.isBefore(when.to());
    }

    private static Alerts alerts(
            Stretch when, List<AlertDecision> decisions, List<Incident> opened) {
        long byChecks = opened.stream().filter(MonitorFigures::isOfChecks).count();
        double days =
                (double) Duration.between(when.from(), when.to()).toMillis()
                        / Duration.ofDays(1).toMillis();
        // What is judged again has been counted with its run.
        var runs =
                decisions.stream()
                        .filter(each -> each.about().run().filter(each.id()::equals).isPresent())
                        .toList();
        long told = runs.stream().filter(each -> isTold(each.outcome())).count();
        return new Alerts(byChecks / days, byChecks, told, runs.size() - told);
    }

    private static boolean isTold(AlertDecision.Outcome outcome) {
        return switch (outcome) {
            case JOINED, OPENED -> true;
            case INHIBITED, HELD, SILENCED, GONE, UNKNOWN, REFUSED -> false;
        };
    }

    private static Found found(List<Incident> opened) {
        var real = opened.stream().filter(Predicate.not(MonitorFigures::isDismissed)).toList();
        long byChecks = real.stream().filter(MonitorFigures::isOfChecks).count();
        long byPeople = real.size() - byChecks;
        return new Found(byChecks, byPeople, share(byPeople, real.size()));
    }

    private static Ended ended(Stretch when, List<Incident> incidents) {
        var over =
                incidents.stream()
                        .filter(each -> !each.isOpen() && each.state() != State.MERGED)
                        .filter(each -> within(when, end(each)))
                        .toList();
        var resolved = over.stream().filter(Predicate.not(MonitorFigures::isDismissed)).toList();
        var ofChecks = over.stream().filter(MonitorFigures::isOfChecks).toList();
        long wrong = ofChecks.stream().filter(MonitorFigures::isDismissed).count();
        var total =
                resolved.stream()
                        .map(each -> Duration.between(each.detectedAt(), end(each)))
                        .reduce(Duration.ZERO, Duration::plus);
        return new Ended(
                resolved.size(),
                over.size() - resolved.size(),
                share(wrong, ofChecks.size()),
                resolved.isEmpty()
                        ? Optional.empty()
                        : Optional.of(total.dividedBy(resolved.size())));
    }

    private static Checks checks(List<Tally> tallies) {
        var ran = tallies.stream().filter(each -> each.answered() > 0).toList();
        return new Checks(
                ran.size(),
                ran.stream().filter(each -> each.breached() == 0).map(Tally::check).toList(),
                ran.stream()
                        .filter(each ->
                                each.answered() >= FEW && each.breached() == each.answered())
                        .map(Tally::check)
                        .toList());
    }

    private static boolean isOfChecks(Incident incident) {
        return switch (incident.subject().origin()) {
            case Subject.Breach _, Subject.BrokenSource _ -> true;
            case Subject.Report _ -> false;
        };
    }

    private static boolean isDismissed(Incident incident) {
        return incident.course().ending().dismissed().isPresent();
    }

    private static Instant end(Incident incident) {
        return incident.course()
                .times()
                .resolved()
                .orElseGet(() -> incident.course().times().changed());
    }

    private static Optional<Double> share(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of((double) part / whole);
    }
}
