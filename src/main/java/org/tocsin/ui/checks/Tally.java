package org.tocsin.ui.checks;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tocsin.domain.check.Severity;

/** Counts checks by how they stand, one change at a time however many there are. */
final class Tally {
    private final Map<State, Integer> states = new EnumMap<>(State.class);
    private final TreeMap<Severity, Integer> breaches = new TreeMap<>();

    /** What a tally said at one moment. */
    record Counts(Map<State, Integer> states, Optional<Severity> worstSeverity) {
        static final Counts NONE = new Counts(Map.of(), Optional.empty());

        Counts {
            states = Map.copyOf(states);
        }

        int of(State state) {
            return states.getOrDefault(state, 0);
        }

        int total() {
            return states.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** The most urgent state that any check is in; healthy when there is none. */
        State worst() {
            return Arrays.stream(State.values())
                    .filter(state -> of(state) > 0)
                    .findFirst()
                    .orElse(State.HEALTHY);
        }
    }

    void add(Standing standing) {
        states.merge(standing.state(), 1, Integer::sum);
        standing.severity().ifPresent(severity -> breaches.merge(severity, 1, Integer::sum));
    }

    void remove(Standing standing) {
        states.computeIfPresent(standing.state(), (_, count) -> count > 1 ? count - 1 : null);
        standing.severity()
                .ifPresent(severity ->
                        breaches.computeIfPresent(
                                severity, (_, count) -> count > 1 ? count - 1 : null));
    }

    Counts counts() {
        return new Counts(
                states, breaches.isEmpty() ? Optional.empty() : Optional.of(breaches.firstKey()));
    }
}
