package org.tocsin.domain.review.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How it was responded to, and what is to be done. */
public record Response(
        List<Clock> clocks, List<Action> actions, List<Duty> duties, Meeting meeting) {
    public Response {
        clocks = List.copyOf(clocks);
        actions = List.copyOf(actions);
        duties = List.copyOf(duties);
    }

    /**
     * A clock of the incident (M-2).
     *
     * @param life 0 until the first resolution; counts up with each time that it was reopened
     * @param outcome {@code met}, {@code late}, {@code missed}, {@code not due}, {@code superseded}
     */
    public record Clock(String title, String why, int life, Timing timing, String outcome) {}

    /**
     * @param missed how often its time passed
     */
    public record Timing(
            Instant from, Optional<Instant> target, Optional<Instant> actual, int missed) {}

    /**
     * @param name {@code #12-1}, as commands name it
     */
    public record Action(
            String name, Purpose purpose, Promise promise, Progress progress, Ties ties) {}

    /** All in words. */
    public record Purpose(String kind, String title, String criteria, String priority) {}

    /**
     * @param owner empty while nobody has it
     */
    public record Promise(
            String owner, Optional<LocalDate> deadline, Optional<LocalDate> followUp) {}

    public record Progress(String state, boolean overdue, String note) {}

    /**
     * @param check the check that has to pass first, with how often; empty for none
     */
    public record Ties(String ticket, String check) {}

    /** Something that the playbook asks for after a resolution (M-1). */
    public record Duty(String title, String why, Instant due, Optional<Done> done) {}

    public record Done(Instant at, String by) {}

    /** The post-mortem meeting (M-4). */
    public record Meeting(List<Step> steps, List<Item> agenda) {
        public Meeting {
            steps = List.copyOf(steps);
            agenda = List.copyOf(agenda);
        }
    }

    public record Step(String text, Done done) {}

    /** An item of the agenda that was begun. */
    public record Item(String title, long plannedSeconds, long spentSeconds) {}
}
