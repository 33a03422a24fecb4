package org.tocsin.notify;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.notice.Destination;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Message.Content;
import org.tocsin.domain.notice.Message.Fact;
import org.tocsin.domain.notice.Message.Place;
import org.tocsin.domain.notice.Message.Topic;
import org.tocsin.domain.notice.Message.Urgency;
import org.tocsin.domain.notice.Purpose;

/** Messages of one incident, to be varied. */
record Messages(Purpose purpose, Destination to, Topic topic, Content content) {
    static final Instant SINCE = Instant.parse("2026-03-02T10:00:00Z");

    static Messages alert() {
        return new Messages(
                Purpose.ALERT,
                new Destination("slack", "#data-incidents", "engineer-a", "primary-on-call"),
                new Topic(
                        "tocsin-incident-7",
                        "Orders are missing",
                        new Urgency("P0", Severity.Level.CRITICAL),
                        new Place(7, "orders", "aggregate-profit", "data-quality"),
                        SINCE),
                new Content(
                        "[P0] Orders are missing",
                        "Only 12 rows of 3,538.\nLook at the loader first.",
                        List.of(new Fact("Rows", "12"), new Fact("Expected", "3,538"))));
    }

    Messages purpose(Purpose other) {
        return new Messages(other, to, topic, content);
    }

    Messages to(String address) {
        return new Messages(
                purpose,
                new Destination(to.channel(), address, to.holder(), to.role()),
                topic,
                content);
    }

    Messages about(String key) {
        return about(new Topic(key, topic.title(), topic.urgency(), topic.place(), topic.since()));
    }

    Messages about(Topic other) {
        return new Messages(purpose, to, other, content);
    }

    Messages titled(String title) {
        return about(new Topic(topic.key(), title, topic.urgency(), topic.place(), topic.since()))
                .saying(title, content.body());
    }

    Messages level(String severity, Severity.Level level) {
        return about(
                new Topic(
                        topic.key(),
                        topic.title(),
                        new Urgency(severity, level),
                        topic.place(),
                        topic.since()));
    }

    Messages saying(String subject, String body) {
        return new Messages(purpose, to, topic, new Content(subject, body, content.facts()));
    }

    Messages facts(List<Fact> facts) {
        return new Messages(
                purpose, to, topic, new Content(content.subject(), content.body(), facts));
    }

    Message message(int id) {
        return new Message(new UUID(0x0192_0000_0000_7000L, id), purpose, to, topic, content);
    }
}
