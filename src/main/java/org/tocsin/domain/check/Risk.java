package org.tocsin.domain.check;

/**
 * Where a data set's score is heading, before anything has failed (D-6; document 001, predictive
 * quality monitoring).
 */
public enum Risk {
    LOW,
    MEDIUM,
    HIGH;

    /** Both must hold: less than these shares of yesterday's score and of that a week ago. */
    public static Risk of(double score, double yesterday, double weekAgo) {
        if (score < 0.95 * yesterday && score < 0.90 * weekAgo) {
            return HIGH;
        }
        return score < 0.98 * yesterday && score < 0.95 * weekAgo ? MEDIUM : LOW;
    }
}
