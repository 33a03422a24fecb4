package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.Exclusion;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Judge;
import org.tocsin.domain.check.JudgedDay;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Past;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Replay;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Settings;
import org.tocsin.domain.tuning.BackTest;
import org.tocsin.domain.tuning.Paging;

/**
 * How long back-tests of many checks over a year of daily points take, beside judging each point
 * with all that was before it, as a check's run does, in the same run.
 */
public final class BackTestBench {
    private static final int DAYS = 365;
    private static final int WARM_UP = 3;
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final Severity WORST = new Severity("CRITICAL", 0, Severity.Level.CRITICAL);

    private final List<Subject> subjects = new ArrayList<>();
    private final int runs;

    /** A check in force, the same with another rule, and its history. */
    private record Subject(Check now, Check tried, Replay.History history) {}

    /**
     * @param all milliseconds for all checks, both sets of rules judged
     * @param step for one step of a slider on the slowest kind of check
     * @param reference for all checks judged run by run, by one set of rules
     */
    public record Result(int checks, double all, double step, double reference) {}

    /**
     * @param checks of four kinds in turn: a bound, a z-score, a deviation and a weekday band
     * @param runs of which the median counts, after some to warm up
     */
    public BackTestBench(int checks, int runs) {
        this.runs = runs;
        var random = new Random(1);
        for (int i = 0; i < checks; i++) {
            var condition = condition(i, 1);
            subjects.add(
                    new Subject(check(i, condition), check(i, condition(i, 1.2)), history(random)));
        }
    }

    private static Condition condition(int number, double wider) {
        return switch (number % 4) {
            case 0 -> new Condition.Below(700 / wider);
            case 1 -> new Condition.ZScore(2.5 * wider, 7, Condition.Direction.BOTH);
            case 2 -> new Condition.Deviates(0.2 * wider, 7, Condition.Direction.BOTH);
            default ->
                    new Condition.Detects(
                            Settings.usual(DetectorKind.WEEKDAY_BAND),
                            0.1 * wider,
                            Condition.Direction.BOTH);
        };
    }

    private static Check check(int number, Condition condition) {
        var id = "check-" + number;
        var measure =
                new Measure(
                        new MeasureId(id),
                        id,
                        new DataSetId("bench"),
                        new Formula.RowCount(Optional.empty()),
                        Unit.COUNT);
        var handling =
                new Check.Handling(
                        new Schedule.Every(Duration.ofDays(1)),
                        Optional.empty(),
                        Check.Labels.NONE,
                        Optional.empty(),
                        Optional.empty());
        return new Check(
                new CheckId(id),
                new Check.Title(id, "", Optional.empty()),
                measure,
                List.of(new Rule(WORST, condition, 1)),
                handling);
    }

    private static Replay.History history(Random random) {
        var points = new ArrayList<Point>();
        for (int day = 0; day < DAYS; day++) {
            double usual = (day % 7 < 5 ? 1_000 : 600) * (1 + 0.08 * random.nextGaussian());
            points.add(
                    new Point(
                            FIRST.plus(Duration.ofDays(day)),
                            random.nextInt(40) == 0 ? usual * 2 : usual));
        }
        var around =
                new Replay.Surroundings(
                        _ -> false,
                        point ->
                                new JudgedDay(
                                        LocalDate.ofInstant(point.at(), ZoneOffset.UTC),
                                        false,
                                        Set.of()),
                        point -> Optional.of(point.at().plus(Duration.ofMinutes(390))));
        return new Replay.History(points, around, ZoneOffset.UTC);
    }

    public Result run() {
        var frame =
                new BackTest.Frame(
                        new Exclusion.Stretch(FIRST, FIRST.plus(Duration.ofDays(DAYS))),
                        new Paging(Set.of(WORST.id()), ZoneOffset.UTC),
                        1,
                        List.of());
        double all = median(() -> subjects.forEach(each -> test(each, now(each), frame)));
        double step = 0;
        for (var subject : subjects.subList(0, Math.min(4, subjects.size()))) {
            var now = now(subject);
            step = Math.max(step, median(() -> test(subject, now, frame)));
        }
        double reference = median(() -> subjects.forEach(BackTestBench::runByRun));
        return new Result(subjects.size(), all, step, reference);
    }

    private static List<Replay.Judged> now(Subject subject) {
        return new BackTest.InForce(subject.now(), List.of()).replay(subject.history());
    }

    private static void test(Subject subject, List<Replay.Judged> now, BackTest.Frame frame) {
        BackTest.of(now, subject.tried(), subject.history(), frame);
    }

    /** As its runs were, each with as many points before it as its rules look back on. */
    private static void runByRun(Subject subject) {
        var points = subject.history().points();
        int look = subject.now().history();
        for (int i = 0; i < points.size(); i++) {
            var point = points.get(i);
            var before = points.subList(Math.max(0, i - look), i);
            var reading =
                    new Reading.Taken(
                            OptionalDouble.of(point.value()),
                            Reading.Tested.NONE,
                            List.of(),
                            Reading.Evidence.NONE);
            Judge.judge(subject.now(), reading, new Past(before, point.at(), ZoneOffset.UTC));
        }
    }

    private double median(Runnable work) {
        for (int i = 0; i < WARM_UP; i++) {
            work.run();
        }
        var millis = new double[runs];
        for (int i = 0; i < runs; i++) {
            long begun = System.nanoTime();
            work.run();
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(millis);
        return millis[runs / 2];
    }
}
