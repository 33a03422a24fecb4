package org.tocsin.domain.knowledge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.incident.Incident;

/**
 * How the checks of an incident failed, as far as their runs are still kept.
 *
 * @param ways by check
 */
public record Symptoms(Map<CheckId, Way> ways) {
    public static final Symptoms UNKNOWN = new Symptoms(Map.of());

    public Symptoms {
        ways = Map.copyOf(ways);
    }

    /**
     * @param segment the one that was worst; empty without segments
     */
    public record Way(Move move, String segment) {}

    /** Where a value went against what was expected. */
    public enum Move {
        FELL,
        ROSE,
        UNKNOWN
    }

    /** Of the first failure of each check. */
    public static Symptoms of(Incident incident, Function<UUID, Optional<CheckRun>> runs) {
        var ways = new LinkedHashMap<CheckId, Way>();
        incident.course()
                .failures()
                .forEach((check, failing) ->
                        failing.first()
                                .run()
                                .flatMap(runs)
                                .ifPresent(run -> ways.put(check, way(run))));
        return new Symptoms(ways);
    }

    private static Way way(CheckRun run) {
        return new Way(move(run), run.findings().segments().lead());
    }

    private static Move move(CheckRun run) {
        var value = run.judgement().value();
        var bounds = run.judgement().bounds();
        if (value.isEmpty()) {
            return Move.UNKNOWN;
        }
        if (isPast(bounds.lower(), value.getAsDouble(), -1)) {
            return Move.FELL;
        }
        if (isPast(bounds.upper(), value.getAsDouble(), 1)) {
            return Move.ROSE;
        }
        return bounds.expected().isPresent()
                        && bounds.expected().getAsDouble() != value.getAsDouble()
                ? value.getAsDouble() < bounds.expected().getAsDouble() ? Move.FELL : Move.ROSE
                : Move.UNKNOWN;
    }

    private static boolean isPast(OptionalDouble bound, double value, int side) {
        return bound.isPresent() && Double.compare(value, bound.getAsDouble()) * side > 0;
    }

    Optional<Way> of(CheckId check) {
        return Optional.ofNullable(ways.get(check));
    }
}
