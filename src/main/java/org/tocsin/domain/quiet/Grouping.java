package org.tocsin.domain.quiet;

import java.time.Duration;
import java.util.List;

/**
 * How messages of alerts that belong together are spaced, per place where they go. The first
 * goes at once; what follows waits, and goes together.
 *
 * @param by labels in which alerts of one group agree; of none, each incident is a group
 * @param pause for how long the second waits after the first
 * @param interval between any two after that
 * @param repeat how long an incident that is open, and that nobody has taken, stays without a word
 */
public record Grouping(List<Label> by, Duration pause, Duration interval, Duration repeat) {
    /** Alertmanager's times. */
    public static final Grouping USUAL =
            new Grouping(
                    List.of(Label.DATA_SET),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    Duration.ofHours(4));

    public Grouping {
        by = List.copyOf(by);
    }
}
