package org.tocsin.notify.dispatch;

import java.time.Duration;

/**
 * How long a message is tried before it is given up (N-3).
 *
 * @param attempts at most
 * @param longest since the notice arose; it is tried a few times however old it is
 */
public record Patience(int attempts, Duration longest) {
    /** A day, with a try a minute or so. */
    public static final Patience USUAL = new Patience(2_000, Duration.ofHours(24));

    private static final int FEW = 5;

    public Patience {
        if (attempts < 1 || longest.isNegative()) {
            throw new IllegalArgumentException(
                    "A message is tried at least once: %d, %s".formatted(attempts, longest));
        }
    }

    boolean isOver(int made, Duration age) {
        return made >= attempts || made >= FEW && age.compareTo(longest) >= 0;
    }
}
