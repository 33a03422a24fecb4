package org.tocsin.ui.reviews;

import org.tocsin.domain.review.ReviewCase;

/** A line of the list of reviews. */
sealed interface ReviewLine {
    /** A heading over those that follow. */
    record Heading(String title) implements ReviewLine {}

    record One(ReviewCase seen) implements ReviewLine {}
}
