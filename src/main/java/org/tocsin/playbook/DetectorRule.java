package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Parameter;
import org.tocsin.domain.series.detect.Settings;
import org.tocsin.playbook.Scalars.Amount;

/** How a rule names a detector and tunes it (D-4). */
final class DetectorRule {
    static final String DOC =
            "Holds when this detector finds the value an anomaly, such as detector: weekday-band,"
                    + " beyond: 20%; auto takes weekday-band where points are a day or further"
                    + " apart and novelty where they are closer; tocsin detect --list tells them"
                    + " all";
    static final Decoder<DetectorKind> DETECTOR = Scalars.word(DetectorKind.values());

    static final Shape.Key<Map<String, Double>> SET =
            optional(
                    "set",
                    Structures.map(Scalars.ID, Scalars.NUMBER),
                    "Parameters of the detector that differ from the usual, such as {k: 4}");
    static final Shape.Key<Amount> BEYOND =
            optional(
                    "beyond",
                    Scalars.AMOUNT,
                    "With detector: the value must also have moved by more than this share, such as"
                            + " 20%, of what was expected; any anomaly when not said");

    private DetectorRule() {}

    /** Keys that nothing reads without a detector. */
    static void tellIdle(Fields fields) {
        for (var key : List.of(SET, BEYOND)) {
            if (fields.mentions(key)) {
                fields.error(key, "only a detector has \"%s\"; leave it out".formatted(key.name()));
            }
        }
    }

    static Optional<Condition> condition(
            Fields fields, DetectorKind kind, Condition.Direction direction) {
        var settings = settings(fields, kind);
        double beyond = fields.find(BEYOND).map(Amount::value).orElse(0.0);
        if (beyond < 0) {
            fields.error(BEYOND, "expected 0 or more; direction says which way counts");
            return Optional.empty();
        }
        if (beyond >= 10 && !fields.find(BEYOND).map(Amount::percent).orElse(true)) {
            fields.warning(
                    BEYOND,
                    "a share of %s is %s%%; write %s%% if that is meant"
                            .formatted(
                                    Parameter.plain(beyond),
                                    Parameter.plain(beyond * 100),
                                    Parameter.plain(beyond)));
        }
        if (beyond > 0 && !expects(kind)) {
            fields.error(
                    BEYOND,
                    "%s expects no value that could be a share away; leave it out"
                            .formatted(kind.id()));
        }
        if (kind == DetectorKind.RCF && direction != Condition.Direction.BOTH) {
            fields.error("rcf does not know which way a value moved; leave \"direction\" out");
        }
        return settings.map(found -> new Condition.Detects(found, beyond, direction));
    }

    private static boolean expects(DetectorKind kind) {
        return kind != DetectorKind.RCF && kind != DetectorKind.FIXED;
    }

    private static Optional<Settings> settings(Fields fields, DetectorKind kind) {
        var set = fields.find(SET).orElse(Map.of());
        var fault = Settings.fault(kind, set);
        fault.ifPresent(words -> tell(fields, words));
        return fault.isEmpty() ? Optional.of(new Settings(kind, set)) : Optional.empty();
    }

    private static void tell(Fields fields, String words) {
        if (fields.mentions(SET)) {
            fields.error(SET, words);
        } else {
            fields.error(words);
        }
    }
}
