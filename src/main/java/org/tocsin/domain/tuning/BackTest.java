package org.tocsin.domain.tuning;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.Exclusion;
import org.tocsin.domain.check.Replay;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.series.Point;

/**
 * What one check would have alerted by other rules, beside what it alerts by those in force (D-7).
 *
 * @param marks one for each point of the stretch, oldest first
 */
public record BackTest(List<Mark> marks, Side now, Side tried) {
    public BackTest {
        marks = List.copyOf(marks);
    }

    /** A point as both rules judge it. */
    public record Mark(Point point, Verdict now, Verdict tried) {
        public boolean gained() {
            return !isBreach(now) && isBreach(tried);
        }

        public boolean lost() {
            return isBreach(now) && !isBreach(tried);
        }

        public boolean kept() {
            return isBreach(now) && isBreach(tried);
        }

        /** By time; a point that only one of them has is as if the other were silent. */
        static List<Mark> join(List<Replay.Judged> now, List<Replay.Judged> tried) {
            return points(now).equals(points(tried)) ? beside(now, tried) : merged(now, tried);
        }

        private static List<Point> points(List<Replay.Judged> judged) {
            return judged.stream().map(Replay.Judged::point).toList();
        }

        private static List<Mark> beside(List<Replay.Judged> now, List<Replay.Judged> tried) {
            return IntStream.range(0, now.size())
                    .mapToObj(i ->
                            new Mark(
                                    now.get(i).point(),
                                    now.get(i).verdict(),
                                    tried.get(i).verdict()))
                    .toList();
        }

        private static List<Mark> merged(List<Replay.Judged> now, List<Replay.Judged> tried) {
            var points = new TreeMap<Instant, Point>();
            var was = new HashMap<Instant, Verdict>();
            var is = new HashMap<Instant, Verdict>();
            now.forEach(each -> put(each, points, was));
            tried.forEach(each -> put(each, points, is));
            var silent = new Verdict.Healthy();
            return points.values().stream()
                    .map(point ->
                            new Mark(
                                    point,
                                    was.getOrDefault(point.at(), silent),
                                    is.getOrDefault(point.at(), silent)))
                    .toList();
        }

        private static void put(
                Replay.Judged each, Map<Instant, Point> points, Map<Instant, Verdict> verdicts) {
            points.put(each.point().at(), each.point());
            verdicts.put(each.point().at(), each.verdict());
        }

        private static boolean isBreach(Verdict verdict) {
            return verdict instanceof Verdict.Breach;
        }
    }

    /** One set of rules. */
    public record Side(List<Alert> alerts, Tally tally) {
        public Side {
            alerts = List.copyOf(alerts);
        }
    }

    /**
     * What alerts are counted by.
     *
     * @param over points outside are learned from, but not counted
     * @param goodRuns how many healthy points in a row end an alert
     * @param real what really was wrong, of any check
     */
    public record Frame(
            Exclusion.Stretch over, Paging paging, int goodRuns, List<RealIncident> real) {
        public Frame {
            real = List.copyOf(real);
        }

        List<Replay.Judged> counted(List<Replay.Judged> judged) {
            return judged.stream().filter(each -> covers(each.point().at())).toList();
        }

        private boolean covers(Instant at) {
            return !at.isBefore(over.from()) && at.isBefore(over.until());
        }

        /** What really was wrong in the stretch. */
        List<RealIncident> found() {
            return real.stream()
                    .filter(each -> each.span().meets(over.from(), over.until().minusNanos(1)))
                    .toList();
        }
    }

    /**
     * The rules in force, with the dated exceptions as they held at the time of each point.
     *
     * @param exceptions as {@link Adjustment#apply} takes them
     */
    public record InForce(Check check, List<Adjustment> exceptions) {
        public InForce {
            exceptions = List.copyOf(exceptions);
        }

        /** Worth keeping while other rules are tried: it never changes with them. */
        public List<Replay.Judged> replay(Replay.History history) {
            return Replay.of(check, exceptions, history);
        }
    }

    /**
     * @param now what {@link InForce#replay} says of the same history
     * @param tried the same check with other rules
     */
    public static BackTest of(
            List<Replay.Judged> now, Check tried, Replay.History history, Frame frame) {
        var was = frame.counted(now);
        var is = frame.counted(Replay.of(tried, history));
        var told = history.surroundings().told();
        return new BackTest(
                Mark.join(was, is), side(tried, was, told, frame), side(tried, is, told, frame));
    }

    /** What one set of rules comes to by itself. */
    static Side side(
            Check check,
            List<Replay.Judged> judged,
            Function<Point, Optional<Instant>> told,
            Frame frame) {
        var alerts = Alert.of(check.id(), judged, told, frame.goodRuns());
        var dataSet = check.measure().dataSet();
        int pages = 0;
        int nights = 0;
        int hits = 0;
        for (var alert : alerts) {
            var page = frame.paging().page(alert);
            pages += page.isPresent() ? 1 : 0;
            nights +=
                    page.flatMap(Alert.Call::at).filter(frame.paging()::isNight).isPresent()
                            ? 1
                            : 0;
            hits += frame.real().stream().anyMatch(each -> each.explains(alert, dataSet)) ? 1 : 0;
        }
        int points = (int) judged.stream().filter(Replay.Judged::breached).count();
        int missed =
                (int)
                        frame.found().stream()
                                .filter(each -> each.checks().contains(check.id()))
                                .filter(each ->
                                        alerts.stream()
                                                .noneMatch(alert -> each.explains(alert, dataSet)))
                                .count();
        return new Side(
                alerts,
                new Tally(
                        new Tally.Load(points, alerts.size(), pages, nights),
                        new Tally.Worth(hits, alerts.size() - hits, missed)));
    }

    /** How many points alert that did not. */
    public int gained() {
        return (int) marks.stream().filter(Mark::gained).count();
    }

    /** How many points alerted and do not any more. */
    public int lost() {
        return (int) marks.stream().filter(Mark::lost).count();
    }
}
