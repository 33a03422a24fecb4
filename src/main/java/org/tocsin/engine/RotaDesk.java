package org.tocsin.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.calendar.BusinessCalendar;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.ics.CalendarEvent;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.oncall.Post;
import org.tocsin.domain.oncall.Shift;
import org.tocsin.domain.oncall.ShiftOverride;
import org.tocsin.domain.playbook.Playbook;

/**
 * Who is on call in a workspace, and how people change it (O-1 to O-3). Safe for use by several
 * threads.
 */
public interface RotaDesk {
    /** How things stand, from memory: cheap enough to ask for at each redraw. */
    Rota rota();

    /** Who changes are entered by: the person at this window. */
    String me();

    /** Writes a change down, unless it cannot be. May wait for the disk. */
    Answer enter(Change change);

    /**
     * Lets a trade count.
     *
     * @param by who agreed; must not be who entered it (document 004: with team approval)
     */
    Answer approve(UUID entered, String by);

    /** Takes a change back; the store keeps that it once was. */
    Answer withdraw(UUID entered);

    /** What an iCalendar file would change; nothing is written. */
    Preview preview(Post into, String calendar);

    /** The calendar of a schedule, with what vanished since the last one cancelled. */
    Export export(String schedule, Stretch when);

    /** Remembers what an export told, once its file is written. */
    void published(Export export);

    /** Calls from any thread whenever {@link #rota} has become another, until closed. */
    Desk.Subscription listen(Runnable changed);

    /**
     * The state of it all.
     *
     * @param calendar the team's working time and holidays
     * @param schedules with everything entered in force, in the playbook's order
     * @param entered what stands, oldest first
     */
    record Rota(
            Playbook playbook,
            BusinessCalendar calendar,
            List<OnCallSchedule> schedules,
            List<Entered> entered) {
        public Rota {
            schedules = List.copyOf(schedules);
            entered = List.copyOf(entered);
        }

        public Optional<OnCallSchedule> schedule(String id) {
            return schedules.stream().filter(s -> s.name().id().equals(id)).findFirst();
        }
    }

    /**
     * A change that somebody entered and nobody withdrew.
     *
     * @param parts one for a take-over, two for a trade; an unapproved trade is in here all the
     *     same
     * @param recorded when it was entered
     */
    record Entered(
            UUID id,
            String schedule,
            List<ShiftOverride> parts,
            Instant recorded,
            Optional<Approval> approval) {
        public Entered {
            parts = List.copyOf(parts);
        }

        public ShiftOverride.Grounds grounds() {
            return parts.getFirst().grounds();
        }

        /** Whether it is a trade that still waits for somebody to agree. */
        public boolean waits() {
            return parts.stream().anyMatch(part -> !part.counts());
        }
    }

    /** Who agreed to a trade, and when. */
    record Approval(String by, Instant at) {}

    /** What people can ask for. */
    sealed interface Change {
        String reason();

        /** Somebody takes a post for a while. */
        record TakeOver(Post post, String person, Between when, String reason) implements Change {}

        /** Two people take each other's shifts of one schedule. */
        record Trade(Shift one, Shift other, String reason) implements Change {}
    }

    /** As somebody wrote it; not checked to be in order. */
    record Between(Instant from, Instant until) {}

    /** What became of a wish. */
    sealed interface Answer {
        /**
         * @param told what to know about it, in sentences; empty when all is plain
         */
        record Done(UUID id, List<String> told) implements Answer {
            public Done {
                told = List.copyOf(told);
            }
        }

        /**
         * @param reason a sentence that says what to do instead
         */
        record Refused(String reason) implements Answer {}
    }

    /**
     * What a file holds.
     *
     * @param faults of the file, each naming its line
     */
    record Preview(List<Line> lines, List<String> faults) {
        public Preview {
            lines = List.copyOf(lines);
            faults = List.copyOf(faults);
        }

        public List<Change.TakeOver> changes() {
            return lines.stream()
                    .flatMap(line ->
                            line.outcome() instanceof Outcome.Enters(var change)
                                    ? java.util.stream.Stream.of(change)
                                    : java.util.stream.Stream.empty())
                    .toList();
        }
    }

    /** One entry of the file. */
    record Line(String summary, Stretch when, Outcome outcome) {}

    /** What an entry of the file would do. */
    sealed interface Outcome {
        record Enters(Change.TakeOver change) implements Outcome {}

        /** They are on call then already. */
        record Stands(String person, String position) implements Outcome {}

        record Faulty(String why) implements Outcome {}
    }

    /**
     * A calendar to be written to a file.
     *
     * @param text in the form of RFC 5545
     * @param events what it tells, to be kept by {@link #published}
     */
    record Export(String schedule, String text, List<CalendarEvent> events) {
        public Export {
            events = List.copyOf(events);
        }
    }
}
