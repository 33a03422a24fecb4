package org.tocsin.ui.playbook;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a rule says, as lines of a label and a value. Taken from the components of its
 * records, so that no part of a rule can be forgotten, neither where it is shown nor where two
 * editions of it are compared.
 */
final class Facts {
    /** Records that only group their parts, and say nothing by their name. */
    private static final Set<String> GROUPS =
            Set.of(
                    "application",
                    "beat",
                    "climbing",
                    "flow",
                    "handling",
                    "labels",
                    "plan",
                    "rule",
                    "signs",
                    "targets",
                    "timing",
                    "title",
                    "turns",
                    "words");

    private static final Pattern CAMEL =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private static final DecimalFormatSymbols PLAIN = DecimalFormatSymbols.getInstance(Locale.ROOT);

    private final List<Fact> found = new ArrayList<>();

    record Fact(String label, String value) {}

    private Facts() {}

    static List<Fact> of(Record rule) {
        var facts = new Facts();
        facts.parts("", rule);
        return List.copyOf(facts.found);
    }

    private void parts(String path, Record rule) {
        for (var part : rule.getClass().getRecordComponents()) {
            value(path, part.getName(), get(rule, part));
        }
    }

    private void value(String path, String name, @Nullable Object raw) {
        var value = unwrapped(raw);
        if (value instanceof Record group && !isPlain(group)) {
            parts(GROUPS.contains(name) ? path : join(path, spaced(name)), group);
        } else if (value instanceof Collection<?> list && !list.stream().allMatch(Facts::isPlain)) {
            int count = 0;
            for (var each : list) {
                count++;
                element(join(path, spaced(name)), nameOf(each, count), each);
            }
        } else if (value instanceof Map<?, ?> map
                && !map.values().stream().allMatch(Facts::isPlain)) {
            sorted(map)
                    .forEach(each ->
                            element(
                                    join(path, spaced(name)),
                                    text(each.getKey()),
                                    each.getValue()));
        } else {
            var text = text(value);
            if (!text.isEmpty()) {
                found.add(new Fact(capital(join(path, spaced(name))), text));
            }
        }
    }

    private void element(String path, String name, Object each) {
        if (each instanceof Record record && !isPlain(record)) {
            parts(join(path, name), record);
        } else {
            found.add(new Fact(capital(join(path, name)), text(each)));
        }
    }

    private static String nameOf(Object each, int count) {
        return each instanceof Record record
                ? Stream.of(record.getClass().getRecordComponents())
                        .filter(part -> part.getName().equals("id"))
                        .findFirst()
                        .map(part -> text(get(record, part)))
                        .orElse(Integer.toString(count))
                : Integer.toString(count);
    }

    /** Whether it is said in a few words on one line. */
    private static boolean isPlain(Object raw) {
        var value = unwrapped(raw);
        return switch (value) {
            case null -> true;
            case Collection<?> list -> list.stream().allMatch(Facts::isAtom);
            case Map<?, ?> map -> map.values().stream().allMatch(Facts::isAtom);
            case Record record -> isAtom(record) || isAlternative(record);
            default -> true;
        };
    }

    /** One of several shapes of the same thing, whose name says something: {@code below 2,000}. */
    private static boolean isAlternative(Record record) {
        boolean sealed = Stream.of(record.getClass().getInterfaces()).anyMatch(Class::isSealed);
        return sealed
                && Stream.of(record.getClass().getRecordComponents())
                        .map(part -> unwrapped(get(record, part)))
                        .allMatch(part ->
                                !(part instanceof Record inner)
                                        || isAtom(inner)
                                        || isAlternative(inner));
    }

    /** A word of its own: a number, a name, a span. */
    private static boolean isAtom(@Nullable Object raw) {
        var value = unwrapped(raw);
        return switch (value) {
            case null -> true;
            case Collection<?> _, Map<?, ?> _ -> false;
            case Record record -> isNamed(record) || writesItself(record);
            default -> true;
        };
    }

    private static boolean isNamed(Record record) {
        var parts = record.getClass().getRecordComponents();
        return parts.length == 1 && parts[0].getName().equals("value");
    }

    private static boolean writesItself(Record record) {
        return !record.toString().startsWith(record.getClass().getSimpleName() + "[");
    }

    private static @Nullable Object unwrapped(@Nullable Object raw) {
        return switch (raw) {
            case null -> null;
            case Optional<?> some -> some.isPresent() ? unwrapped(some.get()) : null;
            case OptionalInt some -> some.isPresent() ? some.getAsInt() : null;
            case OptionalDouble some -> some.isPresent() ? some.getAsDouble() : null;
            default -> raw;
        };
    }

    /** A value in words; empty for what is not there. */
    static String text(@Nullable Object raw) {
        var value = unwrapped(raw);
        return switch (value) {
            case null -> "";
            case Boolean yes -> yes ? "yes" : "";
            case Double number ->
                    Double.isFinite(number)
                            ? new DecimalFormat("#,##0.######", PLAIN).format(number)
                            : number.toString();
            case BigDecimal number -> number.toPlainString();
            case Duration length -> length(length);
            case Enum<?> word -> word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case Set<?> set ->
                    set.stream().map(Facts::text).sorted().collect(Collectors.joining(", "));
            case Collection<?> list ->
                    list.stream().map(Facts::text).collect(Collectors.joining(", "));
            case Map<?, ?> map ->
                    sorted(map)
                            .map(each -> text(each.getKey()) + ": " + text(each.getValue()))
                            .collect(Collectors.joining(", "));
            case Record record when isNamed(record) ->
                    text(get(record, record.getClass().getRecordComponents()[0]));
            case Record record when writesItself(record) -> record.toString();
            case Record record -> alternative(record);
            // A lambda is looked up elsewhere, such as the dates of holidays: it says nothing here.
            default -> value.getClass().isHidden() ? "" : value.toString();
        };
    }

    private static Stream<? extends Map.Entry<?, ?>> sorted(Map<?, ?> map) {
        return map.entrySet().stream()
                .sorted(java.util.Comparator.comparing(each -> text(each.getKey())));
    }

    private static String alternative(Record record) {
        var parts = record.getClass().getRecordComponents();
        var said =
                Stream.of(parts)
                        .map(part -> said(record, part, parts.length == 1))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", "));
        var name = spaced(record.getClass().getSimpleName());
        if (said.isEmpty()) {
            return name;
        }
        return (parts.length == 1 ? "%s %s" : "%s (%s)").formatted(name, said);
    }

    private static String said(Record record, RecordComponent part, boolean alone) {
        var text = text(get(record, part));
        return text.isEmpty() || alone ? text : spaced(part.getName()) + " " + text;
    }

    private static String length(Duration length) {
        if (length.toSeconds() < 1) {
            return length.toMillis() + " ms";
        }
        return length.toString()
                .substring(2)
                .toLowerCase(Locale.ROOT)
                .replaceAll("(?<=[hm])(?=.)", " ");
    }

    private static @Nullable Object get(Record record, RecordComponent part) {
        try {
            var accessor = part.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException bug) {
            throw new IllegalStateException(record.getClass() + "." + part.getName(), bug);
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + " " + name;
    }

    private static String spaced(String name) {
        return CAMEL.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private static String capital(String label) {
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }
}
