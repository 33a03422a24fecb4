package org.tocsin.domain.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;

/**
 * How a deployment is watched.
 *
 * @param checks that run faster; with those of the data sets
 * @param dataSets ids; all checks of each of them
 * @param everySeconds how often, at least once a minute to once a day
 * @param lengthSeconds how long after the start
 */
public record Watch(
        Set<CheckId> checks, Set<String> dataSets, long everySeconds, long lengthSeconds) {
    /** When a playbook says nothing else. */
    public static final Duration USUAL_PACE = Duration.ofMinutes(5);

    /** When a playbook says nothing else. */
    public static final Duration USUAL_LENGTH = Duration.ofHours(2);

    public Watch {
        checks = Set.copyOf(checks);
        dataSets = Set.copyOf(dataSets);
    }

    public Duration every() {
        return Duration.ofSeconds(everySeconds);
    }

    public Duration length() {
        return Duration.ofSeconds(lengthSeconds);
    }

    /** What it looks at of a playbook's checks, in their order; all when it names none. */
    public List<Check> of(List<Check> all) {
        return all.stream()
                .filter(check ->
                        checks.isEmpty() && dataSets.isEmpty()
                                || checks.contains(check.id())
                                || dataSets.contains(check.measure().dataSet().value()))
                .toList();
    }

    /** The same, of these data sets as well. */
    public Watch with(Set<String> more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = new java.util.HashSet<>(dataSets);
        all.addAll(more);
        return new Watch(checks, all, everySeconds, lengthSeconds);
    }

    /** The same, of these checks alone. */
    Watch fixed(List<Check> chosen) {
        return new Watch(
                chosen.stream().map(Check::id).collect(Collectors.toSet()),
                chosen.stream()
                        .map(check -> check.measure().dataSet().value())
                        .collect(Collectors.toSet()),
                everySeconds,
                lengthSeconds);
    }

    /** The last of the instants at which its checks are due, up to now. */
    Instant slot(Instant started, Instant now) {
        long gone = Math.max(0, Duration.between(started, now).toSeconds());
        return started.plusSeconds(gone / everySeconds * everySeconds);
    }
}
