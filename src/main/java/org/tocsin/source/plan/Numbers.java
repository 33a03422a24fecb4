package org.tocsin.source.plan;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Values of a source as numbers. */
public final class Numbers {
    private Numbers() {}

    /**
     * A number, a truth as 1 or 0, or a text that holds a number; instants must have been made
     * seconds since 1970 before.
     *
     * @throws Unusable when it is none of these or not finite
     */
    public static OptionalDouble of(@Nullable Object value) throws Unusable {
        if (value == null) {
            return OptionalDouble.empty();
        }
        double number =
                switch (value) {
                    case Number n -> n.doubleValue();
                    case Boolean b -> b ? 1 : 0;
                    default -> parsed(value.toString());
                };
        if (!Double.isFinite(number)) {
            throw new Unusable("the result is %s, which is no number to judge".formatted(number));
        }
        return OptionalDouble.of(number);
    }

    private static double parsed(String text) throws Unusable {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException _) {
            throw new Unusable(
                    "the result is '%s', not a number; a measure needs a number"
                            .formatted(text.length() > 60 ? text.substring(0, 60) + "…" : text));
        }
    }
}
