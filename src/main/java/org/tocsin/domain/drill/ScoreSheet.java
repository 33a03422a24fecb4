package org.tocsin.domain.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.incident.Work;

/**
 * How a drill went: each clock with its target and what became of it, each step of the checklists,
 * each role, what was told to whom, and how people took what happened. A fold over the logs that
 * the drill left, under the rules that its incidents froze (M-8). All instants are the drill's.
 *
 * @param responses to each incident, in the order of their numbers
 */
public record ScoreSheet(Heading heading, List<Response> responses, List<Answered> injects) {
    public ScoreSheet {
        responses = List.copyOf(responses);
        injects = List.copyOf(injects);
    }

    /**
     * @param people ids of who takes part
     * @param paused for how long its clock stood, in time of ours
     */
    public record Heading(
            Scenario.Named scenario,
            Instant from,
            Instant to,
            List<String> people,
            Duration paused) {
        public Heading {
            people = List.copyOf(people);
        }
    }

    /** What a drill left of one incident. */
    public record Left(Incident incident, List<Logged> log, Terms terms) {
        public Left {
            log = List.copyOf(log);
        }
    }

    /** How people responded to one incident. */
    public record Response(
            Incident incident,
            List<ClockLine> clocks,
            List<StepLine> steps,
            List<RoleLine> roles,
            Told told) {
        public Response {
            clocks = List.copyOf(clocks);
            steps = List.copyOf(steps);
            roles = List.copyOf(roles);
        }
    }

    /**
     * A milestone.
     *
     * @param target the rule in words, and where it stands written
     * @param due empty while what it counts from has not happened
     */
    public record ClockLine(
            String rule, String title, String target, Optional<Instant> due, Result result) {}

    public sealed interface Result {}

    public record InTime(Instant at, String by) implements Result {}

    public record Late(Instant at, String by) implements Result {}

    /** Its time passed, and nobody met it before the end. */
    public record Missed() implements Result {}

    /** Neither met nor missed: the end came first, or what it counts from never happened. */
    public record NotDue() implements Result {}

    /**
     * A step of a checklist.
     *
     * @param signed who settled it and when, done or waived with a reason; empty when it was left
     *     out
     */
    public record StepLine(
            String procedure, String phase, String text, Optional<Work.Signed> signed) {
        public boolean isDone() {
            return signed.filter(each -> each.mark() == Event.Mark.DONE).isPresent();
        }

        public boolean isWaived() {
            return signed.filter(each -> each.mark() == Event.Mark.WAIVED).isPresent();
        }
    }

    public record RoleLine(Event.Part part, Optional<Filled> filled) {}

    public record Filled(String person, Instant at) {}

    /**
     * What was told.
     *
     * @param owed what was due again and again
     */
    public record Told(
            List<UpdateLine> updates, List<OwedLine> owed, List<EscalationLine> escalations) {
        public Told {
            updates = List.copyOf(updates);
            owed = List.copyOf(owed);
            escalations = List.copyOf(escalations);
        }
    }

    /**
     * @param audience empty for everybody
     */
    public record UpdateLine(Instant at, String by, String audience) {}

    /**
     * A duty that comes round while an incident lasts, such as a status update.
     *
     * @param every how often, in words
     * @param reminded how often people had to be reminded of it
     */
    public record OwedLine(String title, String every, int reminded) {}

    /**
     * @param by who escalated; empty for the rules
     */
    public record EscalationLine(
            Instant at, String title, List<Act.Told> told, String why, Optional<String> by) {
        public EscalationLine {
            told = List.copyOf(told);
        }
    }

    /**
     * Something that happened, and how people took it.
     *
     * @param at empty when the drill ended before
     * @param reaction the first that was hoped for; empty when there was none in time, or nothing
     *     was hoped for
     */
    public record Answered(Inject inject, Optional<Instant> at, Optional<Reacted> reaction) {
        /** Whether it counts: it happened, and something was hoped for. */
        public boolean isScored() {
            return inject.hope().isScored() && at.isPresent();
        }
    }

    public record Reacted(Reaction what, Instant at, String by) {}

    /**
     * So many of so many.
     *
     * @param of those that could be
     */
    public record Share(int kept, int of) {
        static Share of(long kept, long of) {
            return new Share(Math.toIntExact(kept), Math.toIntExact(of));
        }
    }

    /** Milestones that were met in time, of those that were met or missed. */
    public Share clocks() {
        var decided =
                responses.stream()
                        .flatMap(each -> each.clocks().stream())
                        .filter(each -> !(each.result() instanceof NotDue))
                        .toList();
        long kept = decided.stream().filter(each -> each.result() instanceof InTime).count();
        return Share.of(kept, decided.size());
    }

    /** Steps that were done or waived with a reason, of all. */
    public Share steps() {
        var all = responses.stream().flatMap(each -> each.steps().stream()).toList();
        return Share.of(all.stream().filter(each -> each.signed().isPresent()).count(), all.size());
    }

    /** Roles that somebody took, of all. */
    public Share roles() {
        var all = responses.stream().flatMap(each -> each.roles().stream()).toList();
        return Share.of(all.stream().filter(each -> each.filled().isPresent()).count(), all.size());
    }

    /** What was answered as was hoped, of what happened and had such a hope. */
    public Share answers() {
        var scored = injects.stream().filter(Answered::isScored).toList();
        long kept = scored.stream().filter(each -> each.reaction().isPresent()).count();
        return Share.of(kept, scored.size());
    }

    /** How often people had to be reminded of what they owed. */
    public int reminders() {
        return responses.stream()
                .flatMap(each -> each.told().owed().stream())
                .mapToInt(OwedLine::reminded)
                .sum();
    }
}
