/**
 * The On-call place (O-1 to O-6, C-25): who is on call now and next, the calendar of shifts, what
 * is wrong with it, and how people change it. View-models know no widgets. Uses {@code engine} and
 * {@code domain}.
 */
@NullMarked
package org.tocsin.ui.oncall;

import org.jspecify.annotations.NullMarked;
