package org.tocsin.ui.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Parameter;
import org.tocsin.domain.series.detect.Settings;

/** Detectors and bounds that a rule may be tried with. */
final class Trial {
    /** Steps of a slider from end to end, about. */
    private static final double STEPS = 200;

    private Trial() {}

    /** All that need no bounds of their own: those are what the bound of a rule is for. */
    static List<DetectorKind> detectors() {
        return List.of(DetectorKind.values()).stream()
                .filter(kind -> kind != DetectorKind.FIXED)
                .toList();
    }

    /** What a detector is tuned by first; the automatic choice has nothing to tune. */
    static Optional<Parameter> strength(DetectorKind kind) {
        String name =
                switch (kind) {
                    case DEVIATION -> "share";
                    case ZSCORE, RCF -> "threshold";
                    case WEEKDAY_BAND, EWMA, MEDIAN_MAD -> "k";
                    case NOVELTY -> "gap";
                    case AUTO, FIXED -> "";
                };
        return kind.parameter(name);
    }

    /** What a detector is asked in place of a rule's condition; empty where it cannot be so. */
    static Optional<Condition.Detects> condition(
            Rule rule, DetectorKind kind, OptionalDouble strength) {
        if (strength(kind).isPresent() && strength.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Double> set =
                strength(kind)
                        .filter(each -> tuned(each, strength))
                        .map(each -> Map.of(each.name(), strength.getAsDouble()))
                        .orElse(Map.of());
        return Settings.fault(kind, set).isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Condition.Detects(
                                new Settings(kind, set), beyond(rule), Condition.Direction.BOTH));
    }

    private static boolean tuned(Parameter parameter, OptionalDouble strength) {
        return strength.isPresent() && strength.getAsDouble() != parameter.usual();
    }

    /** A share that the rule asked for already is asked of the detector's finding too. */
    private static double beyond(Rule rule) {
        return switch (rule.condition()) {
            case Condition.Deviates(var share, _, _) -> share;
            case Condition.Detects(_, var share, _) -> share;
            case Condition.Below _, Condition.Above _, Condition.ZScore _, Condition.Steady _ -> 0;
        };
    }

    /** How the rule is written in a playbook, to be copied there. */
    static String yaml(Rule rule, DetectorKind kind, OptionalDouble strength) {
        boolean tuned = strength(kind).filter(each -> tuned(each, strength)).isPresent();
        double beyond = beyond(rule);
        return "{severity: %s, detector: %s%s%s, direction: both}"
                .formatted(
                        rule.severity(),
                        kind.id(),
                        tuned
                                ? ", set: {%s: %s}"
                                        .formatted(
                                                strength(kind).orElseThrow().name(),
                                                Parameter.plain(strength.getAsDouble()))
                                : "",
                        beyond > 0 ? ", beyond: " + Words.value(beyond, Unit.RATIO) : "");
    }

    /**
     * Where a slider goes.
     *
     * @param step a round number
     */
    record Range(double least, double most, double step) {
        double snapped(double value) {
            double rounded = Math.rint(value / step) * step;
            // Steps such as 0.1 leave crumbs behind the comma.
            return new java.math.BigDecimal(rounded, new java.math.MathContext(10)).doubleValue();
        }
    }

    static Range range(Parameter strength) {
        double least = Math.max(strength.range().least(), strength.usual() / 5);
        double most = Math.min(strength.range().most(), strength.usual() * 4);
        return new Range(least, most, step(most - least));
    }

    /** A bound on the value goes over all values there were; others from nothing to a multiple. */
    static Range range(Rule rule, List<Point> points) {
        double bound = Terms.bound(rule);
        double least = 0;
        double most =
                switch (rule.condition()) {
                    case Condition.ZScore _ -> Math.max(6, 2 * bound);
                    case Condition.Deviates _, Condition.Detects _ -> Math.max(1, 2 * bound);
                    case Condition.Steady _ -> Math.max(1e-9, 10 * bound);
                    case Condition.Below _, Condition.Above _ -> bound;
                };
        if (rule.condition() instanceof Condition.Below
                || rule.condition() instanceof Condition.Above) {
            double low = bound;
            for (var point : points) {
                low = Math.min(low, point.value());
                most = Math.max(most, point.value());
            }
            double room = Math.max((most - low) * 0.1, Math.abs(bound) * 0.1 + 1e-9);
            least = low >= 0 ? Math.max(0, low - room) : low - room;
            most += room;
        }
        return new Range(least, most, step(most - least));
    }

    private static double step(double span) {
        double rough = span / STEPS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return power * (lead > 5 ? 10 : lead > 2 ? 5 : lead > 1 ? 2 : 1);
    }

    /** In what a detector's strength is written. */
    static Unit unit(DetectorKind kind) {
        return switch (kind) {
            case DEVIATION, NOVELTY -> Unit.RATIO;
            case AUTO, ZSCORE, WEEKDAY_BAND, RCF, EWMA, MEDIAN_MAD, FIXED -> Unit.NUMBER;
        };
    }
}
