package org.tocsin.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.CheckId;

/**
 * Records of the domain as JSON: an object by the names of its components, of a sealed type with
 * the kebab-case name of the case as {@code type}. What is empty is left out; sets are sorted.
 *
 * <p>Reading is lenient where that is safe: members that are not known are passed over, and a
 * member that is not there is empty when its type has an emptiness. So files of older and of newer
 * versions can be read as far as they are understood.
 */
public final class RecordJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final ClassValue<Shape> SHAPES =
            new ClassValue<>() {
                @Override
                protected Shape computeValue(Class<?> type) {
                    return Shape.of(type);
                }
            };

    private static final ClassValue<Map<String, Class<?>>> CASES =
            new ClassValue<>() {
                @Override
                protected Map<String, Class<?>> computeValue(Class<?> type) {
                    var cases = new HashMap<String, Class<?>>();
                    collect(type, cases);
                    return Map.copyOf(cases);
                }
            };

    private RecordJson() {}

    /** The text cannot be understood: a kind, a value or a member that this version lacks. */
    public static final class Unread extends Exception {
        private static final long serialVersionUID = 1;

        Unread(String message) {
            super(message);
        }
    }

    private record Part(String name, Type type, Method accessor, Reader reader) {}

    private record Shape(List<Part> parts, Constructor<?> constructor) {
        static Shape of(Class<?> type) {
            var components = type.getRecordComponents();
            try {
                var types =
                        Arrays.stream(components)
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new);
                var constructor = type.getDeclaredConstructor(types);
                var parts =
                        Arrays.stream(components)
                                .map(each ->
                                        new Part(
                                                each.getName(),
                                                each.getGenericType(),
                                                each.getAccessor(),
                                                reader(each.getGenericType())))
                                .toList();
                return new Shape(parts, constructor);
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    // Names

    /** {@code SeverityChanged} is {@code severity-changed}. */
    static String kind(Class<?> type) {
        return type.getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Map<String, Class<?>> cases(Class<?> sealed) {
        return CASES.get(sealed);
    }

    private static void collect(Class<?> type, Map<String, Class<?>> cases) {
        if (type.isRecord()) {
            if (cases.put(kind(type), type) != null) {
                throw new IllegalStateException("two cases are called " + kind(type));
            }
            return;
        }
        for (var permitted : type.getPermittedSubclasses()) {
            collect(permitted, cases);
        }
    }

    // Writing

    /** A record, by itself, without its kind. */
    public static String write(Record value) {
        return members(value).toString();
    }

    /** The members of a record, without its kind. */
    static ObjectNode members(Record value) {
        var object = NODES.objectNode();
        for (var part : SHAPES.get(value.getClass()).parts()) {
            var node = write(invoke(part.accessor(), value), part.type());
            if (node != null) {
                object.set(part.name(), node);
            }
        }
        return object;
    }

    private static Object invoke(Method accessor, Object value) {
        try {
            return accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(accessor.toString(), impossible);
        }
    }

    private static @Nullable JsonNode write(Object value, Type declared) {
        return switch (value) {
            case String text -> NODES.textNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case BigDecimal number -> NODES.textNode(number.toPlainString());
            case Instant at -> NODES.textNode(at.toString());
            case LocalDate day -> NODES.textNode(day.toString());
            case UUID id -> NODES.textNode(id.toString());
            case CheckId id -> NODES.textNode(id.value());
            case Duration length -> NODES.textNode(length.toString());
            case Span span -> NODES.textNode(span.toString());
            case Enum<?> constant -> NODES.textNode(name(constant));
            case OptionalInt number ->
                    number.isPresent() ? NODES.numberNode(number.getAsInt()) : null;
            case OptionalLong number ->
                    number.isPresent() ? NODES.numberNode(number.getAsLong()) : null;
            case Optional<?> some ->
                    some.isPresent() ? write(some.get(), argument(declared)) : null;
            case Set<?> set -> array(sorted(set, argument(declared)));
            case List<?> list -> array(nodes(list, argument(declared)));
            case Record record -> {
                var object = members(record);
                if (declared instanceof Class<?> type && type.isSealed()) {
                    object.put("type", kind(record.getClass()));
                }
                yield object;
            }
            default ->
                    throw new IllegalStateException(
                            "there is no JSON for " + value.getClass().getName());
        };
    }

    private static List<JsonNode> nodes(Collection<?> values, Type element) {
        var nodes = new ArrayList<JsonNode>();
        for (var value : values) {
            var node = write(value, element);
            if (node != null) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    private static List<JsonNode> sorted(Set<?> values, Type element) {
        var nodes = nodes(values, element);
        nodes.sort(Comparator.comparing(JsonNode::toString));
        return nodes;
    }

    private static @Nullable JsonNode array(List<JsonNode> nodes) {
        return nodes.isEmpty() ? null : NODES.arrayNode().addAll(nodes);
    }

    // Reading

    /**
     * @throws Unread when the text was written by a newer version and means something unknown here
     */
    public static <T> T read(String json, Class<T> type) throws Unread {
        try {
            return type.cast(reader(type).read(JSON.readTree(json)));
        } catch (JsonProcessingException broken) {
            throw new Unread("no JSON: " + broken.getOriginalMessage());
        }
    }

    /** Understands one type; made once, because a log has a great many of few types. */
    private interface Reader {
        Object read(@Nullable JsonNode node) throws Unread;
    }

    private static Reader reader(Type type) {
        if (type instanceof ParameterizedType generic) {
            return several((Class<?>) generic.getRawType(), reader(argument(type)));
        }
        var wanted = (Class<?>) type;
        if (wanted == OptionalInt.class) {
            return node -> node == null ? OptionalInt.empty() : OptionalInt.of(node.intValue());
        }
        if (wanted == OptionalLong.class) {
            return node -> node == null ? OptionalLong.empty() : OptionalLong.of(node.longValue());
        }
        var present = present(wanted);
        return node -> node == null || node.isNull() ? absent(wanted) : present.read(node);
    }

    private static Present present(Class<?> wanted) {
        if (wanted.isRecord() && wanted != CheckId.class) {
            return node -> record(node, wanted);
        }
        return wanted.isSealed() && wanted != Span.class
                ? node -> sealed(node, wanted)
                : scalar(wanted);
    }

    private interface Present {
        Object read(JsonNode node) throws Unread;
    }

    /** What an older version did not write yet. */
    private static Object absent(Class<?> wanted) throws Unread {
        if (wanted == String.class) {
            return "";
        }
        if (wanted == boolean.class) {
            return false;
        }
        if (wanted.isRecord()) {
            return record(NODES.objectNode(), wanted);
        }
        throw new Unread("a %s is missing".formatted(wanted.getSimpleName()));
    }

    private static Reader several(Class<?> raw, Reader element) {
        if (raw == Optional.class) {
            return node -> node == null ? Optional.empty() : Optional.of(element.read(node));
        }
        return node -> {
            var values = raw == Set.class ? new LinkedHashSet<>() : new ArrayList<>();
            if (node != null) {
                for (var each : node) {
                    values.add(element.read(each));
                }
            }
            return values;
        };
    }

    private static Object sealed(JsonNode node, Class<?> wanted) throws Unread {
        var kind = node.path("type").asText();
        var type = cases(wanted).get(kind);
        if (type == null) {
            throw new Unread("%s is no kind of %s".formatted(kind, wanted.getSimpleName()));
        }
        return record(node, type);
    }

    private static Object record(JsonNode node, Class<?> type) throws Unread {
        var shape = SHAPES.get(type);
        var values = new Object[shape.parts().size()];
        for (int i = 0; i < values.length; i++) {
            var part = shape.parts().get(i);
            values[i] = part.reader().read(node.get(part.name()));
        }
        try {
            return shape.constructor().newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new Unread("%s: %s".formatted(type.getSimpleName(), refused.getCause()));
        } catch (InstantiationException | IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Present scalar(Class<?> wanted) {
        var meaning = meaning(wanted);
        return node -> {
            var text = node.asText();
            try {
                return meaning.of(text, node);
            } catch (RuntimeException wrong) {
                throw new Unread("%s is no %s".formatted(text, wanted.getSimpleName()));
            }
        };
    }

    private interface Meaning {
        Object of(String text, JsonNode node) throws Unread;
    }

    private static Meaning meaning(Class<?> wanted) {
        return switch (wanted.getName()) {
            case "java.lang.String" -> (text, _) -> text;
            case "boolean" -> (_, node) -> node.booleanValue();
            case "int" -> (_, node) -> node.intValue();
            case "long" -> (_, node) -> node.longValue();
            case "java.math.BigDecimal" -> (text, _) -> new BigDecimal(text);
            case "java.time.Instant" -> (text, _) -> Instant.parse(text);
            case "java.time.LocalDate" -> (text, _) -> LocalDate.parse(text);
            case "java.time.Duration" -> (text, _) -> Duration.parse(text);
            case "java.util.UUID" -> (text, _) -> UUID.fromString(text);
            default -> named(wanted);
        };
    }

    private static Meaning named(Class<?> wanted) {
        if (wanted == CheckId.class) {
            return (text, _) -> new CheckId(text);
        }
        if (wanted == Span.class) {
            return (text, _) ->
                    Span.parse(text).orElseThrow(() -> new Unread(text + " is no span of time"));
        }
        var constants = new HashMap<String, Object>();
        if (wanted.isEnum()) {
            for (var constant : wanted.getEnumConstants()) {
                constants.put(name((Enum<?>) constant), constant);
            }
        }
        return (text, _) ->
                Optional.ofNullable(constants.get(text))
                        .orElseThrow(() ->
                                new Unread("%s is no %s".formatted(text, wanted.getSimpleName())));
    }

    private static Type argument(Type generic) {
        return ((ParameterizedType) generic).getActualTypeArguments()[0];
    }
}
