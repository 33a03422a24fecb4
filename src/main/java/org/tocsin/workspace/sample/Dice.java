package org.tocsin.workspace.sample;

import java.time.LocalDate;
import java.util.List;

/**
 * Repeatable chance: SplitMix64 (Steele, Lea, Flood, 2014) in integers only. Written out because
 * the platform promises neither the algorithm behind its generators nor that of their bounds.
 */
final class Dice {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long seed) {
        state = seed;
    }

    /** What a stream of chance is for; one does not shift when another is drawn from more often. */
    enum Stream {
        PLAN,
        ORDERS,
        VISITS,
        NULLS,
        PAYMENTS
    }

    static Dice of(LocalDate day, Stream stream) {
        long number =
                switch (stream) {
                    case PLAN -> 1;
                    case ORDERS -> 2;
                    case VISITS -> 3;
                    case NULLS -> 4;
                    case PAYMENTS -> 5;
                };
        return new Dice(mix(day.toEpochDay() * STEP + number));
    }

    /** The same well-stirred number for the same argument. */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long next() {
        state += STEP;
        return mix(state);
    }

    /** From 0 to {@code bound} - 1. */
    int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(next(), bound);
    }

    /** Both ends included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    boolean percent(int chance) {
        return below(100) < chance;
    }

    <T> T pick(List<T> things) {
        return things.get(below(things.size()));
    }

    /** Sixteen hexadecimal digits. */
    String token() {
        return Long.toHexString(next() | Long.MIN_VALUE);
    }

    /** An index, as often as its weight says. */
    int weighted(int... weights) {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        int left = below(total);
        int index = 0;
        while (left >= weights[index]) {
            left -= weights[index++];
        }
        return index;
    }
}
