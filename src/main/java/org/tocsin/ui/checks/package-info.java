/**
 * The Checks place: every check live in one table, and beside it all there is to know about one of
 * them. Its only public face is {@link org.tocsin.ui.checks.ChecksPane}; it speaks to the engine
 * through {@link org.tocsin.engine.Desk} alone.
 */
@NullMarked
package org.tocsin.ui.checks;

import org.jspecify.annotations.NullMarked;
