package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Scope;

/** What the log of an incident has come to (I-3). */
public record Incident(Id id, Subject subject, Course course, Clockwork clockwork, Work work) {
    /**
     * @param number for people, counting from 1 in each workspace
     * @param version how many events are folded into it
     * @param rules the hash under which its frozen rules are kept
     */
    public record Id(UUID uuid, long number, long version, String rules) {}

    /** Folds a log from its beginning. Its first event is {@link Event.Opened}. */
    public static Incident of(UUID uuid, long number, List<Logged> log) {
        var incident = opened(uuid, number, log.getFirst());
        for (var logged : log.subList(1, log.size())) {
            incident = incident.with(logged);
        }
        return incident;
    }

    private static Incident opened(UUID uuid, long number, Logged first) {
        if (!(first.event() instanceof Event.Opened opened)) {
            throw new IllegalArgumentException(
                    "the log of incident %d does not begin with its opening".formatted(number));
        }
        var times =
                new Course.Times(
                        opened.detectedAt(),
                        opened.startedAt(),
                        Optional.empty(),
                        Optional.empty(),
                        first.at());
        var course = new Course(State.DETECTED, times, java.util.Map.of(), Course.Ending.OPEN);
        var failure =
                switch (opened.subject().origin()) {
                    case Subject.Breach(var failed, _) -> Optional.of(failed);
                    case Subject.BrokenSource(_, var failed) -> Optional.of(failed);
                    case Subject.Report _ -> Optional.<Subject.Failure>empty();
                };
        return new Incident(
                new Id(uuid, number, first.version(), opened.rules()),
                opened.subject(),
                failure.map(course::with).orElse(course),
                Clockwork.startingAt(opened.detectedAt()),
                Work.NONE);
    }

    /** The incident after one more event. */
    public Incident with(Logged logged) {
        var folded = Evolution.evolve(this, logged);
        return new Incident(
                new Id(id.uuid(), id.number(), logged.version(), folded.id().rules()),
                folded.subject,
                folded.course.with(folded.course.times().withChanged(logged.at())),
                folded.clockwork,
                folded.work);
    }

    public State state() {
        return course.state();
    }

    public String severity() {
        return subject.classification().severity();
    }

    public boolean isOpen() {
        return state().isOpen();
    }

    /** Whether a rule or a text of that scope is for it. */
    public boolean isIn(Scope scope) {
        return Pending.applies(this, scope);
    }

    public Instant detectedAt() {
        return course.times().detected();
    }

    /** Who has it: the commander, or whoever acknowledged it. */
    public Optional<String> owner() {
        return Optional.ofNullable(work.people().get(Event.Part.COMMANDER))
                .or(() -> clockwork.anchors().acknowledged().map(Clockwork.Held::by));
    }

    /** The highest level of escalation reached, by the order of the rules' levels. */
    public Optional<String> level(Terms terms) {
        return terms.rules().turns().levels().reversed().stream()
                .map(org.tocsin.domain.response.Level::id)
                .filter(clockwork.reached().levels()::containsKey)
                .findFirst();
    }

    Incident with(Subject changed) {
        return new Incident(id, changed, course, clockwork, work);
    }

    Incident with(Course changed) {
        return new Incident(id, subject, changed, clockwork, work);
    }

    Incident with(Clockwork changed) {
        return new Incident(id, subject, course, changed, work);
    }

    Incident with(Work changed) {
        return new Incident(id, subject, course, clockwork, changed);
    }

    Incident withRules(String hash) {
        return new Incident(
                new Id(id.uuid(), id.number(), id.version(), hash),
                subject,
                course,
                clockwork,
                work);
    }

    Incident did(Deed deed, Instant at) {
        return with(clockwork.with(clockwork.done().with(deed, at)));
    }
}
