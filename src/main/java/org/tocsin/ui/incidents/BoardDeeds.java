package org.tocsin.ui.incidents;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.State;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.Threads;

/**
 * What a person does with a card. It happens at once, and what can be taken back is offered to be
 * ("undo beats confirm"); a refusal says why.
 */
final class BoardDeeds {
    /** Between these an incident goes back and forth as it pleases. */
    private static final Set<State> FREE =
            Set.of(State.ACKNOWLEDGED, State.INVESTIGATING, State.MITIGATING);

    private final IncidentDesk desk;
    private final Threads threads;
    private final Notes notes;
    private final Consumer<Incident> onDone;

    /**
     * @param onDone told on the FX thread what an incident has become
     */
    BoardDeeds(IncidentDesk desk, Threads threads, Notes notes, Consumer<Incident> onDone) {
        this.desk = desk;
        this.threads = threads;
        this.notes = notes;
        this.onDone = onDone;
    }

    void acknowledge(BoardRow row) {
        perform(row.id(), new Command.Acknowledge(), done -> say(done, "acknowledged"));
    }

    void note(BoardRow row, String text) {
        perform(
                row.id(),
                new Command.Write(Event.Entry.NOTE, text.strip()),
                done -> say(done, "has a new note"));
    }

    void resolve(BoardRow row) {
        move(row, State.RESOLVED);
    }

    /** Into another column. */
    void move(BoardRow row, State to) {
        var from = row.state();
        if (from == to) {
            return;
        }
        Command command =
                to == State.RESOLVED && from.isOpen()
                        ? new Command.Resolve("", Optional.empty())
                        : new Command.Move(to);
        perform(row.id(), command, done -> moved(done, from));
    }

    private void moved(Incident incident, State from) {
        var to = incident.state();
        String words =
                "#%d is %s"
                        .formatted(
                                incident.id().number(),
                                BoardWords.state(to).toLowerCase(Locale.ROOT));
        if (FREE.contains(from) && FREE.contains(to)) {
            notes.undoable(words, () -> put(incident.id().uuid(), new Command.Move(from)));
        } else if (to == State.RESOLVED && from.isOpen()) {
            notes.undoable(words, () -> reopen(incident.id().uuid(), from));
        } else {
            // What was detected once stays known: there is no way back to offer.
            notes.said(words);
        }
    }

    private void reopen(UUID id, State from) {
        perform(
                id,
                new Command.Reopen("resolved by mistake, undone"),
                done -> {
                    if (FREE.contains(from) && done.state() != from) {
                        put(id, new Command.Move(from));
                    }
                });
    }

    private void put(UUID id, Command command) {
        perform(id, command, _ -> {});
    }

    private void say(Incident incident, String what) {
        notes.said("#%d %s".formatted(incident.id().number(), what));
    }

    private void perform(UUID id, Command command, Consumer<Incident> then) {
        threads.background()
                .execute(() -> {
                    var reply = desk.perform(id, command);
                    threads.ui()
                            .execute(() -> {
                                switch (reply) {
                                    case IncidentDesk.Reply.Done(var incident) -> {
                                        onDone.accept(incident);
                                        then.accept(incident);
                                    }
                                    case IncidentDesk.Reply.Refused(var reason) ->
                                            notes.said(sentence(reason));
                                }
                            });
                });
    }

    /** Reasons are written to stand after a colon. */
    static String sentence(String reason) {
        return reason.isEmpty()
                ? reason
                : Character.toUpperCase(reason.charAt(0)) + reason.substring(1);
    }
}
