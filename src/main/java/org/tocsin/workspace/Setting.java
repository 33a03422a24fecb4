package org.tocsin.workspace;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that is remembered, with its type.
 *
 * @param key in the file, such as {@code window.width}
 * @param fallback what holds when nothing, or nothing readable, is remembered
 * @param read empty when the text does not read as the type
 */
public record Setting<T>(
        String key, T fallback, Function<String, Optional<T>> read, Function<T, String> write) {

    public static Setting<String> text(String key, String fallback) {
        return new Setting<>(key, fallback, Optional::of, Function.identity());
    }

    public static Setting<Boolean> flag(String key, boolean fallback) {
        return new Setting<>(
                key,
                fallback,
                text ->
                        switch (text) {
                            case "true" -> Optional.of(true);
                            case "false" -> Optional.of(false);
                            default -> Optional.empty();
                        },
                flag -> Boolean.toString(flag));
    }

    /** A finite number; written and read alike in every locale. */
    public static Setting<Double> number(String key, double fallback) {
        return new Setting<>(
                key,
                fallback,
                text -> {
                    try {
                        return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
                    } catch (NumberFormatException e) {
                        return Optional.empty();
                    }
                },
                number -> Double.toString(number));
    }

    /** One of an enum's constants, in lower case with dashes. */
    public static <E extends Enum<E>> Setting<E> choice(String key, E fallback) {
        return new Setting<>(
                key,
                fallback,
                text -> {
                    for (E constant : fallback.getDeclaringClass().getEnumConstants()) {
                        if (id(constant).equals(text)) {
                            return Optional.of(constant);
                        }
                    }
                    return Optional.empty();
                },
                Setting::id);
    }

    private static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
