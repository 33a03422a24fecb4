/**
 * Where the program is put together: start, wiring, the window, its frame (rail, header, palette,
 * status bar) and what it remembers. The only room that may use every other.
 */
@NullMarked
package org.tocsin.app;

import org.jspecify.annotations.NullMarked;
