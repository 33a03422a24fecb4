/**
 * When something is due: spans and deadlines in wall and business time, intervals that recur, and
 * schedules. Every rule has a zone; every answer is an instant. Uses nothing but the JDK.
 */
@NullMarked
package org.tocsin.domain.calendar;

import org.jspecify.annotations.NullMarked;
