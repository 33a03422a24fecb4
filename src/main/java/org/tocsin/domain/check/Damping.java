package org.tocsin.domain.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a check's verdicts count as flapping: when among its last runs it has turned from
 * healthy to a breach or back too often. While it flaps, its incident keeps the worst of them.
 *
 * @param within how many of the last runs are looked at, 2 or more
 * @param changes how many turns are too many, less than {@code within}
 */
public record Damping(int within, int changes) {
    public Damping {
        if (within < 2 || changes < 1 || changes >= within) {
            throw new IllegalArgumentException(
                    "%d changes within %d runs".formatted(changes, within));
        }
    }

    /**
     * A check that flaps.
     *
     * @param worst the severity that it is held at
     */
    public record Flapping(int changes, int within, Severity worst) {
        /** In one sentence, for people. */
        public String words() {
            return "flapping: turned %d times within its last %d runs; held at %s until it is steady"
                    .formatted(changes, within, worst);
        }
    }

    /**
     * Runs that say nothing of the data, such as one that could not be made, are no turn.
     *
     * @param verdicts the newest first
     */
    public Optional<Flapping> flapping(List<Verdict> verdicts) {
        var known = verdicts.stream().filter(Damping::speaks).limit(within).toList();
        int turns = 0;
        for (int i = 1; i < known.size(); i++) {
            turns += breaches(known.get(i)) == breaches(known.get(i - 1)) ? 0 : 1;
        }
        int found = turns;
        return found < changes
                ? Optional.empty()
                : known.stream()
                        .flatMap(Damping::severity)
                        .min(Comparator.naturalOrder())
                        .map(worst -> new Flapping(found, known.size(), worst));
    }

    private static boolean speaks(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Healthy _, Verdict.Breach _ -> true;
            case Verdict.Broken _, Verdict.Learning _ -> false;
        };
    }

    private static boolean breaches(Verdict verdict) {
        return verdict instanceof Verdict.Breach;
    }

    private static Stream<Severity> severity(Verdict verdict) {
        return verdict instanceof Verdict.Breach(var severity)
                ? Stream.of(severity)
                : Stream.empty();
    }
}
