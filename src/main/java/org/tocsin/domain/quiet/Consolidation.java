package org.tocsin.domain.quiet;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which open incident a breach of another check belongs to: one of the same data set, or one
 * with which it shares an upstream cause by declared lineage, that has failed within the window.
 *
 * @param window how long after an incident's last failure others still join it
 */
public record Consolidation(boolean on, Duration window, Set<By> by) {
    public static final Duration USUAL_WINDOW = Duration.ofHours(1);
    public static final Consolidation OFF = new Consolidation(false, USUAL_WINDOW, Set.of());

    public Consolidation {
        by = by.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(by));
    }

    /** What makes alerts one. */
    public enum By {
        DATA_SET,
        UPSTREAM
    }

    /**
     * An incident that checks have opened.
     *
     * @param number for people
     * @param dataSets of all its failing checks
     * @param failed when one of them failed last
     */
    public record Candidate(UUID incident, long number, Set<String> dataSets, Instant failed) {
        public Candidate {
            dataSets = Set.copyOf(dataSets);
        }
    }

    /** What data sets are made from, however far up. */
    @FunctionalInterface
    public interface Lineage {
        Set<String> upstream(String dataSet);
    }

    /**
     * @param why in words
     */
    public record Joins(Candidate incident, String why) {}

    /** The same data set before lineage; among equals the one that failed last. */
    public Optional<Joins> joins(
            String dataSet, Instant at, List<Candidate> open, Lineage lineage) {
        if (!on) {
            return Optional.empty();
        }
        var near =
                open.stream()
                        .filter(each -> !at.isAfter(each.failed().plus(window)))
                        .sorted(Comparator.comparing(Candidate::failed).reversed())
                        .toList();
        return sameData(dataSet, near).or(() -> sameCause(dataSet, near, lineage));
    }

    private Optional<Joins> sameData(String dataSet, List<Candidate> near) {
        if (!by.contains(By.DATA_SET)) {
            return Optional.empty();
        }
        return near.stream()
                .filter(each -> each.dataSets().contains(dataSet))
                .findFirst()
                .map(each -> new Joins(each, "the same data set %s".formatted(dataSet)));
    }

    /**
     * Either is made from the other. Siblings find each other through what both are made from, once
     * that fails: before, nothing says that they share a cause.
     */
    private Optional<Joins> sameCause(String dataSet, List<Candidate> near, Lineage lineage) {
        if (!by.contains(By.UPSTREAM)) {
            return Optional.empty();
        }
        var above = lineage.upstream(dataSet);
        for (var each : near) {
            for (var failed : each.dataSets().stream().sorted().toList()) {
                if (above.contains(failed)) {
                    return Optional.of(
                            new Joins(each, "%s is made from %s".formatted(dataSet, failed)));
                }
                if (lineage.upstream(failed).contains(dataSet)) {
                    return Optional.of(
                            new Joins(each, "%s is made from %s".formatted(failed, dataSet)));
                }
            }
        }
        return Optional.empty();
    }
}
