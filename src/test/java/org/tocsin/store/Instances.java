package org.tocsin.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.tocsin.domain.calendar.Span;

/**
 * Makes instances of records, whatever they are made of: once with everything there is, once as
 * empty as they come. So a new type is tested on the day it is written.
 */
final class Instances {
    private final boolean full;
    private int count;

    private Instances(boolean full) {
        this.full = full;
    }

    /** Each case of a sealed type, with every case of what it is made of; and each once empty. */
    static List<Record> of(Class<?> type) {
        var all = new ArrayList<Record>();
        for (var record : cases(type)) {
            for (int variant = 0; variant < most(record, 0); variant++) {
                var instances = new Instances(true);
                instances.count = variant;
                all.add((Record) instances.make(record, variant));
            }
            all.add((Record) new Instances(false).make(record, 0));
        }
        return all;
    }

    static List<Class<?>> cases(Class<?> type) {
        if (type.isRecord()) {
            return List.of(type);
        }
        return Arrays.stream(type.getPermittedSubclasses())
                .flatMap(permitted -> cases(permitted).stream())
                .toList();
    }

    /** How many variants show every case of every sealed type and every constant below. */
    private static int most(Class<?> record, int depth) {
        int most = 1;
        for (var component : record.getRecordComponents()) {
            var type = raw(component.getGenericType());
            if (type.isEnum()) {
                most = Math.max(most, type.getEnumConstants().length);
            } else if (type != Span.class && depth < 6 && (type.isRecord() || type.isSealed())) {
                var cases = cases(type);
                most = Math.max(most, cases.size());
                for (var each : cases) {
                    most = Math.max(most, most(each, depth + 1));
                }
            }
        }
        return most;
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic
                ? raw(generic.getActualTypeArguments()[0])
                : (Class<?>) type;
    }

    private Object make(Type type, int variant) {
        if (type instanceof ParameterizedType generic) {
            var element = generic.getActualTypeArguments()[0];
            var raw = (Class<?>) generic.getRawType();
            if (raw == Optional.class) {
                return full ? Optional.of(make(element, variant)) : Optional.empty();
            }
            if (raw == Set.class) {
                return full ? Set.of(make(element, variant)) : Set.of();
            }
            return full ? List.of(make(element, variant), make(element, variant + 1)) : List.of();
        }
        return make((Class<?>) type, variant);
    }

    private Object make(Class<?> type, int variant) {
        count++;
        if (type.isEnum()) {
            return type.getEnumConstants()[variant % type.getEnumConstants().length];
        }
        if (type == Span.class) {
            return count % 2 == 0
                    ? new Span.Business(500 * count)
                    : new Span.Wall(Duration.ofSeconds(61L * count));
        }
        if (type.isRecord()) {
            return construct(type, variant);
        }
        if (type.isSealed()) {
            var cases = cases(type);
            return make(cases.get(variant % cases.size()), variant);
        }
        return scalar(type);
    }

    private Object scalar(Class<?> type) {
        return switch (type.getName()) {
            case "java.lang.String" -> full ? "text \"%d\" — ü\n".formatted(count) : "";
            case "int" -> count;
            case "long" -> 1_000_000_000_000L + count;
            case "boolean" -> full;
            case "java.time.Instant" ->
                    Instant.parse("2026-03-08T09:59:59.123456Z").plusSeconds(count);
            case "java.math.BigDecimal" -> new BigDecimal("12345678901234567.89");
            case "java.util.UUID" -> new UUID(7, count);
            case "java.util.OptionalInt" -> full ? OptionalInt.of(count) : OptionalInt.empty();
            case "java.util.OptionalLong" -> full ? OptionalLong.of(count) : OptionalLong.empty();
            default -> throw new AssertionError("no instance of " + type);
        };
    }

    private Object construct(Class<?> type, int variant) {
        try {
            var components = type.getRecordComponents();
            var types =
                    Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            var values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = make(components[i].getGenericType(), variant);
            }
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException failed) {
            throw new AssertionError(type.toString(), failed);
        }
    }
}
