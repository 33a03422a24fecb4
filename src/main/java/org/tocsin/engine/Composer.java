package org.tocsin.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Decision;
import org.tocsin.domain.incident.Decisions;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.incident.Told;
import org.tocsin.domain.notice.Addresses;
import org.tocsin.domain.notice.Audience;
import org.tocsin.domain.notice.Blanks;
import org.tocsin.domain.notice.Destination;
import org.tocsin.domain.notice.Seen;
import org.tocsin.domain.notice.Text;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.response.Template;
import org.tocsin.notify.Filling;

/** Helps a person to write a message about an incident (N-4). Decides nothing and sends nothing. */
public final class Composer {
    /** Any words will do to see what sending brings about. */
    private static final String SOMETHING = "…";

    private final Playbook playbook;

    /**
     * Who writes, about what.
     *
     * @param now when
     */
    public record Desk(Incident incident, Terms terms, Actor me, Instant now) {}

    public Composer(Playbook playbook) {
        this.playbook = playbook;
    }

    /** Where a message to them goes now. */
    public List<Destination> reached(Audience audience, Desk desk) {
        var told = Told.of(audience.to(), desk.incident(), desk.terms(), desk.now());
        return new Addresses(desk.terms().around().directory()).of(told);
    }

    /**
     * The text to begin with: filled in from the incident as it will be once the message is sent,
     * so that the next update it promises is the one after itself. What only a person can write
     * stays in brackets.
     */
    public Text begin(Audience audience, Template template, Desk desk) {
        var words = new Event.Words(template.id(), "", SOMETHING);
        var sent = sent(command(audience, Optional.of(template), words), desk);
        return Filling.draft(template, new Seen(sent, desk.terms(), playbook, desk.now()));
    }

    /**
     * When an update is due next once this has been sent; empty when none is, or it changes none.
     */
    public Incident sent(Command.Message command, Desk desk) {
        var decision =
                Decisions.decide(desk.incident(), command, desk.terms(), desk.now(), desk.me());
        return switch (decision) {
            case Decision.Refused _ -> desk.incident();
            case Decision.Accepted(var events) -> {
                var state = desk.incident();
                for (var event : events) {
                    state =
                            state.with(
                                    new Logged(
                                            state.id().version() + 1,
                                            desk.now(),
                                            desk.me(),
                                            event));
                }
                yield state;
            }
        };
    }

    public static Command.Message command(
            Audience audience, Optional<Template> template, Event.Words words) {
        return new Command.Message(
                audience.to(), audience.owed().orElse(""), audience.isUpdate(template), words);
    }

    /** Places of the template that still stand as they were in what was written. */
    public static List<String> left(Optional<Template> template, Text written) {
        return template.stream()
                .flatMap(each ->
                        Blanks.left(
                                each.subject() + "\n" + each.body(),
                                written.subject() + "\n" + written.body())
                                .stream())
                .toList();
    }

    /** The same text with what nobody filled in left out. */
    public static Text without(Text written) {
        return new Text(
                written.template(),
                Blanks.without(written.subject()),
                Blanks.without(written.body()).strip());
    }
}
