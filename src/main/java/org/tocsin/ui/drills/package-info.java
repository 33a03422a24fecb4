/**
 * The Drills place: what can be drilled, what was, and how it went; and the bar that marks a window
 * in which a drill is held (M-8). May use the kit, the domain and the engine's drill.
 */
@NullMarked
package org.tocsin.ui.drills;

import org.jspecify.annotations.NullMarked;
