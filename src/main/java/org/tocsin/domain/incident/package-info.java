/**
 * One incident: a log of events, the state that is folded from it, what commands make of it, and
 * what its clocks will do if nothing happens. Everything here is pure: the time, the rules and who
 * is on call are handed in. May use {@code domain.response}, {@code domain.check} and the calendar.
 */
@NullMarked
package org.tocsin.domain.incident;

import org.jspecify.annotations.NullMarked;
