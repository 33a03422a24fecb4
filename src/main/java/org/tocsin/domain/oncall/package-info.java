/**
 * Who is on call, and why: rotations in layers, holiday cover over them, overrides over that; and
 * when maintenance is planned. Pure: dates of holidays and the time are handed in. Uses {@code
 * domain.calendar} and {@code domain.ics}.
 */
@NullMarked
package org.tocsin.domain.oncall;

import org.jspecify.annotations.NullMarked;
