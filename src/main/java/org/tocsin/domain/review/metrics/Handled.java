package org.tocsin.domain.review.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.State;

/**
 * An incident with how it was handled.
 *
 * @param team the area of business that owns its pipeline; empty when none does
 * @param kept of the promises that came due, how many were kept
 * @param repeats whether it is linked to an earlier one of the same check or root cause (I-9)
 */
public record Handled(
        Incident incident, Handling handling, String team, Share kept, boolean repeats) {
    private static final BigDecimal HOUR = BigDecimal.valueOf(3_600);

    public Instant detected() {
        return incident.detectedAt();
    }

    boolean isMerged() {
        return incident.state() == State.MERGED;
    }

    boolean isDismissed() {
        return incident.course().ending().dismissed().isPresent();
    }

    boolean isReopened() {
        return incident.course().ending().reopened() > 0;
    }

    boolean isEscalated() {
        return handling.escalated().isPresent();
    }

    /** The last resolution or dismissal; empty while it is open, and of what was merged. */
    public Optional<Instant> ended() {
        return incident.isOpen() || isMerged()
                ? Optional.empty()
                : incident.course().times().resolved();
    }

    /** Whether it was open when a time ended, whatever became of it since. */
    boolean wasOpenBefore(Instant end) {
        for (var each : handling.open()) {
            if (each.from().isBefore(end)
                    && (each.to().isEmpty() || !each.to().get().isBefore(end))) {
                return true;
            }
        }
        return false;
    }

    /** Detected - started; 0 when it was detected before it began. */
    public Optional<Duration> timeToDetect() {
        return incident.course().times().started().map(started -> atLeastNone(started, detected()));
    }

    public Optional<Duration> timeToAcknowledge() {
        return handling.acknowledged().map(at -> Duration.between(detected(), at));
    }

    public Optional<Duration> timeToResolve() {
        return ended().map(at -> Duration.between(detected(), at));
    }

    private static Duration atLeastNone(Instant from, Instant to) {
        return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }

    /** While it did harm: from its start to its end, without the time it was resolved between. */
    Duration harm() {
        var first = handling.open().getFirst().from();
        var before =
                incident.course()
                        .times()
                        .started()
                        .map(started -> atLeastNone(started, first))
                        .orElse(Duration.ZERO);
        return handling.open().stream()
                .flatMap(each -> each.to().map(to -> Duration.between(each.from(), to)).stream())
                .reduce(before, Duration::plus);
    }

    /** The loss last declared per hour, times {@link #harm}; in the team's currency, 2 decimals. */
    public Optional<BigDecimal> revenue() {
        return incident.work()
                .findings()
                .impact()
                .flatMap(impact -> impact.revenuePerHour())
                .map(perHour ->
                        perHour.multiply(BigDecimal.valueOf(harm().toSeconds()))
                                .divide(HOUR, 2, RoundingMode.HALF_UP));
    }

    /** People affected, as last declared. */
    public OptionalLong customers() {
        return incident.work()
                .findings()
                .impact()
                .map(impact -> impact.users())
                .orElse(OptionalLong.empty());
    }
}
