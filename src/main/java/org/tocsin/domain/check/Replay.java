package org.tocsin.domain.check;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tocsin.domain.check.Asked.Outcome;
import org.tocsin.domain.series.Point;

/**
 * Judges a stored history anew, as if rules had been in force all along (D-7, X-2). Each point is
 * judged by those before it alone, exactly as {@link Judge} would have judged it then. What has no
 * value has no point: runs that were broken are not replayed.
 */
public final class Replay {
    private Replay() {}

    /**
     * What was measured.
     *
     * @param points oldest first; those before the stretch of interest are what rules learn from
     * @param surroundings what else was so at the time of a point
     * @param zone in which days and weekdays are told
     */
    public record History(List<Point> points, Surroundings surroundings, ZoneId zone) {
        public History {
            points = List.copyOf(points);
        }
    }

    /**
     * @param leftOut whether baselines leave a point out
     * @param day what the calendar says of a point's day
     * @param told when a breach at a point is found: the first run of the schedule after it; empty
     *     of a check that runs only when asked
     */
    public record Surroundings(
            Predicate<Point> leftOut,
            Function<Point, JudgedDay> day,
            Function<Point, Optional<Instant>> told) {}

    /** A point with what it means by the rules that were tried. */
    public record Judged(Point point, Verdict verdict) {
        public boolean breached() {
            return verdict instanceof Verdict.Breach;
        }
    }

    /** By one and the same rules throughout. */
    public static List<Judged> of(Check check, History history) {
        var walks = check.rules().stream().map(rule -> new RuleWalk(rule, history.zone())).toList();
        var judged = new ArrayList<Judged>(history.points().size());
        for (var point : history.points()) {
            judged.add(new Judged(point, verdict(walks, point, history.surroundings())));
        }
        return judged;
    }

    /**
     * By the rules with the dated exceptions that held at the time of each point.
     *
     * @param adjustments as {@link Adjustment#apply} takes them
     */
    public static List<Judged> of(Check check, List<Adjustment> adjustments, History history) {
        var own = adjustments.stream().filter(each -> each.check().equals(check.id())).toList();
        if (own.isEmpty()) {
            return of(check, history);
        }
        // Points in a row are all asked by the rule as it is when the last of them is judged.
        Map<Check, List<Judged>> versions = new HashMap<>();
        var judged = new ArrayList<Judged>(history.points().size());
        for (int i = 0; i < history.points().size(); i++) {
            var point = history.points().get(i);
            var at = history.surroundings().told().apply(point).orElse(point.at());
            var version = Adjustment.apply(check, own, at);
            var all = versions.computeIfAbsent(version, each -> of(each, history));
            judged.add(Objects.requireNonNull(all).get(i));
        }
        return judged;
    }

    /** The worst severity whose rule is met wins, as in {@link Judge}. */
    private static Verdict verdict(List<RuleWalk> walks, Point point, Surroundings around) {
        boolean learns = !around.leftOut().test(point);
        var day =
                days(walks) ? Optional.of(around.day().apply(point)) : Optional.<JudgedDay>empty();
        Optional<Severity> worst = Optional.empty();
        boolean asked = false;
        boolean judged = false;
        for (var walk : walks) {
            // Every rule follows the series, also on days on which it is not asked.
            var outcome = walk.next(point, learns);
            if (day.filter(each -> !walk.rule().days().hold(each)).isPresent()) {
                continue;
            }
            asked = true;
            judged |= outcome instanceof Outcome.NotMet;
            if (outcome instanceof Outcome.Met && worst.isEmpty()) {
                worst = Optional.of(walk.rule().severity());
            }
        }
        if (worst.isPresent()) {
            return new Verdict.Breach(worst.get());
        }
        return judged || !asked ? new Verdict.Healthy() : new Verdict.Learning();
    }

    /** Most rules are for every day, and looking a day up costs more than asking them. */
    private static boolean days(List<RuleWalk> walks) {
        return walks.stream().anyMatch(walk -> !walk.rule().days().isAlways());
    }
}
