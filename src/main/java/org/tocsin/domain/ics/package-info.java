/**
 * Calendars as other programs read and write them: iCalendar (RFC 5545) as text. Uses {@code
 * domain.calendar}.
 */
@NullMarked
package org.tocsin.domain.ics;

import org.jspecify.annotations.NullMarked;
