package org.tocsin.domain.series.detect;

import org.tocsin.domain.series.Point;

/**
 * Judges a series point by point. It never looks ahead: what it says of a point rests on the points
 * learned before and on nothing else, and is never revised. One detector serves one series and one
 * thread.
 *
 * <p>A point whose value is not finite is neither judged nor learned. A point older than the newest
 * one learned is judged, but not learned; one of the same time is learned too.
 */
public interface Detector {
    /** How many points it learns before it first judges one. */
    int warmUp();

    /** Judges a point by what was learned so far, and changes nothing. */
    Detection judge(Point point);

    /**
     * Takes a point into the history. A point of an excluded stretch is judged, if at all, and not
     * handed to this method (semantics: Checks).
     *
     * @param said what {@link #judge} made of it
     */
    void learn(Point point, Detection said);

    /**
     * Takes in a point of the past whose verdict nobody asks for, as {@link #next} would; faster
     * where earlier verdicts do not matter to later ones.
     */
    default void recall(Point point) {
        learn(point, Detection.learning(""));
    }

    /** Judges a point and then learns it. */
    default Detection next(Point point) {
        var said = judge(point);
        learn(point, said);
        return said;
    }
}
