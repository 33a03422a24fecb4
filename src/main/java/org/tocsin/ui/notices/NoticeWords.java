package org.tocsin.ui.notices;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tocsin.domain.notice.Attempt;
import org.tocsin.domain.notice.Destination;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.Stage;

/** Notices in words, for people. */
final class NoticeWords {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss zzz", Locale.ENGLISH);

    private NoticeWords() {}

    static String title(Stage stage) {
        return switch (stage) {
            case WAITING -> "Waiting";
            case SENT -> "Sent";
            case SIMULATED -> "Simulated";
            case DEAD -> "Given up";
            case MOOT -> "Dropped";
        };
    }

    static String of(Purpose purpose) {
        return switch (purpose) {
            case ALERT -> "Alert";
            case ACKNOWLEDGED -> "Acknowledgement";
            case UPDATE -> "Update";
            case RESOLVED -> "Resolution";
            case REMINDER -> "Reminder";
            case REPORT -> "Report";
            case ANNOTATION -> "Annotation";
            case TEST -> "Test";
        };
    }

    /** {@code engineer-a as primary-on-call}; the role alone where nobody holds it by name. */
    static String who(Destination to) {
        return to.role().isEmpty() || to.holder().equals(to.role())
                ? to.holder()
                : to.holder() + " as " + to.role();
    }

    /** {@code email: engineer-a@example.com}; without an address where that is the holder's id. */
    static String where(Destination to) {
        return to.address().isEmpty() || to.address().equals(to.holder())
                ? to.channel()
                : to.channel() + ": " + to.address();
    }

    /** Why it stands as it does; empty where there is nothing to say. */
    static String remark(Notice.Standing standing) {
        return switch (standing) {
            case Notice.Standing.Waiting(_, _, var why) -> why;
            case Notice.Standing.Sent(_, var receipt, var twice) ->
                    twice
                            ? "may have arrived twice" + (receipt.isEmpty() ? "" : "; " + receipt)
                            : receipt;
            case Notice.Standing.Simulated(_, var why) -> why;
            case Notice.Standing.Dead(_, var why) -> why;
            case Notice.Standing.Moot(_, var why) -> why;
        };
    }

    static String of(Attempt.Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> "Taken";
            case LATER -> "Not now";
            case UNANSWERED -> "No answer";
            case REFUSED -> "Refused";
        };
    }

    /** {@code just now}, {@code 3 min ago}, {@code in 2 h}. */
    static String relative(Instant at, Instant now) {
        var apart = Duration.between(at, now).abs();
        boolean past = !at.isAfter(now);
        if (apart.toSeconds() < 5) {
            return past ? "just now" : "now";
        }
        String length =
                apart.toSeconds() < 60
                        ? apart.toSeconds() + " s"
                        : apart.toMinutes() < 60
                                ? apart.toMinutes() + " min"
                                : apart.toHours() < 48
                                        ? apart.toHours() + " h"
                                        : "%,d d".formatted(apart.toDays());
        return past ? length + " ago" : "in " + length;
    }

    static String exact(Instant at, ZoneId zone) {
        boolean utc = zone.normalized().equals(ZoneOffset.UTC);
        return EXACT.format(at.atZone(utc ? ZoneId.of("UTC") : zone));
    }
}
