package org.tocsin.domain.review.metrics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tocsin.domain.calendar.Stretch;

/**
 * The figures of a stretch of time, each with the incidents behind it (M-6). Which incidents count
 * is said by each {@link Figure}.
 */
public final class ResponseMetrics {
    private final List<Handled> opened;
    private final List<Handled> resolved;
    private final List<Handled> ended;
    private final List<Handled> open;

    private ResponseMetrics(List<Handled> all, Stretch when, Instant now) {
        var end = when.to().isAfter(now) ? now : when.to();
        opened =
                all.stream()
                        .filter(each -> !each.isMerged() && !each.isDismissed())
                        .filter(each -> when.contains(each.detected()))
                        .toList();
        ended =
                all.stream()
                        .filter(each -> each.ended().filter(when::contains).isPresent())
                        .toList();
        resolved = ended.stream().filter(Predicate.not(Handled::isDismissed)).toList();
        open = all.stream().filter(each -> !each.isMerged() && each.wasOpenBefore(end)).toList();
    }

    /**
     * @param all there are, or those of a group
     * @param now what is open at the end of a time that has not ended is what is open now
     */
    public static ResponseMetrics of(List<Handled> all, Stretch when, Instant now) {
        return new ResponseMetrics(all, when, now);
    }

    /** Whether nothing happened in it at all. */
    public boolean isEmpty() {
        return opened.isEmpty() && ended.isEmpty() && open.isEmpty();
    }

    public Value value(Figure figure) {
        return switch (figure) {
            case MTTD -> length(opened, Handled::timeToDetect);
            case MTTA -> length(opened, Handled::timeToAcknowledge);
            case MTTR -> length(resolved, Handled::timeToResolve);
            case SLA ->
                    new Value.Rate(
                            resolved.stream().map(Handled::kept).reduce(Share.NONE, Share::plus));
            case ESCALATION -> rate(resolved, Handled::isEscalated);
            case REPEAT -> rate(opened, Handled::repeats);
            case REOPEN -> rate(resolved, Handled::isReopened);
            case FALSE_POSITIVES -> rate(ended, Handled::isDismissed);
            case OPENED -> new Value.Count(opened.size());
            case RESOLVED -> new Value.Count(resolved.size());
            case OPEN -> new Value.Count(open.size());
            case REVENUE ->
                    new Value.Money(
                            resolved.stream()
                                    .flatMap(each -> each.revenue().stream())
                                    .reduce(BigDecimal::add));
            case CUSTOMERS ->
                    new Value.Count(
                            resolved.stream().mapToLong(each -> each.customers().orElse(0)).sum());
        };
    }

    /**
     * The incidents that make a figure what it is: of a share those that are its part (of SLA those
     * that broke a promise), else all that it is reckoned from.
     */
    public List<Handled> behind(Figure figure) {
        return switch (figure) {
            case MTTD -> with(opened, each -> each.timeToDetect().isPresent());
            case MTTA -> with(opened, each -> each.timeToAcknowledge().isPresent());
            case MTTR, RESOLVED -> resolved;
            case SLA -> with(resolved, each -> each.kept().part() < each.kept().whole());
            case ESCALATION -> with(resolved, Handled::isEscalated);
            case REPEAT -> with(opened, Handled::repeats);
            case REOPEN -> with(resolved, Handled::isReopened);
            case FALSE_POSITIVES -> with(ended, Handled::isDismissed);
            case OPENED -> opened;
            case OPEN -> open;
            case REVENUE -> with(resolved, each -> each.revenue().isPresent());
            case CUSTOMERS -> with(resolved, each -> each.customers().isPresent());
        };
    }

    private static List<Handled> with(List<Handled> some, Predicate<Handled> which) {
        return some.stream().filter(which).toList();
    }

    private static Value length(List<Handled> some, Function<Handled, Optional<Duration>> length) {
        return new Value.Length(
                Spread.of(some.stream().flatMap(each -> length.apply(each).stream()).toList()));
    }

    private static Value rate(List<Handled> some, Predicate<Handled> part) {
        return new Value.Rate(new Share(some.stream().filter(part).count(), some.size()));
    }
}
