package org.tocsin.ui.reviews;

/** Starts the demo from the class path. */
final class ReviewsDemoLauncher {
    private ReviewsDemoLauncher() {}

    public static void main(String[] args) {
        ReviewsDemo.main(args);
    }
}
