/**
 * The screen and the loudspeaker of this machine: pop-ups by the program that the platform brings,
 * and tones that are computed. Uses the domain only.
 */
@NullMarked
package org.tocsin.notify.desktop;

import org.jspecify.annotations.NullMarked;
