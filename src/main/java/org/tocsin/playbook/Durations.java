package org.tocsin.playbook;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.tocsin.domain.calendar.Span;

/** Lengths of time as people type them. */
final class Durations {
    private Durations() {}

    static Optional<Duration> read(ScalarNode node, Consumer<String> complain) {
        String text = node.getValue();
        if (text.endsWith("bd")) {
            complain.accept("; business days have no meaning here, write wall time");
            return Optional.empty();
        }
        var total = parse(text);
        if (total.isEmpty()) {
            boolean number = Numbers.parse(text).isPresent();
            complain.accept(
                    number
                            ? "; say of what: "
                                    + text
                                    + "s, "
                                    + text
                                    + "m, "
                                    + text
                                    + "h or "
                                    + text
                                    + "d"
                            : "");
        }
        return total;
    }

    /** Wall or business time; a length of nothing is one as well. */
    static Optional<Span> readSpan(ScalarNode node, Consumer<String> complain) {
        String text = node.getValue();
        var span = Span.parse(text);
        if (span.isEmpty()) {
            boolean number = Numbers.parse(text).isPresent();
            complain.accept(
                    number ? "; say of what: %1$sm, %1$sh, %1$sd or %1$sbd".formatted(text) : "");
        }
        return span;
    }

    static Optional<Duration> parse(String text) {
        var total = Duration.ZERO;
        long amount = -1;
        try {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= '0' && c <= '9') {
                    amount = Math.addExact(Math.multiplyExact(Math.max(amount, 0), 10L), c - '0');
                    continue;
                }
                if (amount < 0) {
                    return Optional.empty();
                }
                long seconds =
                        switch (c) {
                            case 's' -> 1;
                            case 'm' -> 60;
                            case 'h' -> 3_600;
                            case 'd' -> 86_400;
                            default -> 0;
                        };
                if (seconds == 0) {
                    return Optional.empty();
                }
                total = total.plusSeconds(Math.multiplyExact(amount, seconds));
                amount = -1;
            }
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
        return amount >= 0 || total.isZero() ? Optional.empty() : Optional.of(total);
    }
}
