package org.tocsin.domain.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A drill as it is kept: what is played, when and by whom, and how it ended.
 *
 * @param ending empty while it goes on, and for ever when it was cut off
 */
public record Staged(
        Scenario.Named named, Scenario.Plot plot, Staging staging, Optional<Ending> ending) {
    /**
     * @param playbook its name
     * @param begin on the drill's own clock
     * @param held when it was really held
     * @param people ids of who takes part
     */
    public record Staging(
            String playbook, Instant begin, Instant held, int speed, List<String> people) {
        public Staging {
            people = List.copyOf(people);
        }
    }

    /**
     * @param at on the drill's own clock
     * @param paused for how long that stood, in time of ours
     */
    public record Ending(Instant at, Duration paused) {}

    public Instant begin() {
        return staging.begin();
    }

    /** When it is over at the latest, on its own clock. */
    public Instant last() {
        return begin().plus(plot.lasts());
    }

    public Staged ended(Ending how) {
        return new Staged(named, plot, staging, Optional.of(how));
    }

    public ScoreSheet.Heading heading(Ending how) {
        return new ScoreSheet.Heading(named, begin(), how.at(), staging.people(), how.paused());
    }
}
