package org.tocsin.domain.review;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tocsin.domain.calendar.LocalTimes;

/**
 * When the owner of an action item, or of a review, hears of it again (M-3): at nine in the morning
 * of the day before its last day, of the day after it, and every week from then on; and on the day
 * on which somebody is to look whether it helped.
 *
 * @param key what makes it the same reminder, so that it is sent once
 */
public record Reminder(Kind kind, Instant at, String key) {
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final int WEEK = 7;
    private static final Duration DAY = Duration.ofDays(1);

    public enum Kind {
        DUE_SOON,
        OVERDUE,
        FOLLOW_UP
    }

    /** The latest that has come by now; those before it are moot. */
    public static Optional<Reminder> latest(ActionItem item, ZoneId zone, Instant now) {
        var promise = item.promise();
        if (item.isOpen()) {
            return promise.deadline().flatMap(last -> deadline(last, zone, now));
        }
        return promise.followUp()
                .filter(_ -> item.progress().state() == ActionItem.State.DONE)
                .map(day -> new Reminder(Kind.FOLLOW_UP, morning(day, zone), "follow-up/" + day))
                .filter(reminder -> !reminder.at().isAfter(now));
    }

    private static Optional<Reminder> deadline(LocalDate last, ZoneId zone, Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        var first = last.plusDays(1);
        if (!morning(first, zone).isAfter(now)) {
            long weeks = ChronoUnit.DAYS.between(first, today) / WEEK;
            var day = first.plusDays(weeks * WEEK);
            if (morning(day, zone).isAfter(now)) {
                day = day.minusDays(WEEK);
            }
            return Optional.of(
                    new Reminder(Kind.OVERDUE, morning(day, zone), "overdue/%s".formatted(day)));
        }
        var before = morning(last.minusDays(1), zone);
        return before.isAfter(now)
                ? Optional.empty()
                : Optional.of(new Reminder(Kind.DUE_SOON, before, "due/" + last));
    }

    /**
     * The latest of a review that is not done: a day before it is due, or when half of its time has
     * gone if that is later; and when it is due.
     */
    public static Optional<Reminder> latest(ReviewCase.Clock clock, Instant now) {
        var due = clock.due().due();
        if (!clock.isRunning()) {
            return Optional.empty();
        }
        if (!due.isAfter(now)) {
            return Optional.of(new Reminder(Kind.OVERDUE, due, "overdue/" + due));
        }
        var half = Duration.between(clock.due().from(), due).dividedBy(2);
        var soon = due.minus(half.compareTo(DAY) < 0 ? half : DAY);
        return soon.isAfter(now)
                ? Optional.empty()
                : Optional.of(new Reminder(Kind.DUE_SOON, soon, "due/" + due));
    }

    private static Instant morning(LocalDate day, ZoneId zone) {
        return LocalTimes.start(day.atTime(MORNING), zone);
    }
}
