package org.tocsin.domain.tuning;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Health;
import org.tocsin.domain.check.Risk;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.check.Words;
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
     * @param failed those of them that were in breach or broken, in playbook order
     * @param outlook where there are scores of the day before and of a week before
     */
    public record Day(
            LocalDate date,
            OptionalDouble score,
            Health.Counts counts,
            List<CheckId> failed,
            Optional<Outlook> outlook) {
        public Day {
            failed = List.copyOf(failed);
        }
    }

    /**
     * Where a score is heading by document 001's rule (D-6).
     *
     * @param weekBefore the score of a week before
     */
    public record Outlook(double score, double dayBefore, double weekBefore) {
        public Risk risk() {
            return Risk.of(score, dayBefore, weekBefore);
        }

        /** Why, in words: {@code 80.0%, after 95.0% the day before and 97.5% a week before}. */
        public String words() {
            return "%s, after %s the day before and %s a week before"
                    .formatted(percent(score), percent(dayBefore), percent(weekBefore));
        }

        private static String percent(double share) {
            return Words.value(share, Unit.RATIO);
        }
    }

    /** Which way the score goes; steady is less than a point over the days that are shown. */
    public enum Heading {
        RISING,
        STEADY,
        FALLING
    }

    /**
     * @param all every day with its score, those included that only risks are held against, oldest
     *     first
     * @param from the first day to show
     */
    public static List<Day> days(List<Day> all, LocalDate from) {
        return all.stream()
                .filter(day -> !day.date().isBefore(from))
                .map(day ->
                        new Day(
                                day.date(),
                                day.score(),
                                day.counts(),
                                day.failed(),
                                outlook(day, all)))
                .toList();
    }

    private static Optional<Outlook> outlook(Day day, List<Day> all) {
        var yesterday = score(all, day.date().minusDays(1));
        var weekAgo = score(all, day.date().minusDays(7));
        return day.score().isEmpty() || yesterday.isEmpty() || weekAgo.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Outlook(
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

    /** That of the newest day that has one. */
    public Optional<Outlook> outlook() {
        return days.reversed().stream().flatMap(day -> day.outlook().stream()).findFirst();
    }

    /** Empty of fewer than two scores. */
    public Optional<Heading> heading() {
        return trend().stream()
                .mapToObj(aDay -> aDay * (days.size() - 1))
                .map(all ->
                        Math.abs(all) < 0.01
                                ? Heading.STEADY
                                : all > 0 ? Heading.RISING : Heading.FALLING)
                .findFirst();
    }

    /**
     * In how many days the score is less than what was promised, if it goes on falling as it does;
     * empty of one that is less already, or does not fall, or was promised nothing.
     */
    public OptionalInt daysLeft() {
        var newest =
                days.reversed().stream().flatMapToDouble(day -> day.score().stream()).findFirst();
        if (tier.isEmpty()
                || newest.isEmpty()
                || heading().filter(Heading.FALLING::equals).isEmpty()) {
            return OptionalInt.empty();
        }
        double room = newest.getAsDouble() - tier.get().score();
        return room < 0
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.floor(room / -trend().orElseThrow()) + 1);
    }
}
