/** When something is due: schedules in a zone's wall time. Uses nothing but the JDK. */
@NullMarked
package org.tocsin.domain.calendar;

import org.jspecify.annotations.NullMarked;
