/**
 * Drills: an incident that is only played, so that a team practises its rules (M-8, documents 000,
 * 001, 004). What happens in it and when, the clock it runs on, and what is said of it afterwards,
 * which is a fold over the log that the drill leaves. May use {@code domain.incident}.
 */
@NullMarked
package org.tocsin.domain.drill;

import org.jspecify.annotations.NullMarked;
