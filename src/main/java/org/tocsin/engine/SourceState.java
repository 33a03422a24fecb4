package org.tocsin.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tocsin.domain.data.SourceId;

/** How a source stands, as far as the process that leads has found. */
public record SourceState(SourceId source, Phase phase, Optional<Resting> resting) {
    /** A circuit breaker's. */
    public enum Phase {
        /** It is asked as usual. */
        CLOSED,
        /** It rests and is not asked. */
        OPEN,
        /** One question finds out whether it answers again. */
        HALF_OPEN
    }

    /**
     * @param cause of its last failure, in words
     */
    public record Resting(Instant until, int failures, String cause) {}

    static SourceState of(SourceId source, Breaker breaker) {
        var resting =
                breaker.rest()
                        .map(rest ->
                                new Resting(rest.until(), breaker.failures(), breaker.cause()));
        var phase =
                resting.isEmpty() ? Phase.CLOSED : breaker.probing() ? Phase.HALF_OPEN : Phase.OPEN;
        return new SourceState(source, phase, resting);
    }

    /** In one sentence, for people. */
    public String words() {
        return resting.map(rest ->
                        "source %s is resting until %s, after %d failures in a row: %s"
                                .formatted(
                                        source,
                                        rest.until().truncatedTo(ChronoUnit.SECONDS),
                                        rest.failures(),
                                        rest.cause()))
                .orElse("source %s answers".formatted(source));
    }
}
