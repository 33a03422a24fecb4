package org.tocsin.domain.calendar;

import java.time.Duration;

/** A length of time as rules state it. */
public sealed interface Span {
    Span ZERO = new Wall(Duration.ZERO);

    record Wall(Duration length) implements Span {}

    record Business(int thousandths) implements Span {}
}
