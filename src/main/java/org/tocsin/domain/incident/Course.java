package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.check.CheckId;

/**
 * How far an incident has come.
 *
 * @param failures what each check has said, in the order they joined
 */
public record Course(State state, Times times, Map<CheckId, Failing> failures, Ending ending) {
    public Course {
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    }

    /**
     * @param started when the trouble began, as far as it is known
     * @param acknowledged the first time by a person
     * @param resolved the last time; empty while it is open
     * @param changed the last entry of the log
     */
    public record Times(
            Instant detected,
            Optional<Instant> started,
            Optional<Instant> acknowledged,
            Optional<Instant> resolved,
            Instant changed) {
        Times withStarted(Instant at) {
            return new Times(detected, Optional.of(at), acknowledged, resolved, changed);
        }

        Times withAcknowledged(Instant at) {
            return new Times(
                    detected, started, acknowledged.or(() -> Optional.of(at)), resolved, changed);
        }

        Times withResolved(Optional<Instant> at) {
            return new Times(detected, started, acknowledged, at, changed);
        }

        Times withChanged(Instant at) {
            return new Times(detected, started, acknowledged, resolved, at);
        }
    }

    /**
     * @param times how often it failed
     * @param goodRuns in a row since it last failed
     * @param good the last of them
     */
    public record Failing(
            Subject.Failure first,
            Subject.Failure last,
            int times,
            int goodRuns,
            Optional<Instant> good) {
        Failing again(Subject.Failure failure) {
            return new Failing(first, failure, times + 1, 0, Optional.empty());
        }

        Failing good(Instant at) {
            return new Failing(first, last, times, goodRuns + 1, Optional.of(at));
        }

        /** Whether a run of that time has been counted, or is older than one that has. */
        public boolean knows(Instant run) {
            return !run.isAfter(good.orElse(last.at()));
        }
    }

    /**
     * @param reopened how often
     * @param dismissed why it was no incident after all
     * @param mergedInto where it has gone
     */
    public record Ending(int reopened, Optional<String> dismissed, Optional<UUID> mergedInto) {
        static final Ending OPEN = new Ending(0, Optional.empty(), Optional.empty());
    }

    Course at(State changed) {
        return new Course(changed, times, failures, ending);
    }

    Course with(Times changed) {
        return new Course(state, changed, failures, ending);
    }

    Course with(Ending changed) {
        return new Course(state, times, failures, changed);
    }

    Course with(Subject.Failure failure) {
        var more = new LinkedHashMap<>(failures);
        more.merge(
                failure.check(),
                new Failing(failure, failure, 1, 0, Optional.empty()),
                (known, _) -> known.again(failure));
        return new Course(state, times, more, ending);
    }

    Course recovered(CheckId check, Instant at) {
        var more = new LinkedHashMap<>(failures);
        more.computeIfPresent(check, (_, failing) -> failing.good(at));
        return new Course(state, times, more, ending);
    }
}
