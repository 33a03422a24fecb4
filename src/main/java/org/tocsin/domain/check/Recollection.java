package org.tocsin.domain.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Reading.Evidence;
import org.tocsin.domain.check.Reading.Tested;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.Trend;

/** Turns what was kept into readings (C-21, C-23, C-27, D-6). */
public final class Recollection {
    private static final int NAMED = 5;
    private static final Duration NEVER = Hindsight.TimeToFull.NEVER;

    private Recollection() {}

    public static Reading failureRate(
            Hindsight.FailureRate asked, List<Standing> standings, Instant now) {
        var recent =
                standings.stream()
                        .filter(each -> asked.of().holds(each.check()))
                        .filter(each -> each.within(asked.window(), now))
                        .toList();
        var failing = recent.stream().filter(Standing::breached).toList();
        if (recent.isEmpty()) {
            return none("no such check ran within " + new Span.Wall(asked.window()));
        }
        return new Reading.Taken(
                OptionalDouble.of((double) failing.size() / recent.size()),
                new Tested(recent.size(), OptionalLong.of(failing.size())),
                failing.isEmpty() ? List.of() : List.of(named(failing, recent.size())),
                Evidence.NONE);
    }

    private static String named(List<Standing> failing, int all) {
        var names = failing.stream().limit(NAMED).map(each -> each.check().title().name()).toList();
        int more = failing.size() - names.size();
        return "%d of %d checks failed: %s%s"
                .formatted(
                        failing.size(),
                        all,
                        String.join(", ", names),
                        more > 0 ? " and %d more".formatted(more) : "");
    }

    public static Reading quality(
            Hindsight.QualityOf asked, DataSetId dataSet, List<Standing> standings) {
        var own = standings.stream().filter(each -> each.isOf(dataSet)).toList();
        var quality = Quality.of(own, asked);
        if (quality.score().isEmpty()) {
            return none("no check of %s has judged it yet".formatted(dataSet));
        }
        var broken = own.stream().filter(Standing::broken).count();
        return new Reading.Taken(
                quality.score(),
                quality.tested(),
                List.of(),
                broken == 0 ? List.of() : List.of(broken + " broken checks do not count"),
                Evidence.NONE);
    }

    /**
     * @param earlier points of the score before today's, in any order
     */
    public static Reading risk(Reading score, List<Point> earlier, Partition today) {
        if (!(score instanceof Reading.Taken(var value, var tested, _, _, _)) || value.isEmpty()) {
            return score;
        }
        var yesterday = on(earlier, today, 1);
        var weekAgo = on(earlier, today, 7);
        if (yesterday.isEmpty() || weekAgo.isEmpty()) {
            return new Reading.Taken(
                    OptionalDouble.of(Risk.LOW.ordinal()),
                    tested,
                    List.of(),
                    List.of("no score of yesterday and of a week ago yet to hold it against"),
                    Evidence.NONE);
        }
        var risk = Risk.of(value.getAsDouble(), yesterday.get(), weekAgo.get());
        var words =
                "%s risk: the score is %s, after %s yesterday and %s a week ago"
                        .formatted(
                                risk,
                                share(value.getAsDouble()),
                                share(yesterday.get()),
                                share(weekAgo.get()));
        return new Reading.Taken(
                OptionalDouble.of(risk.ordinal()), tested, List.of(words), Evidence.NONE);
    }

    private static String share(double value) {
        return Words.value(value, Unit.RATIO);
    }

    private static Optional<Double> on(List<Point> points, Partition today, int daysBack) {
        var zone =
                switch (today) {
                    case Partition.Whole(_, var own) -> own;
                    case Partition.Span(_, _, var own) -> own;
                };
        var day = today.at().atZone(zone).toLocalDate().minusDays(daysBack);
        return points.stream()
                .filter(point -> point.at().atZone(zone).toLocalDate().equals(day))
                .map(Point::value)
                .findFirst();
    }

    /**
     * @param points of the measure, in any order
     */
    public static Reading timeToFull(Hindsight.TimeToFull asked, List<Point> points) {
        if (points.size() < 2) {
            return none("%s has fewer than 2 points to draw a line through".formatted(asked.of()));
        }
        var trend = Trend.through(points);
        double newest = trend.newest().value();
        if (newest >= asked.full()) {
            return seconds(0, "it is full: " + number(newest));
        }
        var left = trend.until(asked.full()).filter(until -> until.compareTo(NEVER) < 0);
        if (newest < asked.from() || left.isEmpty()) {
            return seconds(NEVER.toSeconds(), "");
        }
        return seconds(
                left.get().toSeconds(),
                "full in about %d days: %s now, %s more a day"
                        .formatted(left.get().toDays(), number(newest), number(trend.aDay())));
    }

    private static String number(double value) {
        return Words.value(value, Unit.NUMBER);
    }

    private static Reading seconds(double value, String words) {
        return new Reading.Taken(
                OptionalDouble.of(value),
                Tested.NONE,
                words.isEmpty() ? List.of() : List.of(words),
                Evidence.NONE);
    }

    private static Reading none(String why) {
        return new Reading.Taken(OptionalDouble.empty(), Tested.NONE, List.of(why), Evidence.NONE);
    }
}
