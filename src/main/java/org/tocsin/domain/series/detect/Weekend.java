package org.tocsin.domain.series.detect;

/**
 * What Saturdays and Sundays add to the other days, which two weeks tell long before they tell
 * single weekdays apart.
 */
final class Weekend {
    private static final double NORMAL = 1.4826;

    /** The variance of a median over that of a mean is about this. */
    private static final double OF_MEDIANS = 1.5;

    private Weekend() {}

    static boolean is(long day) {
        return DailyPast.weekday(day) >= 5;
    }

    /**
     * The difference of the medians, drawn towards nothing as far as it may be noise.
     *
     * @param least the least deviation of single days to reckon with
     */
    static double split(long[] days, double[] roots, int count, double least) {
        double[] free = new double[count];
        double[] busy = new double[count];
        int frees = 0;
        int busies = 0;
        for (int i = 0; i < count; i++) {
            if (is(days[i])) {
                free[frees++] = roots[i];
            } else {
                busy[busies++] = roots[i];
            }
        }
        if (frees < 2 || busies < 2) {
            return 0;
        }
        double ofFree = Medians.of(free, frees);
        double ofBusy = Medians.of(busy, busies);
        double[] off = new double[count];
        for (int i = 0; i < count; i++) {
            off[i] = Math.abs(roots[i] - (is(days[i]) ? ofFree : ofBusy));
        }
        double noise = Math.max(least, NORMAL * Medians.of(off, count));
        double gap = ofFree - ofBusy;
        double doubt = noise * noise * OF_MEDIANS * (1.0 / frees + 1.0 / busies);
        return gap == 0 ? 0 : gap * Math.max(0, 1 - doubt / (gap * gap));
    }
}
