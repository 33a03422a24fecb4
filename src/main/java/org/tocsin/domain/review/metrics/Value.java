package org.tocsin.domain.review.metrics;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a figure comes to. What has nothing to be reckoned from is empty, never 0. */
public sealed interface Value {
    record Length(Optional<Spread> spread) implements Value {}

    record Rate(Share share) implements Value {}

    record Count(long number) implements Value {}

    /** In the team's currency. */
    record Money(Optional<BigDecimal> amount) implements Value {}

    /** For charts and comparisons: seconds of the mean, a ratio, a number. */
    default OptionalDouble plain() {
        return switch (this) {
            case Length(var spread) ->
                    spread.isEmpty()
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(spread.get().mean().toMillis() / 1_000.0);
            case Rate(var share) -> share.ratio();
            case Count(var number) -> OptionalDouble.of(number);
            case Money(var amount) ->
                    amount.isEmpty()
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(amount.get().doubleValue());
        };
    }
}
