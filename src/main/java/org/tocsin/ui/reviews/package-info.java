/**
 * The Reviews place: what is learned from incidents, page by page (M-1 to M-7). One public {@link
 * org.tocsin.ui.reviews.ReviewsPane}; uses the engine's desks and the kit.
 */
@NullMarked
package org.tocsin.ui.reviews;

import org.jspecify.annotations.NullMarked;
