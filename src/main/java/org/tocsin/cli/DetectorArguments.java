package org.tocsin.cli;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Parameter;
import org.tocsin.domain.series.detect.Settings;

/** A detector as the shell names and tunes it. */
final class DetectorArguments {
    private DetectorArguments() {}

    /**
     * @param set each {@code name=number}
     */
    static Settings settings(String name, List<String> set) {
        var kind =
                DetectorKind.of(name)
                        .orElseThrow(() ->
                                new Refused(
                                        "there is no detector %s; there are: %s"
                                                .formatted(name, names())));
        var values = new TreeMap<String, Double>();
        for (var assignment : set) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new Refused(
                        "--set %s says no number; write --set name=number".formatted(assignment));
            }
            var parameter = assignment.substring(0, equals).strip();
            values.put(parameter, number(assignment, assignment.substring(equals + 1)));
        }
        Settings.fault(kind, values)
                .ifPresent(fault -> {
                    throw new Refused("--set: " + fault);
                });
        return new Settings(kind, values);
    }

    private static double number(String assignment, String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException _) {
            throw new Refused(
                    "--set %s says no number; write --set name=number".formatted(assignment));
        }
    }

    private static String names() {
        return Arrays.stream(DetectorKind.values())
                .map(DetectorKind::id)
                .collect(Collectors.joining(", "));
    }

    /** All detectors with what they can be tuned by. */
    static String list() {
        var text = new StringBuilder();
        for (var kind : DetectorKind.values()) {
            text.append("%-13s %s%n".formatted(kind.id(), kind.summary()));
            for (var each : kind.parameters()) {
                text.append(
                        "    %-13s %-8s %s%n"
                                .formatted(
                                        each.name(),
                                        Double.isInfinite(each.usual())
                                                ? "none"
                                                : Parameter.plain(each.usual()),
                                        each.doc()));
            }
        }
        return text.toString();
    }
}
