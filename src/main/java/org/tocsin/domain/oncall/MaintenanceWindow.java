package org.tocsin.domain.oncall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.calendar.TimeInterval;
import org.tocsin.domain.oncall.Finding.Rule;

/** When maintenance is planned (O-4, document 004: Maintenance Windows). */
public sealed interface MaintenanceWindow {
    String id();

    List<Reminder> notices();

    /**
     * That a window is told of so long before it starts.
     *
     * @param channel what it is told on
     */
    record Reminder(Duration ahead, String channel) {
        public Reminder {
            if (ahead.isNegative()) {
                throw new IllegalArgumentException("a reminder comes before the window: " + ahead);
            }
        }
    }

    /** One reminder of one window; the three parts together never come twice. */
    record DueReminder(String window, Reminder reminder, Stretch when) {
        public Instant at() {
            return when.from().minus(reminder.ahead());
        }
    }

    /** Again and again, except where the interval itself says not, such as at a month's end. */
    record Recurring(String id, TimeInterval interval, List<Reminder> notices)
            implements MaintenanceWindow {
        public Recurring {
            notices = List.copyOf(notices);
        }
    }

    /**
     * Once. Gives way to a freeze.
     *
     * @param freeze in which there must be no maintenance
     */
    record Once(
            String id,
            Stretch when,
            Announcement announcement,
            List<TimeInterval> freeze,
            List<Reminder> notices)
            implements MaintenanceWindow {
        public Once {
            freeze = List.copyOf(freeze);
            notices = List.copyOf(notices);
        }

        private List<Stretch> allowed() {
            var frozen = freeze.stream().flatMap(f -> f.stretches(when.from(), when.to()).stream());
            return Stretch.without(List.of(when), frozen.toList());
        }
    }

    /**
     * @param ahead how long before the window it has to be announced (two weeks in 004)
     */
    record Announcement(Instant at, Duration ahead) {}

    /** The window that an instant lies in, whole. */
    default Optional<Stretch> active(Instant at) {
        return switch (this) {
            case Recurring recurring -> recurring.interval().around(at);
            case Once once -> once.allowed().stream().filter(s -> s.contains(at)).findFirst();
        };
    }

    /** The first window that starts after an instant, whole. */
    default Optional<Stretch> next(Instant after) {
        return switch (this) {
            case Recurring recurring -> recurring.interval().next(after);
            case Once once ->
                    once.allowed().stream().filter(s -> s.from().isAfter(after)).findFirst();
        };
    }

    /** The reminders due from one instant to another, the second not included, in order. */
    default List<DueReminder> reminders(Instant from, Instant to) {
        var due = new ArrayList<DueReminder>();
        for (var reminder : notices()) {
            var start = from.plus(reminder.ahead());
            var end = to.plus(reminder.ahead());
            var window = next(start.minusNanos(1));
            while (window.isPresent() && window.get().from().isBefore(end)) {
                due.add(new DueReminder(id(), reminder, window.get()));
                window = next(window.get().from());
            }
        }
        due.sort(Comparator.comparing(DueReminder::at));
        return List.copyOf(due);
    }

    /** What its plan breaks. */
    default List<Finding> findings() {
        return switch (this) {
            case Recurring _ -> List.of();
            case Once once -> findings(once);
        };
    }

    private static List<Finding> findings(Once once) {
        var findings = new ArrayList<Finding>();
        var latest = once.when.from().minus(once.announcement.ahead());
        if (once.announcement.at().isAfter(latest)) {
            findings.add(
                    new Finding(
                            Rule.ANNOUNCED_LATE,
                            "%s was announced at %s; to start at %s it had to be by %s"
                                    .formatted(
                                            once.id,
                                            once.announcement.at(),
                                            once.when.from(),
                                            latest),
                            once.when.from()));
        }
        for (var frozen : Stretch.without(List.of(once.when), once.allowed())) {
            findings.add(
                    new Finding(
                            Rule.IN_A_FREEZE,
                            "%s gives way from %s to %s: no maintenance is allowed then"
                                    .formatted(once.id, frozen.from(), frozen.to()),
                            frozen.from()));
        }
        return List.copyOf(findings);
    }
}
