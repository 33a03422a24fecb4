package org.tocsin.ui.incidents;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Decision;
import org.tocsin.domain.incident.Decisions;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.incident.State;
import org.tocsin.engine.Desk;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.RunbookDesk;
import org.tocsin.ui.kit.FxInbox;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Trouble;

/** One incident, kept as the desk has it, and what a person does with it. Knows no widget. */
final class RoomViewModel implements AutoCloseable {
    private final IncidentDesk desk;
    private final Threads threads;
    private final RoomPane.Clock clock;
    private final RoomPane.Callbacks callbacks;
    private final Desk.Subscription subscription;
    private final ReadOnlyObjectWrapper<Stand> stand =
            new ReadOnlyObjectWrapper<>(this, "stand", new Stand.Nothing());
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper(this, "refusal", "");
    private Optional<UUID> wanted = Optional.empty();

    /** What there is to show. */
    sealed interface Stand {
        /** No incident was asked for. */
        record Nothing() implements Stand {}

        record Loading(UUID id) implements Stand {}

        /** There is no such incident. */
        record Absent(UUID id) implements Stand {}

        record Failed(UUID id, String why) implements Stand {}

        record Shown(RoomSnapshot snapshot) implements Stand {}
    }

    RoomViewModel(
            IncidentDesk desk,
            Threads threads,
            RoomPane.Clock clock,
            RoomPane.Callbacks callbacks) {
        this.desk = desk;
        this.threads = threads;
        this.clock = clock;
        this.callbacks = callbacks;
        subscription = desk.listenIncidents(new FxInbox<>(threads.ui(), this::follow));
    }

    ReadOnlyObjectProperty<Stand> stand() {
        return stand.getReadOnlyProperty();
    }

    /** What is shown, if anything is. */
    Optional<RoomSnapshot> snapshot() {
        return stand.get() instanceof Stand.Shown(var snapshot)
                ? Optional.of(snapshot)
                : Optional.empty();
    }

    boolean isShown() {
        return snapshot().isPresent();
    }

    boolean isOpen() {
        return snapshot().filter(shown -> shown.incident().isOpen()).isPresent();
    }

    /** Whether it has ended and can be opened again. */
    boolean isOver() {
        return snapshot()
                .map(shown -> shown.incident().state())
                .filter(state -> !state.isOpen() && state != State.MERGED)
                .isPresent();
    }

    /** Why the last thing done in the header was refused; empty when it was not. */
    ReadOnlyStringProperty refusal() {
        return refusal.getReadOnlyProperty();
    }

    ObservableValue<Instant> now() {
        return clock.now();
    }

    /** Who the person at this window is. */
    Actor.Person me() {
        return desk.me();
    }

    ZoneId zone() {
        return clock.zone();
    }

    /**
     * Asks why somebody was, or was not, told of an incident; the answer comes on the UI thread.
     */
    void why(UUID incident, Consumer<List<String>> answer) {
        threads.background()
                .execute(() -> {
                    List<String> lines;
                    try {
                        lines = callbacks.why().apply(incident);
                    } catch (RuntimeException e) {
                        lines = List.of("It could not be read: " + e.getMessage());
                    }
                    var read = lines;
                    threads.ui().execute(() -> answer.accept(read));
                });
    }

    RoomPane.Callbacks callbacks() {
        return callbacks;
    }

    /** Goes to what is learned from the incident that is shown. */
    void openReview() {
        wanted.ifPresent(callbacks.review());
    }

    /** After what is being laid out now. */
    void later(Runnable act) {
        threads.ui().execute(act);
    }

    void show(UUID id) {
        boolean another = wanted.filter(id::equals).isEmpty();
        wanted = Optional.of(id);
        if (another) {
            refusal.set("");
            stand.set(desk.incident(id).isPresent() ? new Stand.Loading(id) : new Stand.Absent(id));
        }
        reload();
    }

    /** Reads the incident anew, for when a read has failed. */
    void reload() {
        wanted.ifPresent(id -> threads.background().execute(() -> read(id)));
    }

    private void read(UUID id) {
        Stand found;
        try {
            found =
                    desk.incident(id)
                            .<Stand>map(incident ->
                                    new Stand.Shown(
                                            RoomSnapshot.read(
                                                    desk, incident, clock.now().getValue())))
                            .orElseGet(() -> new Stand.Absent(id));
        } catch (RuntimeException e) {
            // A store that cannot be read is shown in the room; the person can try again.
            found = new Stand.Failed(id, String.valueOf(e.getMessage()));
        }
        var read = found;
        threads.ui().execute(() -> take(id, read));
    }

    /** Two reads may overtake one another: an older version never replaces a newer one. */
    private void take(UUID id, Stand read) {
        if (wanted.filter(id::equals).isEmpty()) {
            return;
        }
        if (read instanceof Stand.Shown(var fresh)
                && stand.get() instanceof Stand.Shown(var shown)
                && shown.id().equals(fresh.id())
                && shown.incident().id().version() > fresh.incident().id().version()) {
            return;
        }
        stand.set(read);
    }

    private void follow(List<IncidentDesk.Event> events) {
        boolean concerned =
                events.stream()
                        .anyMatch(event ->
                                switch (event) {
                                    case IncidentDesk.Event.Changed(var incidents) ->
                                            incidents.stream().anyMatch(this::isShown);
                                    case IncidentDesk.Event.Reconciled _ -> true;
                                });
        if (concerned) {
            reload();
        }
    }

    private boolean isShown(Incident incident) {
        return wanted.filter(incident.id().uuid()::equals).isPresent();
    }

    /** Does something from the header; a refusal appears there. */
    void perform(Command command) {
        perform(command, refusal, () -> {});
    }

    void dismissRefusal() {
        refusal.set("");
    }

    /**
     * Does something and offers to undo it where that can be.
     *
     * @param refused told why not, in place; emptied when it is done
     * @param done run on the UI thread after it has been written
     */
    void perform(Command command, StringProperty refused, Runnable done) {
        snapshot()
                .ifPresent(shown -> {
                    var undo = RoomUndo.of(shown.incident(), command);
                    ask(
                            shown.id(),
                            () -> desk.perform(shown.id(), command),
                            refused,
                            () -> {
                                undo.ifPresent(step -> offer(shown.id(), step));
                                done.run();
                            });
                });
    }

    void replan() {
        snapshot()
                .ifPresent(shown ->
                        ask(
                                shown.id(),
                                () -> desk.replan(shown.id()),
                                refusal,
                                () -> callbacks.notes().said("Planned anew")));
    }

    /**
     * Asks about runbooks; what goes wrong appears where it was asked.
     *
     * @param then run on the UI thread with the answer
     */
    <T> void fetch(
            java.util.function.Function<RunbookDesk, T> what,
            StringProperty refused,
            java.util.function.Consumer<T> then) {
        refused.set("");
        threads.background()
                .execute(() -> {
                    Runnable told;
                    try {
                        var answer = what.apply(callbacks.runbooks());
                        told = () -> then.accept(answer);
                    } catch (RuntimeException fault) {
                        told =
                                () ->
                                        refused.set(
                                                "The runbook could not be read or written: "
                                                        + fault);
                    }
                    threads.ui().execute(told);
                });
    }

    void mergeInto(UUID other, StringProperty refused) {
        snapshot()
                .ifPresent(shown ->
                        ask(shown.id(), () -> desk.merge(shown.id(), other), refused, () -> {}));
    }

    private void offer(UUID id, RoomUndo undo) {
        callbacks
                .notes()
                .undoable(
                        undo.sentence(),
                        () -> ask(id, () -> desk.perform(id, undo.back()), refusal, () -> {}));
    }

    private void ask(
            UUID id,
            java.util.function.Supplier<IncidentDesk.Reply> what,
            StringProperty refused,
            Runnable done) {
        threads.background()
                .execute(() -> {
                    Runnable told;
                    try {
                        told =
                                switch (what.get()) {
                                    case IncidentDesk.Reply.Done _ ->
                                            () -> {
                                                refused.set("");
                                                done.run();
                                            };
                                    case IncidentDesk.Reply.Refused(var reason) ->
                                            () -> refused.set(Names.words(reason));
                                };
                    } catch (RuntimeException e) {
                        // Not written, so not done: said where it can be read until it is closed.
                        told =
                                () ->
                                        callbacks
                                                .notes()
                                                .trouble(
                                                        new Trouble(
                                                                "That could not be written: "
                                                                        + e.getMessage(),
                                                                "",
                                                                "Nothing has changed; try again."));
                    }
                    read(id);
                    threads.ui().execute(told);
                });
    }

    /**
     * What an escalation would do now, or why there is none.
     *
     * @param reason why; the answer does not depend on it
     */
    Decision escalation(RoomSnapshot shown, String reason) {
        return Decisions.decide(
                shown.incident(),
                new Command.Escalate(reason),
                shown.terms(),
                clock.now().getValue(),
                desk.me());
    }

    /** Whoever has the technical lead and so on, by the part. */
    static Optional<String> holder(Incident incident, Event.Part part) {
        return part == Event.Part.COMMANDER
                ? incident.owner()
                : Optional.ofNullable(incident.work().people().get(part));
    }

    @Override
    public void close() {
        subscription.close();
    }
}
