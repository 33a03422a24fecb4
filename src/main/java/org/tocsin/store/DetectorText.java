package org.tocsin.store;

import java.util.Locale;
import java.util.TreeMap;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Settings;

/**
 * What a detector is asked, as one line that gives it back exactly: its name, the side, the share,
 * and what it is tuned by, such as {@code zscore both 0.2 threshold=3.0}.
 */
final class DetectorText {
    private DetectorText() {}

    static String write(Condition.Detects condition) {
        var text = new StringBuilder(condition.detector().kind().id());
        text.append(' ').append(condition.direction().name().toLowerCase(Locale.ROOT));
        text.append(' ').append(condition.beyond());
        condition
                .detector()
                .set()
                .forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
        return text.toString();
    }

    /**
     * @throws IllegalStateException when this version cannot have written it
     */
    static Condition.Detects read(String text) {
        var words = text.split(" ");
        try {
            var kind = DetectorKind.of(words[0]).orElseThrow();
            var set = new TreeMap<String, Double>();
            for (int i = 3; i < words.length; i++) {
                int equals = words[i].indexOf('=');
                set.put(
                        words[i].substring(0, equals),
                        Double.valueOf(words[i].substring(equals + 1)));
            }
            return new Condition.Detects(
                    new Settings(kind, set),
                    Double.parseDouble(words[2]),
                    Condition.Direction.valueOf(words[1].toUpperCase(Locale.ROOT)));
        } catch (RuntimeException unknown) {
            throw new IllegalStateException("no detector: " + text, unknown);
        }
    }
}
