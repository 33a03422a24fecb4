package org.tocsin.source.plan;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The one row that a part brought back; places count from 0. */
public record Row(List<@Nullable Object> values, int first) {

    long count(int place) {
        return values.get(first + place) instanceof Number n ? n.longValue() : 0;
    }

    /** What stands there as a number; nothing for null. Instants have become seconds before. */
    OptionalDouble number(int place) throws Unusable {
        return Numbers.of(values.get(first + place));
    }

    String text(int place) {
        return String.valueOf(values.get(first + place));
    }

    boolean isNull(int place) {
        return values.get(first + place) == null;
    }
}
