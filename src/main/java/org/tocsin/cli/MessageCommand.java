package org.tocsin.cli;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.notice.Audience;
import org.tocsin.domain.notice.Text;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.response.Template;
import org.tocsin.engine.Composer;
import org.tocsin.engine.IncidentDesk;
import picocli.CommandLine.Option;

/** What {@code tocsin incident message} is told, and the message that comes of it. */
public final class MessageCommand {
    @Option(
            names = "--audience",
            required = true,
            paramLabel = "WHO",
            description =
                    "A duty, a route or a role of the playbook, or an audience such as customers.")
    private String audience = "";

    @Option(
            names = "--template",
            paramLabel = "ID",
            description = "What to begin with; the one that fits best when not given.")
    private @Nullable String template;

    @Option(names = "--subject", paramLabel = "TEXT", description = "In place of the template's.")
    private @Nullable String subject;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "What to say; the template's text when not given.")
    private @Nullable String text;

    @Option(
            names = "--leave-out",
            description = "Leave out what the template leaves to a person, such as [Action 1].")
    private boolean leaveOut;

    Command command(IncidentDesk desk, Playbook playbook, Incident incident, Instant now) {
        var terms = desk.terms(incident);
        var whom =
                Audience.named(audience, incident, terms)
                        .orElseThrow(() -> new Refused(unknown(incident, desk)));
        var from = from(whom, desk, incident);
        var written =
                from.map(each ->
                                new Composer(playbook)
                                        .begin(
                                                whom,
                                                each,
                                                new Composer.Desk(incident, terms, desk.me(), now)))
                        .orElse(Text.USUAL);
        var said =
                new Text(
                        written.template(),
                        subject == null ? written.subject() : subject,
                        text == null ? written.body() : text);
        var left = Composer.left(from, said);
        if (!left.isEmpty() && !leaveOut) {
            throw new Refused(
                    "the template leaves %s to you; say it with --text, or --leave-out leaves it out"
                            .formatted(String.join(", ", left)));
        }
        var sent = left.isEmpty() ? said : Composer.without(said);
        return Composer.command(
                whom, from, new Event.Words(sent.template(), sent.subject(), sent.body()));
    }

    private Optional<Template> from(Audience whom, IncidentDesk desk, Incident incident) {
        var fitting = whom.templates(incident, desk.terms(incident));
        if (template == null) {
            return text == null ? fitting.stream().findFirst() : Optional.empty();
        }
        return Optional.of(
                fitting.stream()
                        .filter(each -> each.id().equals(template))
                        .findFirst()
                        .orElseThrow(() ->
                                new Refused(
                                        "there is no template \"%s\" for %s; there are %s"
                                                .formatted(
                                                        template,
                                                        whom.id(),
                                                        fitting.stream()
                                                                .map(Template::id)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", "))))));
    }

    private String unknown(Incident incident, IncidentDesk desk) {
        return "there is nobody called \"%s\"; there are %s"
                .formatted(
                        audience,
                        Audience.of(incident, desk.terms(incident)).stream()
                                .map(Audience::id)
                                .collect(Collectors.joining(", ")));
    }
}
