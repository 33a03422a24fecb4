/**
 * The Notices place: what went out to whom, what waits, what was given up and why (N-3). One public
 * {@link org.tocsin.ui.notices.NoticesPane}; uses the engine's desks and the kit.
 */
@NullMarked
package org.tocsin.ui.notices;

import org.jspecify.annotations.NullMarked;
