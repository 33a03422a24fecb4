package org.tocsin.notify;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.notice.About;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Message.Fact;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Purpose;

/** What a message says for which there is no template: short, plain and without links. */
public final class BareText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private BareText() {}

    /** What a person wrote stays as it is. Times are in UTC. */
    public static Message.Content of(Notice notice, Optional<About> about) {
        var draft = notice.draft();
        var incident = about.map(About::incident);
        String subject =
                draft.text().subject().isEmpty()
                        ? subject(notice, incident)
                        : draft.text().subject();
        String body =
                draft.text().isWritten()
                        ? draft.text().body()
                        : Stream.of(
                                        incident.map(BareText::state).orElse(""),
                                        draft.cause().title(),
                                        draft.cause().why().equals(draft.cause().title())
                                                ? ""
                                                : draft.cause().why())
                                .filter(line -> !line.isBlank())
                                .collect(Collectors.joining("\n"));
        return new Message.Content(subject, body, incident.map(BareText::facts).orElse(List.of()));
    }

    private static String subject(Notice notice, Optional<Incident> incident) {
        var draft = notice.draft();
        return incident.map(now ->
                        "%s#%d %s: %s"
                                .formatted(
                                        word(draft.purpose()),
                                        now.id().number(),
                                        now.severity(),
                                        now.subject().title()))
                .orElse(draft.cause().title());
    }

    private static String word(Purpose purpose) {
        return switch (purpose) {
            case ALERT, ANNOTATION, REPORT, TEST -> "";
            case ACKNOWLEDGED -> "Acknowledged: ";
            case UPDATE -> "Update: ";
            case RESOLVED -> "Over: ";
            case REMINDER -> "Reminder: ";
        };
    }

    private static String state(Incident incident) {
        return "%s, %s, detected %s"
                .formatted(
                        incident.severity(),
                        incident.state().name().toLowerCase(Locale.ROOT),
                        time(incident.detectedAt()));
    }

    private static List<Fact> facts(Incident incident) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Incident", "#" + incident.id().number()));
        facts.add(new Fact("Severity", incident.severity()));
        facts.add(new Fact("State", incident.state().name().toLowerCase(Locale.ROOT)));
        var place = incident.subject().place();
        if (!place.pipeline().isEmpty()) {
            facts.add(new Fact("Pipeline", place.pipeline()));
        }
        if (!place.dataSets().isEmpty()) {
            facts.add(new Fact("Data", String.join(", ", place.dataSets())));
        }
        incident.owner().ifPresent(owner -> facts.add(new Fact("Owner", owner)));
        facts.add(new Fact("Detected", time(incident.detectedAt())));
        return facts;
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
