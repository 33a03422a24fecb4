/**
 * The overview: is anything burning, who has it, what is next. May use {@code ui.kit}, the engine's
 * desks and the domain; leads to the other places through what is handed in.
 */
@NullMarked
package org.tocsin.ui.overview;

import org.jspecify.annotations.NullMarked;
