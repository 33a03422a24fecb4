package org.tocsin.domain.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Condition.Direction;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Settings;

/** A history judged anew says what was said day by day. */
class ReplayTest {
    private static final Severity P1 = new Severity("P1", 0, Severity.Level.CRITICAL);
    private static final Severity P2 = new Severity("P2", 1, Severity.Level.WARNING);
    private static final Instant MONDAY = Instant.parse("2025-01-06T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Predicate<Point> NOTHING = _ -> false;

    /** Weeks with weekends, noise, a few spikes, a flat stretch and zeros. */
    private static List<Point> year() {
        var random = new Random(7);
        var points = new ArrayList<Point>();
        for (int i = 0; i < 150; i++) {
            double usual = (i % 7 < 5 ? 1_000 : 400) * (1 + 0.1 * random.nextGaussian());
            double value = i % 23 == 22 ? usual * 3 : i > 80 && i < 95 ? 700 : usual;
            points.add(new Point(MONDAY.plus(DAY.multipliedBy(i)), i % 41 == 40 ? 0 : value));
        }
        return points;
    }

    private static Check check(Rule... rules) {
        var measure =
                new Measure(
                        new MeasureId("rows"),
                        "Rows",
                        new DataSetId("orders"),
                        new Formula.RowCount(Optional.empty()),
                        Unit.COUNT);
        var handling =
                new Check.Handling(
                        new Schedule.Every(DAY),
                        Optional.empty(),
                        Check.Labels.NONE,
                        Optional.empty(),
                        Optional.empty());
        return new Check(
                new CheckId("rows"),
                new Check.Title("Rows", "", Optional.empty()),
                measure,
                List.of(rules),
                handling);
    }

    private static Replay.History history(List<Point> points, Predicate<Point> leftOut) {
        var around =
                new Replay.Surroundings(
                        leftOut,
                        point ->
                                new JudgedDay(
                                        LocalDate.ofInstant(point.at(), ZoneOffset.UTC),
                                        false,
                                        Set.of()),
                        point -> Optional.of(point.at().plus(Duration.ofHours(6))));
        return new Replay.History(points, around, ZoneOffset.UTC);
    }

    private static Rule rule(Severity severity, Condition condition, int inARow) {
        return new Rule(severity, condition, inARow);
    }

    static Stream<Check> checks() {
        return Stream.of(
                check(),
                check(
                        rule(P1, new Condition.Below(450), 1),
                        rule(P2, new Condition.Above(1_500), 1)),
                check(rule(P1, new Condition.Below(600), 2)),
                check(rule(P2, new Condition.Deviates(0.3, 7, Direction.BOTH), 1)),
                check(rule(P2, new Condition.Deviates(0.1, 7, Direction.UP), 3)),
                check(
                        rule(P1, new Condition.ZScore(3, 14, Direction.BOTH), 1),
                        rule(P2, new Condition.ZScore(1.5, 14, Direction.DOWN), 2)),
                check(rule(P2, new Condition.Steady(0.001, 3), 2)),
                check(
                        rule(
                                P1,
                                new Condition.Detects(
                                        Settings.usual(DetectorKind.WEEKDAY_BAND),
                                        0.5,
                                        Direction.BOTH),
                                1)),
                check(
                        rule(
                                P2,
                                new Condition.Detects(
                                        new Settings(
                                                DetectorKind.MEDIAN_MAD, Map.of("previous", 14.0)),
                                        0,
                                        Direction.UP),
                                2)));
    }

    @ParameterizedTest
    @MethodSource("checks")
    void everyPointIsJudgedAsItWasOnItsDay(Check check) {
        Predicate<Point> leftOut = point -> point.value() > 2_000;
        var points = year();
        var replayed = Replay.of(check, history(points, leftOut));
        for (int i = 0; i < points.size(); i++) {
            var point = points.get(i);
            var before = points.subList(0, i).stream().filter(leftOut.negate()).toList();
            var kept = before.subList(Math.max(0, before.size() - check.history()), before.size());
            assertThat(replayed.get(i).verdict())
                    .as("day %d", i)
                    .isEqualTo(judged(check, point, kept));
        }
    }

    private static Verdict judged(Check check, Point point, List<Point> before) {
        var reading =
                new Reading.Taken(
                        OptionalDouble.of(point.value()),
                        Reading.Tested.NONE,
                        List.of(),
                        Reading.Evidence.NONE);
        return Judge.judge(check, reading, new Past(before, point.at(), ZoneOffset.UTC)).verdict();
    }

    @Test
    void whatComesLaterChangesNothing() {
        var check =
                check(
                        rule(
                                P1,
                                new Condition.Detects(
                                        Settings.usual(DetectorKind.AUTO), 0, Direction.BOTH),
                                1));
        var points = year();
        var all = Replay.of(check, history(points, NOTHING));
        var half = Replay.of(check, history(points.subList(0, 75), NOTHING));
        assertThat(half).isEqualTo(all.subList(0, 75));
    }

    @Test
    void anExceptionCountsWhileItHoldsByTheTimeOfTheRun() {
        var check = check(rule(P1, new Condition.Below(500), 1));
        var from = MONDAY.plus(DAY.multipliedBy(5)).plus(Duration.ofHours(6));
        var weekend =
                new Adjustment(
                        new UUID(0, 1),
                        check.id(),
                        new Adjustment.Change.Expected(),
                        new Adjustment.Term(from, Optional.of(from.plus(DAY))),
                        new Adjustment.Entry("weekend", "ann", MONDAY));
        var history = history(points(900, 900, 900, 900, 900, 400, 400), NOTHING);
        assertThat(Replay.of(check, List.of(weekend), history))
                .extracting(Replay.Judged::breached)
                .containsExactly(false, false, false, false, false, false, true);
    }

    @Test
    void aRuleForWeekdaysIsSilentAtWeekends() {
        var weekdays =
                new RuleDays(
                        List.of(new RuleDays.Selector.Kind(JudgedDay.Kind.WEEKDAYS)), List.of());
        var check = check(new Rule(P1, new Condition.Below(500), 1, weekdays));
        var history = history(points(400, 900, 900, 900, 900, 400, 400), NOTHING);
        assertThat(Replay.of(check, history))
                .extracting(Replay.Judged::breached)
                .containsExactly(true, false, false, false, false, false, false);
    }

    @Test
    void nothingMeasuredIsNothingJudged() {
        assertThat(
                        Replay.of(
                                check(rule(P1, new Condition.Below(1), 1)),
                                history(List.of(), NOTHING)))
                .isEmpty();
    }

    private static List<Point> points(double... values) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < values.length; i++) {
            points.add(new Point(MONDAY.plus(DAY.multipliedBy(i)), values[i]));
        }
        return points;
    }
}
