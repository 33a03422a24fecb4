package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Exclusion;
import org.tocsin.domain.check.JudgedDay;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Replay;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.tuning.BackTest;
import org.tocsin.domain.tuning.Paging;
import org.tocsin.domain.tuning.PolicyTest;
import org.tocsin.domain.tuning.RealIncident;
import org.tocsin.store.Series;
import org.tocsin.store.Store;

/**
 * Tries rules on the stored history of a workspace (D-7, X-2). Reads the store, changes nothing.
 */
public final class BackTesting {
    /** More than a year of hourly points. */
    private static final int MOST = 20_000;

    private final Playbook inForce;
    private final Store store;
    private final HolidaySource holidays;

    public BackTesting(Playbook inForce, Store store, HolidaySource holidays) {
        this.inForce = inForce;
        this.store = store;
        this.holidays = holidays;
    }

    /**
     * All that is needed to try rules on one check, read once.
     *
     * @param now what the rules in force say of the history
     */
    public record Bench(
            Check check, Replay.History history, BackTest.Frame frame, List<Replay.Judged> now) {
        public Bench {
            now = List.copyOf(now);
        }

        /** Tries the check with other rules: pure, and done in a blink. */
        public BackTest tried(Check other) {
            return BackTest.of(now, other, history, frame);
        }
    }

    /**
     * Reads the history of a check.
     *
     * @return empty when it has no points, or is judged segment by segment, or is unknown
     */
    public Optional<Bench> bench(CheckId id, List<Incident> incidents, Instant now) {
        return inForce.check(id)
                .filter(check -> Segmentation.of(check.measure()).isEmpty())
                .flatMap(check -> bench(check, incidents, now));
    }

    private Optional<Bench> bench(Check check, List<Incident> incidents, Instant now) {
        var points = store.points().current().newest(series(check.measure()), MOST);
        if (points.isEmpty()) {
            return Optional.empty();
        }
        var history = history(inForce, check, points);
        var over =
                new Exclusion.Stretch(
                        points.getFirst().at(), points.getLast().at().plus(Duration.ofNanos(1)));
        var frame = frame(inForce, over, RealIncident.of(incidents, now));
        var said = new BackTest.InForce(check, adjustments()).replay(history);
        return Optional.of(new Bench(check, history, frame, said));
    }

    /**
     * What came of a whole playbook.
     *
     * @param left checks of either playbook that could not be replayed, with the reason
     */
    public record Policy(
            String inForce,
            String tried,
            Exclusion.Stretch over,
            PolicyTest test,
            List<LeftOut> left) {
        public Policy {
            left = List.copyOf(left);
        }
    }

    /** A check that could not be replayed. */
    public record LeftOut(CheckId check, String why) {}

    /** Tries all rules of a playbook on the points that the workspace has of its measures. */
    public Policy policy(
            Playbook other, Exclusion.Stretch over, List<Incident> incidents, Instant now) {
        var left = new ArrayList<LeftOut>();
        var pairs = new LinkedHashMap<CheckId, PolicyTest.Pair>();
        for (var check : inForce.checks()) {
            play(inForce, check, over, left)
                    .ifPresent(played ->
                            pairs.put(
                                    check.id(),
                                    new PolicyTest.Pair(Optional.of(played), Optional.empty())));
        }
        for (var check : other.checks()) {
            play(other, check, over, left)
                    .ifPresent(played ->
                            pairs.merge(
                                    check.id(),
                                    new PolicyTest.Pair(Optional.empty(), Optional.of(played)),
                                    (was, is) -> new PolicyTest.Pair(was.now(), is.tried())));
        }
        var real = RealIncident.of(incidents, now);
        var frames = new PolicyTest.Frames(frame(inForce, over, real), frame(other, over, real));
        return new Policy(
                inForce.header().name(),
                other.header().name(),
                over,
                PolicyTest.of(List.copyOf(pairs.values()), frames),
                left.stream().distinct().toList());
    }

    private Optional<PolicyTest.Played> play(
            Playbook playbook, Check check, Exclusion.Stretch over, List<LeftOut> left) {
        var fault = fault(check);
        var points = fault.isPresent() ? List.<Point>of() : points(check, over);
        if (points.isEmpty()) {
            left.add(
                    new LeftOut(
                            check.id(), fault.orElse("nothing was measured for it in this time")));
            return Optional.empty();
        }
        var history = history(playbook, check, points);
        boolean own = playbook == inForce;
        var judged =
                own
                        ? new BackTest.InForce(check, adjustments()).replay(history)
                        : Replay.of(check, history);
        return Optional.of(new PolicyTest.Played(check, judged, history));
    }

    /** Points are kept by the name of what they measure, which must be the same thing in both. */
    private Optional<String> fault(Check check) {
        if (Segmentation.of(check.measure()).isPresent()) {
            return Optional.of("it is judged segment by segment, which is not replayed");
        }
        return inForce.measure(check.measure().id())
                .or(() -> measured(check))
                .filter(known -> !known.formula().equals(check.measure().formula()))
                .map(_ -> "it measures something else than the rules in force do under this name");
    }

    private Optional<Measure> measured(Check check) {
        return inForce.checks().stream()
                .map(Check::measure)
                .filter(measure -> measure.id().equals(check.measure().id()))
                .filter(measure -> measure.dataSet().equals(check.measure().dataSet()))
                .findFirst();
    }

    /** Those of the stretch, with as many before it as the rules look back on. */
    private List<Point> points(Check check, Exclusion.Stretch over) {
        var current = store.points().current();
        var series = series(check.measure());
        var points = new ArrayList<>(current.before(series, over.from(), look(check)));
        var inside =
                current.newest(series, MOST).stream()
                        .filter(point -> !point.at().isBefore(over.from()))
                        .filter(point -> point.at().isBefore(over.until()))
                        .toList();
        points.addAll(inside);
        return inside.isEmpty() ? List.of() : points;
    }

    private static int look(Check check) {
        return Math.min(MOST, check.history());
    }

    private Series series(Measure measure) {
        return Series.of(inForce.header().name(), measure);
    }

    private List<Adjustment> adjustments() {
        return store.adjustments().effective(inForce.header().name());
    }

    private static BackTest.Frame frame(
            Playbook playbook, Exclusion.Stretch over, List<RealIncident> real) {
        int goodRuns = playbook.response().rules().turns().settings().resolveAfter().orElse(1);
        return new BackTest.Frame(over, Paging.of(playbook), Math.max(1, goodRuns), real);
    }

    private Replay.History history(Playbook playbook, Check check, List<Point> points) {
        var measure = check.measure();
        var dataSet = playbook.dataSet(measure.dataSet());
        ZoneId zone = dataSet.map(each -> each.zone()).orElse(ZoneOffset.UTC);
        var days = JudgedDays.of(playbook, holidays);
        Function<Point, JudgedDay> day = point -> days.of(LocalDate.ofInstant(point.at(), zone));
        var around =
                new Replay.Surroundings(
                        leftOut(playbook, measure, zone), day, point -> told(check, point));
        return new Replay.History(points, around, zone);
    }

    /** What people excluded, and what the playbook expects to vary. */
    private Predicate<Point> leftOut(Playbook playbook, Measure measure, ZoneId zone) {
        var marks =
                store.points().exclusions(inForce.header().name()).stream()
                        .filter(mark -> concerns(mark.scope(), measure))
                        .map(Exclusion::stretch)
                        .toList();
        var expected = playbook.inputs().expected();
        return point ->
                marks.stream()
                                .anyMatch(stretch ->
                                        !point.at().isBefore(stretch.from())
                                                && point.at().isBefore(stretch.until()))
                        || expected.stream()
                                .anyMatch(one ->
                                        one.covers(
                                                measure.id(),
                                                LocalDate.ofInstant(point.at(), zone)));
    }

    private static boolean concerns(Exclusion.Scope scope, Measure measure) {
        return switch (scope) {
            case Exclusion.Scope.OfMeasure(var id) -> id.equals(measure.id());
            case Exclusion.Scope.OfDataSet(var id) -> id.equals(measure.dataSet());
            case Exclusion.Scope.Everything() -> true;
        };
    }

    /** The first run of the schedule at or after the time that a point speaks of. */
    private static Optional<Instant> told(Check check, Point point) {
        return check.handling().running().cadence().next(check.id(), point.at().minusMillis(1));
    }
}
