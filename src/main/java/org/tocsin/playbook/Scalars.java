package org.tocsin.playbook;

import static org.tocsin.playbook.Nodes.Plain;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.tocsin.domain.calendar.Span;

/** Decoders of single values. */
final class Scalars {
    /** Text; a bare number or {@code true} is asked to be quoted, as editors see no text in it. */
    static final Decoder<String> TEXT = scalar("text", Map.of("type", "string"), Scalars::text);

    /** Text that may say nothing, when that is written as {@code ""}. */
    static final Decoder<String> WORDS =
            scalar(
                    "text",
                    Map.of("type", "string"),
                    (node, complain) ->
                            !node.isPlain() && node.getValue().isBlank()
                                    ? Optional.of("")
                                    : text(node, complain));

    /** Any single value, kept as it is written. */
    static final Decoder<String> VALUE =
            scalar(
                    "a value",
                    Map.of("type", List.of("string", "number", "boolean")),
                    (node, complain) -> Optional.of(node.getValue()));

    /** A name that other parts of the playbook refer to. */
    static final Decoder<String> ID =
            scalar(
                    "a name",
                    Map.of("type", "string", "pattern", "^[A-Za-z0-9][A-Za-z0-9_-]*$"),
                    Scalars::id);

    static final Decoder<Boolean> FLAG =
            scalar("true or false", Map.of("type", "boolean"), Scalars::flag);

    static final Decoder<Double> NUMBER =
            scalar(
                    "a number such as 2.5 or 10_000",
                    Map.of(
                            "type",
                            List.of("number", "string"),
                            "pattern",
                            "^" + Numbers.PATTERN + "$"),
                    Scalars::number);

    /** Money and the like, exactly as it is written. */
    static final Decoder<BigDecimal> DECIMAL =
            scalar(
                    "a number from 0 on, such as 100_000",
                    Map.of(
                            "type",
                            List.of("number", "string"),
                            "minimum",
                            0,
                            "pattern",
                            "^[0-9][0-9_]*(\\.[0-9]+)?$"),
                    Scalars::decimal);

    /** A number, or a percentage: {@code 5%} is 0.05. */
    static final Decoder<Amount> AMOUNT =
            scalar(
                    "a number such as 10_000 or a percentage such as 5%",
                    Map.of(
                            "type",
                            List.of("number", "string"),
                            "pattern",
                            "^" + Numbers.PATTERN + "%?$"),
                    Scalars::amount);

    /**
     * Lengths of time, wall time: {@code 30s}, {@code 15m}, {@code 2h}, {@code 1d}, {@code 1h30m}.
     */
    static final Decoder<Duration> DURATION =
            scalar(
                    "a duration such as 30s, 15m, 2h or 1d",
                    Map.of("type", "string", "pattern", "^([0-9]+[smhd])+$"),
                    Durations::read);

    /** The same, or business days: {@code 1bd}, {@code 0.5bd}. */
    static final Decoder<Span> SPAN =
            scalar(
                    "a length of time such as 15m, 2h, 1d or 1bd",
                    Map.of(
                            "type",
                            "string",
                            "pattern",
                            "^(([0-9]+(\\.[0-9]+)?[smhd])+|[0-9]+(\\.[0-9]{1,3})?bd)$"),
                    Durations::readSpan);

    /** More than no time at all. */
    static final Decoder<Span> SOME_SPAN =
            SPAN.judged((span, node, context) -> {
                if (!span.isZero()) {
                    return Optional.of(span);
                }
                context.error(node, "expected more than no time at all");
                return Optional.empty();
            });

    static final Decoder<ZoneId> ZONE =
            scalar(
                    "a time zone such as UTC or America/Los_Angeles",
                    Map.of("type", "string"),
                    Scalars::zone);

    static final Decoder<LocalTime> TIME =
            scalar(
                    "a time of day such as \"06:30\"",
                    Map.of("type", "string", "pattern", "^([01][0-9]|2[0-3]):[0-5][0-9]$"),
                    Scalars::time);

    /** The same, or a length of time: {@code 2h} is 7,200 seconds. */
    static final Decoder<Amount> BOUND =
            scalar(
                    "a number such as 10_000, a percentage such as 5% or a duration such as 2h",
                    Map.of(
                            "type",
                            List.of("number", "string"),
                            "pattern",
                            "^(" + Numbers.PATTERN + "%?|([0-9]+[smhd])+)$"),
                    Scalars::bound);

    /** How an amount was written. */
    enum Written {
        NUMBER,
        PERCENT,
        TIME
    }

    /**
     * @param value of a percentage as a share, of a length of time in seconds
     */
    record Amount(double value, Written as) {
        boolean percent() {
            return as == Written.PERCENT;
        }
    }

    private Scalars() {}

    /** A whole number from {@code least} on. */
    static Decoder<Integer> whole(int least) {
        return scalar(
                "a whole number from " + least + " on",
                Map.of(
                        "type",
                        List.of("integer", "string"),
                        "pattern",
                        "^[0-9][0-9_]*$",
                        "minimum",
                        least),
                (node, complain) -> {
                    var value = Numbers.parse(node.getValue());
                    if (value.isPresent()
                            && value.getAsDouble() == Math.rint(value.getAsDouble())
                            && value.getAsDouble() >= least
                            && value.getAsDouble() <= Integer.MAX_VALUE) {
                        return Optional.of((int) value.getAsDouble());
                    }
                    complain.accept("");
                    return Optional.empty();
                });
    }

    /** One of an enum's words, written in lower case with hyphens. */
    static <E extends Enum<E>> Decoder<E> word(E[] values) {
        var words = new LinkedHashMap<String, E>();
        Arrays.stream(values)
                .forEach(v -> words.put(v.name().toLowerCase(Locale.ROOT).replace('_', '-'), v));
        return scalar(
                "one of " + String.join(", ", words.keySet()),
                Map.of("enum", List.copyOf(words.keySet())),
                (node, complain) -> {
                    var value = Optional.ofNullable(words.get(node.getValue()));
                    if (value.isEmpty()) {
                        complain.accept(Suggestion.ending(node.getValue(), words.keySet()));
                    }
                    return value;
                });
    }

    /** The name of something declared elsewhere in the playbook. */
    static Decoder<String> reference(Declared.Kind kind) {
        return ID.judged((name, node, context) -> {
            var declared = context.declared();
            declared.use(kind, name);
            if (declared.has(kind, name)) {
                return Optional.of(name);
            }
            context.error(
                    node,
                    "there is no %s \"%s\"%s"
                            .formatted(kind, name, known(name, declared.names(kind))));
            return Optional.empty();
        });
    }

    static String known(String typed, java.util.Collection<String> names) {
        String suggestion = Suggestion.ending(typed, names);
        if (!suggestion.isEmpty() || names.isEmpty()) {
            return suggestion;
        }
        return names.size() > 12
                ? ""
                : "; there " + (names.size() == 1 ? "is " : "are ") + String.join(", ", names);
    }

    /** Reads a scalar; to complain is to say why it is not what was expected, or nothing more. */
    @FunctionalInterface
    interface Reads<T> {
        Optional<T> read(ScalarNode node, Consumer<String> complain);
    }

    static <T> Decoder<T> scalar(String expected, Map<String, Object> schema, Reads<T> reads) {
        return new Decoder<>() {
            @Override
            public Optional<T> decode(Node node, Context context) {
                if (node instanceof ScalarNode scalar && !isNothing(scalar)) {
                    return reads.read(scalar, why -> complain(node, context, why));
                }
                complain(node, context, "");
                return Optional.empty();
            }

            private void complain(Node node, Context context, String why) {
                context.error(
                        node, "expected " + expected + ", found " + Nodes.describe(node) + why);
            }

            @Override
            public Map<String, Object> schema() {
                return schema;
            }
        };
    }

    private static boolean isNothing(ScalarNode node) {
        return node.isPlain() && Plain.of(node.getValue()) == Plain.NOTHING;
    }

    private static Optional<String> text(ScalarNode node, Consumer<String> complain) {
        if (node.isPlain() && Plain.of(node.getValue()) != Plain.TEXT) {
            complain.accept("; put it in quotes");
            return Optional.empty();
        }
        if (node.getValue().isBlank()) {
            complain.accept("; write something or leave the key out");
            return Optional.empty();
        }
        return Optional.of(node.getValue().strip());
    }

    private static Optional<String> id(ScalarNode node, Consumer<String> complain) {
        return text(node, complain)
                .flatMap(text -> {
                    boolean good =
                            Character.isLetterOrDigit(text.charAt(0))
                                    && text.chars().allMatch(Scalars::mayBeInId);
                    if (!good) {
                        complain.accept("; use letters, digits, - and _");
                    }
                    return good ? Optional.of(text) : Optional.empty();
                });
    }

    private static boolean mayBeInId(int c) {
        return c == '-' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
    }

    private static Optional<Boolean> flag(ScalarNode node, Consumer<String> complain) {
        if (node.isPlain() && Plain.of(node.getValue()) == Plain.BOOLEAN) {
            return Optional.of(
                    node.getValue().charAt(0) == 't' || node.getValue().charAt(0) == 'T');
        }
        complain.accept("");
        return Optional.empty();
    }

    private static Optional<Double> number(ScalarNode node, Consumer<String> complain) {
        var value = Numbers.parse(node.getValue());
        if (value.isEmpty()) {
            complain.accept(numberHint(node.getValue()));
            return Optional.empty();
        }
        return Optional.of(value.getAsDouble());
    }

    private static Optional<BigDecimal> decimal(ScalarNode node, Consumer<String> complain) {
        String text = node.getValue();
        var value = Numbers.parse(text);
        if (value.isEmpty() || value.getAsDouble() < 0) {
            complain.accept(numberHint(text));
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text.replace("_", "")));
    }

    private static Optional<Amount> amount(ScalarNode node, Consumer<String> complain) {
        String text = node.getValue();
        boolean percent = text.endsWith("%");
        var value = Numbers.parse(percent ? text.substring(0, text.length() - 1) : text);
        if (value.isEmpty()) {
            complain.accept(numberHint(text));
            return Optional.empty();
        }
        return Optional.of(
                percent
                        ? new Amount(value.getAsDouble() / 100, Written.PERCENT)
                        : new Amount(value.getAsDouble(), Written.NUMBER));
    }

    private static Optional<Amount> bound(ScalarNode node, Consumer<String> complain) {
        var time = Durations.read(node, _ -> {});
        return time.isPresent()
                ? Optional.of(new Amount(time.get().toSeconds(), Written.TIME))
                : amount(node, complain);
    }

    private static String numberHint(String text) {
        String bare = text.replace("$", "").replace(",", "_").replace(" ", "");
        return !bare.equals(text) && Numbers.parse(bare).isPresent() ? "; write " + bare : "";
    }

    private static Optional<ZoneId> zone(ScalarNode node, Consumer<String> complain) {
        try {
            return Optional.of(ZoneId.of(node.getValue()));
        } catch (DateTimeException _) {
            complain.accept(Suggestion.ending(node.getValue(), ZoneId.getAvailableZoneIds()));
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> time(ScalarNode node, Consumer<String> complain) {
        try {
            if (node.getValue().length() == "06:30".length()) {
                return Optional.of(LocalTime.parse(node.getValue()));
            }
        } catch (DateTimeException _) {
            // Told below, together with what merely has another length.
        }
        complain.accept("; write hours and minutes with two digits each");
        return Optional.empty();
    }
}
