package org.tocsin.domain.calendar;

import java.util.Optional;
import java.util.function.Function;

/** What came of reading a text: a value, or why it is none, in words for whoever wrote it. */
public sealed interface Parsed<T> {
    record Read<T>(T it) implements Parsed<T> {}

    record Fault<T>(String why) implements Parsed<T> {}

    default Optional<T> value() {
        return switch (this) {
            case Read<T>(var it) -> Optional.of(it);
            case Fault<T> _ -> Optional.empty();
        };
    }

    default Optional<String> fault() {
        return switch (this) {
            case Read<T> _ -> Optional.empty();
            case Fault<T>(var why) -> Optional.of(why);
        };
    }

    default <U> Parsed<U> then(Function<? super T, Parsed<U>> next) {
        return switch (this) {
            case Read<T>(var it) -> next.apply(it);
            case Fault<T>(var why) -> new Fault<>(why);
        };
    }
}
