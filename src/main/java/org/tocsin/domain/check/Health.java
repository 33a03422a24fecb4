package org.tocsin.domain.check;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.tocsin.domain.data.Catalogue;
import org.tocsin.domain.data.DataSetId;

/**
 * How a data set stands by the newest runs of its checks (C-23; the entity card of document 001).
 *
 * @param score from 0 to 1, see {@link Quality}; absent while nothing has been judged
 * @param promise whether it is what the data set's tier promises
 */
public record Health(
        DataSetId dataSet,
        Counts counts,
        OptionalDouble score,
        Promise promise,
        Prospect prospect) {

    /**
     * @param total of its checks, those included that are still learning or have never run; checks
     *     that only look back on others do not count
     */
    public record Counts(int passing, int failing, int broken, int total) {}

    /**
     * What a tier asks for, and whether it is so (document 000, SLA tiers).
     *
     * @param score whether the score is high enough; absent without a tier or a score
     * @param age absent without a tier or a check of the age that could be run
     */
    public record Promise(Optional<Boolean> score, Optional<Timeliness> age) {}

    /** Whether all is kept that can be told; absent when nothing can be. */
    public Optional<Boolean> tierMet() {
        return java.util.stream.Stream.of(promise.score(), promise.age().map(Timeliness::met))
                .flatMap(Optional::stream)
                .reduce(Boolean::logicalAnd);
    }

    /**
     * Where it may come from and where it may lead (C-24, D-6).
     *
     * @param risk as its risk check found it, where it has one
     * @param failingUpstream data sets with a failing check that this one is made from, the nearest
     *     first: the last is the likeliest root
     * @param schemaChanged data sets that this one is made from whose columns are not what they
     *     were, the nearest first
     * @param endangers whoever reads it, while any of its checks fails
     */
    public record Prospect(
            Optional<Risk> risk,
            List<DataSetId> failingUpstream,
            List<SchemaChange> schemaChanged,
            List<String> endangers) {
        public Prospect {
            schemaChanged = List.copyOf(schemaChanged);
            failingUpstream = List.copyOf(failingUpstream);
            endangers = List.copyOf(endangers);
        }
    }

    /** As {@link #of(DataSetId, Catalogue, Collection, Collection, Function)}, by itself. */
    public static Health of(
            DataSetId dataSet,
            Catalogue catalogue,
            Collection<Check> checks,
            Collection<CheckRun> newest) {
        return of(dataSet, catalogue, checks, newest, run -> run.occasion().startedAt());
    }

    /**
     * @param checks of all data sets
     * @param newest the newest run of each check that has run
     * @param since when what a run found was found first
     */
    public static Health of(
            DataSetId dataSet,
            Catalogue catalogue,
            Collection<Check> checks,
            Collection<CheckRun> newest,
            Function<CheckRun, Instant> since) {
        var all = Standing.of(checks, newest);
        var own = all.stream().filter(each -> each.isOf(dataSet)).toList();
        var counts =
                new Counts(
                        (int) own.stream().filter(Standing::passed).count(),
                        (int) own.stream().filter(Standing::breached).count(),
                        (int) own.stream().filter(Standing::broken).count(),
                        total(dataSet, checks));
        var score = Quality.of(own, scoring(dataSet, checks)).score();
        var met =
                catalogue
                        .tier(dataSet)
                        .filter(_ -> score.isPresent())
                        .map(tier -> score.getAsDouble() >= tier.score());
        var upstream =
                catalogue.upstream(dataSet).stream()
                        .filter(each ->
                                all.stream().anyMatch(one -> one.isOf(each) && one.breached()))
                        .toList();
        var endangers = counts.failing() > 0 ? catalogue.feeds(dataSet) : List.<String>of();
        var risk = risk(dataSet, checks, newest);
        var changed = SchemaChange.upstream(dataSet, catalogue, all, since);
        return new Health(
                dataSet,
                counts,
                score,
                new Promise(met, Timeliness.of(dataSet, catalogue, all)),
                new Prospect(risk, upstream, changed, endangers));
    }

    private static int total(DataSetId dataSet, Collection<Check> checks) {
        return (int)
                checks.stream()
                        .filter(check -> check.measure().dataSet().equals(dataSet))
                        .filter(check -> !(check.measure().formula() instanceof Formula.Recalled))
                        .count();
    }

    /** As the data set's own quality check weighs it, where it has one. */
    private static Hindsight.QualityOf scoring(DataSetId dataSet, Collection<Check> checks) {
        return checks.stream()
                .map(Check::measure)
                .filter(measure -> measure.dataSet().equals(dataSet))
                .flatMap(measure ->
                        measure.formula() instanceof Formula.Recalled(Hindsight.QualityOf own)
                                ? java.util.stream.Stream.of(own)
                                : java.util.stream.Stream.empty())
                .findFirst()
                .orElse(Hindsight.QualityOf.PLAIN);
    }

    private static Optional<Risk> risk(
            DataSetId dataSet, Collection<Check> checks, Collection<CheckRun> newest) {
        return checks.stream()
                .filter(check -> check.measure().dataSet().equals(dataSet))
                .filter(check ->
                        check.measure().formula() instanceof Formula.Recalled(Hindsight.RiskOf _))
                .flatMap(check -> newest.stream().filter(run -> run.check().equals(check.id())))
                .max(Comparator.comparing(run -> run.occasion().startedAt()))
                .flatMap(Health::risk);
    }

    private static Optional<Risk> risk(CheckRun run) {
        var value = run.judgement().value();
        return value.isPresent()
                ? Optional.of(Risk.values()[(int) value.getAsDouble()])
                : Optional.empty();
    }
}
