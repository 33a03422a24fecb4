package org.tocsin.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.Condition.Direction;
import picocli.CommandLine.Option;

/** What a dated exception changes, as the shell says it. */
final class AdjustmentOptions {
    @Option(
            names = "--severity",
            paramLabel = "S",
            description = "Whose rules; needed where the check has rules of several.")
    private @Nullable String severity;

    @Option(names = "--bound", paramLabel = "NUMBER", description = "Their threshold.")
    private @Nullable Double bound;

    @Option(
            names = "--detector",
            paramLabel = "NAME",
            description = "What judges in their place; tocsin detect --list names them.")
    private @Nullable String detector;

    @Option(
            names = "--set",
            paramLabel = "NAME=NUMBER",
            description = "What the detector is tuned by; may be given several times.")
    private List<String> set = List.of();

    @Option(
            names = "--beyond",
            paramLabel = "SHARE",
            description =
                    "How far from what the detector expects it must be too, 0.2 for 20 %%; 0 when"
                            + " not given.")
    private @Nullable Double beyond;

    @Option(
            names = "--direction",
            paramLabel = "up|down|both",
            description = "On which side of it; both when not given.")
    private @Nullable String direction;

    @Option(names = "--expected", description = "Nothing breaches meanwhile.")
    private boolean expected;

    /**
     * @param severities of the check's rules
     * @throws Refused when they say nothing, or several things
     */
    Adjustment.Change change(Set<String> severities) {
        boolean judged = detector != null;
        int said = (expected ? 1 : 0) + (bound != null ? 1 : 0) + (judged ? 1 : 0);
        if (said != 1 || (expected && severity != null)) {
            throw new Refused(
                    "say one of --bound, --detector (both with --severity) and --expected");
        }
        if (!judged && !(set.isEmpty() && beyond == null && direction == null)) {
            throw new Refused("--set, --beyond and --direction go with --detector");
        }
        if (expected) {
            return new Adjustment.Change.Expected();
        }
        var whose = whose(severities);
        return bound != null
                ? new Adjustment.Change.Bound(whose, bound)
                : new Adjustment.Change.Detector(whose, condition());
    }

    private String whose(Set<String> severities) {
        return Optional.ofNullable(severity)
                .or(() -> severities.size() == 1 ? severities.stream().findAny() : Optional.empty())
                .orElseThrow(() ->
                        new Refused(
                                severities.isEmpty()
                                        ? "say whose rules with --severity"
                                        : "say whose rules with --severity: "
                                                + String.join(", ", severities)));
    }

    private Condition.Detects condition() {
        var settings = DetectorArguments.settings(String.valueOf(detector), set);
        return new Condition.Detects(settings, beyond == null ? 0 : beyond, side());
    }

    private Direction side() {
        try {
            return direction == null
                    ? Direction.BOTH
                    : Direction.valueOf(direction.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new Refused("--direction is up, down or both, not " + direction);
        }
    }
}
