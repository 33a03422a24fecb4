package org.tocsin.domain.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tocsin.domain.data.Catalogue;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Tier;

/**
 * Whether data are as young as their tier promises (C-23: tier 1 within 30 minutes, tier 2 within 2
 * hours, tier 3 within 24 hours).
 *
 * @param age of the newest row in seconds, negative when it lies ahead; absent where no row has an
 *     instant, so that there is nothing as young as promised
 * @param asOf when that was looked at: since then the data may have aged, or new ones come
 */
public record Timeliness(OptionalDouble age, Instant asOf, Tier tier) {
    /** The youngest first; nothing is older than what has no time. */
    private static final Comparator<Standing> BY_AGE =
            Comparator.comparingDouble(each -> age(each).orElse(Double.POSITIVE_INFINITY));

    /** A promise of less than 30 minutes is broken by 30 minutes (document 000, SLA tiers). */
    public boolean met() {
        return age.isPresent() && age.getAsDouble() < seconds(tier.within());
    }

    /** {@code Age 45 min, tier 1 promises 30 min: not met}, without its first word. */
    public String words() {
        return "%s, tier %d promises %s: %s"
                .formatted(
                        age.isPresent() ? length(age.getAsDouble()) : "none, no row has a time",
                        tier.number(),
                        length(seconds(tier.within())),
                        met() ? "met" : "not met");
    }

    /**
     * From the newest run that found an age; absent without a tier, or when no check could tell.
     */
    static Optional<Timeliness> of(
            DataSetId dataSet, Catalogue catalogue, Collection<Standing> standings) {
        return catalogue
                .tier(dataSet)
                .flatMap(tier ->
                        newest(dataSet, standings)
                                .map(each ->
                                        new Timeliness(
                                                age(each),
                                                each.run().occasion().startedAt(),
                                                tier)));
    }

    /** As {@link Health} tells it, for whoever has no more than the newest runs. */
    public static Optional<Timeliness> of(
            DataSetId dataSet,
            Catalogue catalogue,
            Collection<Check> checks,
            Collection<CheckRun> newest) {
        return of(dataSet, catalogue, Standing.of(checks, newest));
    }

    /**
     * Which of the checks tell how old a data set is: those of some rows only if of none of all.
     */
    public static List<Check> checks(DataSetId dataSet, Collection<Check> checks) {
        var told =
                checks.stream()
                        .filter(each -> each.measure().dataSet().equals(dataSet))
                        .filter(each -> each.measure().formula() instanceof Formula.Age)
                        .toList();
        var whole = told.stream().filter(Timeliness::ofAllRows).toList();
        return whole.isEmpty() ? told : whole;
    }

    /** Of several that ran at once the oldest: a promise is not kept by half of it. */
    private static Optional<Standing> newest(DataSetId dataSet, Collection<Standing> standings) {
        var ran = standings.stream().filter(each -> !each.broken()).toList();
        var telling = checks(dataSet, ran.stream().map(Standing::check).toList());
        return ran.stream()
                .filter(each -> telling.contains(each.check()))
                .max(
                        Comparator.comparing((Standing each) -> each.run().occasion().startedAt())
                                .thenComparing(BY_AGE));
    }

    private static boolean ofAllRows(Check check) {
        return check.measure().formula() instanceof Formula.Age(_, var where) && where.isEmpty();
    }

    private static OptionalDouble age(Standing standing) {
        return standing.run().judgement().value();
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }

    /**
     * {@code 45 s}, {@code 45 min}, {@code 2 h 5 min}. Cut rather than rounded, for 1 h 59 min 59 s
     * is under a promise of 2 h and must not read as if it were not.
     */
    private static String length(double seconds) {
        var size = Duration.ofSeconds((long) Math.abs(seconds));
        String words =
                size.toMinutes() == 0
                        ? size.toSeconds() + " s"
                        : size.toHours() == 0
                                ? size.toMinutes() + " min"
                                : "%,d h".formatted(size.toHours())
                                        + (size.toMinutesPart() == 0
                                                ? ""
                                                : " %d min".formatted(size.toMinutesPart()));
        return (seconds < 0 ? "-" : "") + words;
    }
}
