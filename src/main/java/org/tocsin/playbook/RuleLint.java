package org.tocsin.playbook;

import java.util.List;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Hindsight;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Probe;
import org.tocsin.domain.check.Unit;

/** Finds rules that cannot do what they are there for (P-2). */
final class RuleLint {
    private RuleLint() {}

    /** Rules that never decide, because a rule at least as bad holds whenever they do. */
    static void tellUseless(List<RuleShape.Entry> rules, Context context) {
        for (var rule : rules) {
            rules.stream()
                    .filter(other -> !other.equals(rule) && shadows(other, rule, rules, context))
                    .findFirst()
                    .ifPresent(other -> context.problems().error(rule.at(), words(rule, other)));
        }
    }

    private static boolean shadows(
            RuleShape.Entry worse,
            RuleShape.Entry milder,
            List<RuleShape.Entry> rules,
            Context context) {
        int order =
                Integer.compare(
                        context.declared().rank(worse.severity()),
                        context.declared().rank(milder.severity()));
        boolean holds =
                follows(worse.condition(), milder.condition())
                        && worse.inARow() <= milder.inARow()
                        && coversDays(worse, milder);
        if (order != 0 || !holds) {
            return order < 0 && holds;
        }
        // Two rules that say the same: only the later one is too many.
        boolean same =
                follows(milder.condition(), worse.condition())
                        && worse.inARow() == milder.inARow()
                        && coversDays(milder, worse);
        return !same || rules.indexOf(worse) < rules.indexOf(milder);
    }

    private static boolean coversDays(RuleShape.Entry wide, RuleShape.Entry narrow) {
        return wide.days().isAlways() || wide.days().equals(narrow.days());
    }

    /** Whether the wider condition holds whenever the narrow one does. */
    private static boolean follows(Condition wide, Condition narrow) {
        return switch (wide) {
            case Condition.Below(var bound) ->
                    narrow instanceof Condition.Below(var other) && other <= bound;
            case Condition.Above(var bound) ->
                    narrow instanceof Condition.Above(var other) && other >= bound;
            case Condition.Deviates(var share, var previous, var direction) ->
                    narrow instanceof Condition.Deviates(var other, var n, var way)
                            && n == previous
                            && covers(direction, way)
                            && other >= share;
            case Condition.ZScore(var threshold, var previous, var direction) ->
                    narrow instanceof Condition.ZScore(var other, var n, var way)
                            && n == previous
                            && covers(direction, way)
                            && other >= threshold;
            case Condition.Detects(var detector, var beyond, var direction) ->
                    narrow instanceof Condition.Detects(var same, var other, var way)
                            && same.equals(detector)
                            && covers(direction, way)
                            && other >= beyond;
            case Condition.Steady(var share, var previous) ->
                    narrow instanceof Condition.Steady(var other, var n)
                            && n >= previous
                            && other <= share;
        };
    }

    private static boolean covers(Condition.Direction wide, Condition.Direction narrow) {
        return wide == Condition.Direction.BOTH || wide == narrow;
    }

    private static String words(RuleShape.Entry rule, RuleShape.Entry other) {
        boolean sameSeverity = rule.severity().equals(other.severity());
        String advice =
                sameSeverity
                        ? "leave one of them out"
                        : "a worse severity needs the "
                                + (rule.condition() instanceof Condition.Below
                                                || rule.condition() instanceof Condition.Steady
                                        ? "smaller"
                                        : "larger")
                                + " bound";
        return "this rule never matters: the %s rule in line %d holds whenever it does; %s"
                .formatted(other.severity(), other.at().line(), advice);
    }

    /** Rules that the measure can never meet, or that make no sense for it. */
    static void tellUnfitting(RuleShape.Entry rule, Measure measure, Problems problems) {
        if (measure.formula() instanceof Formula.Schema
                && !(rule.condition() instanceof Condition.Above)) {
            problems.error(
                    rule.at(),
                    "\"%s\" counts differing columns; its rule can only be above, such as above: 0"
                            .formatted(measure.id()));
        }
        if (rule.condition() instanceof Condition.Detects(var detector, _, _)
                && measure.formula() instanceof Formula.Segmented) {
            problems.error(
                    rule.at(),
                    "\"%s\" is cut into segments, whose times %s would need and does not get; use deviation or zscore"
                            .formatted(measure.id(), detector.kind().id()));
        }
        if (rule.written() == Scalars.Written.TIME && measure.unit() != Unit.SECONDS) {
            problems.error(
                    rule.at(),
                    "\"%s\" is in %s, so a duration is no bound for it; write a number"
                            .formatted(measure.id(), measure.unit().id()));
        }
        if (rule.written() == Scalars.Written.PERCENT && measure.unit() != Unit.RATIO) {
            problems.error(
                    rule.at(),
                    "\"%s\" is in %s, so a percentage is no bound for it; write a number"
                            .formatted(measure.id(), measure.unit().id()));
        }
        if (isShare(measure.formula()) && neverMet(rule.condition())) {
            problems.error(
                    rule.at(),
                    "\"%s\" lies from 0 to 1, so this rule is never met; write 5%% or 0.05 for five percent"
                            .formatted(measure.id()));
        }
    }

    private static boolean isShare(Formula formula) {
        return switch (formula.unsegmented()) {
            case Formula.NullRate _,
                    Formula.Share _,
                    Formula.LargestShare _,
                    Formula.Compliance _,
                    Formula.RegularIntervals _ ->
                    true;
            case Formula.FailingRows failing -> failing.asRate();
            case Formula.Probed(var probe, _) -> probe instanceof Probe.StorageUsed;
            case Formula.Recalled(var hindsight) ->
                    hindsight instanceof Hindsight.FailureRate
                            || hindsight instanceof Hindsight.QualityOf;
            case Formula.RowCount _,
                    Formula.Aggregate _,
                    Formula.DistinctCount _,
                    Formula.Duplicates _,
                    Formula.Schema _,
                    Formula.MissingValues _,
                    Formula.HeavyKeys _,
                    Formula.MeanMedianGap _,
                    Formula.Age _,
                    Formula.HoursCovered _,
                    Formula.HoursInDay _,
                    Formula.NewValues _,
                    Formula.GroupGap _,
                    Formula.Bimodality _,
                    Formula.Relation _,
                    Formula.Late _,
                    Formula.Segmented _,
                    Formula.Query _ ->
                    false;
        };
    }

    private static boolean neverMet(Condition condition) {
        return switch (condition) {
            case Condition.Above(var bound) -> bound >= 1;
            case Condition.Below(var bound) -> bound <= 0;
            case Condition.Deviates _,
                    Condition.ZScore _,
                    Condition.Steady _,
                    Condition.Detects _ ->
                    false;
        };
    }
}
