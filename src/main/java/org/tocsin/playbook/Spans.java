package org.tocsin.playbook;

import java.util.Optional;
import java.util.OptionalInt;
import org.tocsin.domain.calendar.Span;

/** Arithmetic of lengths of time that are of one kind: wall and business time do not compare. */
final class Spans {
    private Spans() {}

    static Optional<Span> sum(Span a, Span b) {
        if (a.isZero() || b.isZero()) {
            return Optional.of(a.isZero() ? b : a);
        }
        return switch (a) {
            case Span.Wall(var first) ->
                    b instanceof Span.Wall(var second)
                            ? Optional.of(new Span.Wall(first.plus(second)))
                            : Optional.empty();
            case Span.Business(int first) ->
                    b instanceof Span.Business(int second)
                            ? Optional.of(new Span.Business(Math.addExact(first, second)))
                            : Optional.empty();
        };
    }

    static OptionalInt compare(Span a, Span b) {
        if (a.isZero() || b.isZero()) {
            return OptionalInt.of(Boolean.compare(!a.isZero(), !b.isZero()));
        }
        return switch (a) {
            case Span.Wall(var first) ->
                    b instanceof Span.Wall(var second)
                            ? OptionalInt.of(first.compareTo(second))
                            : OptionalInt.empty();
            case Span.Business(int first) ->
                    b instanceof Span.Business(int second)
                            ? OptionalInt.of(Integer.compare(first, second))
                            : OptionalInt.empty();
        };
    }
}
