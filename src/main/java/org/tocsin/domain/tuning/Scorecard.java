package org.tocsin.domain.tuning;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tocsin.domain.check.Health;
import org.tocsin.domain.check.Risk;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Tier;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.Trend;

/**
 * How good a data set was, day by day (A-4; document 000, weekly quality scorecard review).
 *
 * @param tier what was promised, where something was
 * @param days oldest first; a day without a run of any check has no score
 */
public record Scorecard(DataSetId dataSet, String name, Optional<Tier> tier, List<Day> days) {
    public Scorecard {
        days = List.copyOf(days);
    }

    /**
     * @param counts of the data set's checks, by their newest runs of that day
     * @param risk by document 001's rule, where there are scores of the day before and of a week
     *     before to hold it against (D-6)
     */
    public record Day(
            LocalDate date, OptionalDouble score, Health.Counts counts, Optional<Risk> risk) {}

    /**
     * @param all every day with its score, those included that only risks are held against, oldest
     *     first
     * @param from the first day to show
     */
    public static List<Day> days(List<Day> all, LocalDate from) {
        return all.stream()
                .filter(day -> !day.date().isBefore(from))
                .map(day -> new Day(day.date(), day.score(), day.counts(), risk(day, all)))
                .toList();
    }

    private static Optional<Risk> risk(Day day, List<Day> all) {
        var yesterday = score(all, day.date().minusDays(1));
        var weekAgo = score(all, day.date().minusDays(7));
        return day.score().isEmpty() || yesterday.isEmpty() || weekAgo.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Risk.of(
                                day.score().getAsDouble(),
                                yesterday.getAsDouble(),
                                weekAgo.getAsDouble()));
    }

    private static OptionalDouble score(List<Day> all, LocalDate date) {
        return all.stream()
                .filter(day -> day.date().equals(date))
                .map(Day::score)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    /** The mean of the days that have a score. */
    public OptionalDouble mean() {
        return days.stream().flatMapToDouble(day -> day.score().stream()).average();
    }

    /** How much the score rises in a day, by a straight line; empty of fewer than two scores. */
    public OptionalDouble trend() {
        var points =
                days.stream()
                        .filter(day -> day.score().isPresent())
                        .map(day ->
                                new Point(
                                        day.date().atStartOfDay(ZoneOffset.UTC).toInstant(),
                                        day.score().getAsDouble()))
                        .toList();
        return points.size() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(Trend.through(points).aDay());
    }

    /** On how many days the promise was kept; empty where nothing was promised. */
    public Optional<Kept> kept() {
        return tier.map(promise -> {
            var scores = days.stream().flatMapToDouble(day -> day.score().stream()).toArray();
            int kept = 0;
            for (double score : scores) {
                kept += score >= promise.score() ? 1 : 0;
            }
            return new Kept(kept, scores.length);
        });
    }

    /** So many days of those with a score. */
    public record Kept(int days, int of) {}

    /** The risk of the newest day that has one. */
    public Optional<Risk> risk() {
        return days.reversed().stream().flatMap(day -> day.risk().stream()).findFirst();
    }
}
