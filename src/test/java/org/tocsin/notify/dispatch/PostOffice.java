package org.tocsin.notify.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.notice.About;
import org.tocsin.domain.notice.Cause;
import org.tocsin.domain.notice.Destination;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.Text;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Guides;
import org.tocsin.notify.Channel;
import org.tocsin.notify.Delivery;
import org.tocsin.notify.Posting;
import org.tocsin.notify.Ways;

/**
 * A worker with everything around it in a test's hands: the clock, the store, the channels, what
 * other sides answer, and when a send comes back.
 */
final class PostOffice {
    static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    static final Channel.Traits PLAIN =
            new Channel.Traits(EnumSet.allOf(Purpose.class), false, false, Duration.ZERO);

    final MemoryOutbox outbox = new MemoryOutbox();
    final Map<String, Line> lines = new HashMap<>();
    final Deque<Runnable> sends = new ArrayDeque<>();
    final List<String> wire = new ArrayList<>();
    private final Map<UUID, Incident> incidents = new HashMap<>();
    Posting posting = Posting.USUAL.through(this::way);
    Instant now = TEN;
    Dispatcher dispatcher = worker(Patience.USUAL);

    Dispatcher worker(Patience patience) {
        var means = new Dispatcher.Means(() -> now, new Random(7), sends::add, () -> {});
        return new Dispatcher(
                origin ->
                        Optional.ofNullable(incidents.get(origin.incident()))
                                .map(PostOffice::about),
                () -> posting,
                patience,
                means);
    }

    private static About about(Incident incident) {
        var scale = List.of(new Severity("P1", 0, Severity.Level.CRITICAL));
        return new About(
                incident,
                new Terms(
                        scale,
                        new ClockRules(
                                List.of(), List.of(), List.of(), List.of(), ClockRules.Turns.NONE),
                        Guides.NONE,
                        null));
    }

    private Ways.Way way(String name) {
        var line = lines.get(name);
        return line == null ? Ways.NONE.to(name) : new Ways.Way.Through(line);
    }

    /** A channel that does as it is told, and else takes everything. */
    final class Line implements Channel {
        private final String name;
        private Traits traits = PLAIN;
        private final Deque<Delivery> answers = new ArrayDeque<>();
        private Optional<Delivery> always = Optional.empty();

        Line(String name) {
            this.name = name;
            lines.put(name, this);
        }

        Line bundling() {
            traits = new Traits(traits.carries(), true, traits.recognises(), traits.pace());
            return this;
        }

        Line recognising() {
            traits = new Traits(traits.carries(), traits.bundles(), true, traits.pace());
            return this;
        }

        Line at(Duration pace) {
            traits = new Traits(traits.carries(), traits.bundles(), traits.recognises(), pace);
            return this;
        }

        Line carrying(Set<Purpose> purposes) {
            traits = new Traits(purposes, traits.bundles(), traits.recognises(), traits.pace());
            return this;
        }

        Line answers(Delivery... next) {
            answers.addAll(List.of(next));
            return this;
        }

        void always(Delivery answer) {
            always = Optional.of(answer);
        }

        void recovers() {
            always = Optional.empty();
        }

        @Override
        public Delivery send(List<Message> messages) {
            var answer =
                    answers.isEmpty()
                            ? always.orElse(new Delivery.Accepted("ok"))
                            : answers.remove();
            wire.add(
                    messages.stream().map(PostOffice::told).collect(Collectors.joining(" + "))
                            + " -> "
                            + messages.getFirst().to().address()
                            + (answer instanceof Delivery.Accepted
                                    ? ""
                                    : " (" + answer.getClass().getSimpleName() + ")"));
            return answer;
        }

        @Override
        public Traits traits() {
            return traits;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static String told(Message message) {
        long number = message.topic().place().number();
        var what = message.purpose().name().toLowerCase(java.util.Locale.ROOT);
        return number == 0 ? what : what + " #" + number;
    }

    // What happens

    UUID opens(long number) {
        var id = new UUID(9, number);
        var subject =
                new Subject(
                        "Revenue is wrong",
                        new Subject.Classification("P1", "", ""),
                        Subject.Place.UNKNOWN,
                        new Subject.Report("eve", "Look", List.of(), Optional.empty()));
        var opened = new Event.Opened(subject, now, Optional.empty(), "");
        incidents.put(id, Incident.of(id, number, List.of(logged(1, opened))));
        return id;
    }

    void happens(UUID incident, Event event) {
        incidents.computeIfPresent(
                incident, (_, known) -> known.with(logged(known.id().version() + 1, event)));
    }

    private Logged logged(long version, Event event) {
        return new Logged(version, now, new Actor.Person("ann"), event);
    }

    UUID told(UUID incident, Purpose purpose, String rule, String to) {
        long version = incidents.get(incident).id().version();
        return outbox.put(
                Optional.of(new Notice.Origin(incident, version)), draft(purpose, rule, to), now);
    }

    UUID told(Purpose purpose, String rule, String to) {
        return outbox.put(Optional.empty(), draft(purpose, rule, to), now);
    }

    private Draft draft(Purpose purpose, String rule, String to) {
        var channel = to.contains("/") ? to.substring(0, to.indexOf('/')) : "page";
        return new Draft(
                purpose,
                new Cause(rule, "A rung", "because", now),
                new Destination(channel, to, to, "on-call"),
                Text.USUAL);
    }

    // Turns

    Duration turn() {
        return dispatcher.turn(outbox);
    }

    /** What is under way comes back. */
    void sendsComeBack() {
        while (!sends.isEmpty()) {
            sends.remove().run();
        }
    }

    /** Turns until nothing more is to be done at this instant. */
    void settle() {
        turn();
        while (!sends.isEmpty()) {
            sendsComeBack();
            turn();
        }
    }

    /** Lets time pass, with a turn whenever the worker asks for one. */
    void passes(Duration time) {
        var until = now.plus(time);
        settle();
        while (now.isBefore(until)) {
            var wait = turn();
            var next = now.plus(wait.isZero() ? Duration.ofMillis(1) : wait);
            now = next.isBefore(until) ? next : until;
            settle();
        }
    }

    /** The process is killed: what it knew is gone, what it sends may still arrive. */
    void isKilled() {
        sends.clear();
        outbox.term++;
        dispatcher = worker(Patience.USUAL);
    }
}
