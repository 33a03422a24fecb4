package org.tocsin.domain.review.metrics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    private final List<Handled> opened = new ArrayList<>();
    private final List<Handled> resolved = new ArrayList<>();
    private final List<Handled> ended = new ArrayList<>();
    private final List<Handled> open = new ArrayList<>();

    private ResponseMetrics(Ledger all, Stretch when, Instant now) {
        var at = when.to().isAfter(now) ? now : when.to();
        long from = Ledger.nanos(when.from());
        long to = Ledger.nanos(when.to());
        long end = Ledger.nanos(at);
        for (int i = 0; i < all.size(); i++) {
            if (all.isDetected(i, from, to) && !all.isDismissed(i)) {
                opened.add(all.get(i));
            }
            if (all.isEnded(i, from, to)) {
                ended.add(all.get(i));
                if (!all.isDismissed(i)) {
                    resolved.add(all.get(i));
                }
            }
            if (all.wasOpenBefore(i, end, at)) {
                open.add(all.get(i));
            }
        }
    }

    /**
     * @param all there are, or those of a group
     * @param now what is open at the end of a time that has not ended is what is open now
     */
    public static ResponseMetrics of(List<Handled> all, Stretch when, Instant now) {
        return of(new Ledger(all), when, now);
    }

    /** Of many times over the same incidents. */
    static ResponseMetrics of(Ledger all, Stretch when, Instant now) {
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
        var lengths = new ArrayList<Duration>(some.size());
        for (var each : some) {
            length.apply(each).ifPresent(lengths::add);
        }
        return new Value.Length(Spread.of(lengths));
    }

    private static Value rate(List<Handled> some, Predicate<Handled> part) {
        return new Value.Rate(new Share(some.stream().filter(part).count(), some.size()));
    }
}
