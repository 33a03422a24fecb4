package org.tocsin.ui.incidents;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.EventWords;

/** What was said and done, newest at the end, and what is being written. Knows no widget. */
final class RoomTimeline {
    private final RoomViewModel room;
    private final ObservableList<RoomEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<RoomEntry> seen =
            FXCollections.unmodifiableObservableList(entries);
    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.NOTE);
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty audience = new SimpleStringProperty("");
    private final StringProperty refusal = new SimpleStringProperty("");
    private final Map<UUID, Draft> drafts = new HashMap<>();
    private List<RoomEntry> all = List.of();
    private UUID shown = new UUID(0, 0);
    private boolean atEnd = true;

    enum Filter {
        ALL("All"),
        PEOPLE("People"),
        MACHINE("Machine"),
        PINNED("Pinned"),
        DECISIONS("Decisions");

        private final String title;

        Filter(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        boolean takes(RoomEntry entry) {
            return switch (this) {
                case ALL -> true;
                case PEOPLE -> !entry.by().machine();
                case MACHINE -> entry.by().machine();
                case PINNED -> entry.pinned();
                case DECISIONS -> entry.isDecision();
            };
        }
    }

    /** What can be written. */
    enum Kind {
        NOTE("Note", "What do you see or try?"),
        UPDATE("Update", "What is known now, what is being done, when is the next update?"),
        DECISION("Decision", "What was decided, and why?"),
        LINK("Link", "A link, and what is there");

        private final String title;
        private final String prompt;

        Kind(String title, String prompt) {
            this.title = title;
            this.prompt = prompt;
        }

        String title() {
            return title;
        }

        String prompt() {
            return prompt;
        }
    }

    private record Draft(Kind kind, String text, String audience) {}

    RoomTimeline(RoomViewModel room) {
        this.room = room;
        room.stand().addListener((_, _, now) -> take(now));
        filter.addListener((_, _, _) -> sift(all));
        search.addListener((_, _, _) -> sift(all));
    }

    private void take(RoomViewModel.Stand stand) {
        switch (stand) {
            case RoomViewModel.Stand.Shown(var snapshot) -> take(snapshot);
            case RoomViewModel.Stand.Loading(var id) -> swap(id);
            case RoomViewModel.Stand.Absent(var id) -> swap(id);
            case RoomViewModel.Stand.Failed(var id, _) -> swap(id);
            case RoomViewModel.Stand.Nothing() -> {}
        }
    }

    /** Another incident has another draft; what was being written waits for its return. */
    private void swap(UUID id) {
        if (id.equals(shown)) {
            return;
        }
        drafts.put(shown, new Draft(kind.get(), text.get(), audience.get()));
        shown = id;
        var draft = drafts.getOrDefault(id, new Draft(Kind.NOTE, "", ""));
        kind.set(draft.kind());
        text.set(draft.text());
        audience.set(draft.audience());
        refusal.set("");
        loaded.set(false);
        all = List.of();
        entries.clear();
        unseen.set(0);
        atEnd = true;
    }

    private void take(RoomSnapshot snapshot) {
        swap(snapshot.id());
        var words = new EventWords(snapshot.names(), room.zone());
        var now =
                snapshot.log().stream()
                        .map(logged -> RoomEntry.of(logged, snapshot, words))
                        .toList();
        long last = all.isEmpty() ? 0 : all.getLast().version();
        boolean first = !loaded.get();
        all = now;
        loaded.set(true);
        sift(now);
        if (!first && !atEnd) {
            long more = entries.stream().filter(entry -> entry.version() > last).count();
            unseen.set(unseen.get() + (int) more);
        }
    }

    /** Leaves what has not changed in place, so that nothing moves under the reader. */
    private void sift(List<RoomEntry> from) {
        var wanted =
                from.stream()
                        .filter(filter.get()::takes)
                        .filter(entry -> search.get().isBlank() || entry.matches(search.get()))
                        .toList();
        int same = 0;
        while (same < Math.min(entries.size(), wanted.size())
                && entries.get(same).version() == wanted.get(same).version()) {
            if (!entries.get(same).equals(wanted.get(same))) {
                entries.set(same, wanted.get(same));
            }
            same++;
        }
        entries.remove(same, entries.size());
        entries.addAll(wanted.subList(same, wanted.size()));
    }

    ObservableList<RoomEntry> entries() {
        return seen;
    }

    ObjectProperty<Filter> filter() {
        return filter;
    }

    StringProperty search() {
        return search;
    }

    /** Whether the log has been read. */
    ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /** How many came below what the reader sees. */
    ReadOnlyIntegerProperty unseen() {
        return unseen.getReadOnlyProperty();
    }

    /** Told by the list whether its end is in view. */
    void reading(boolean end) {
        atEnd = end;
        if (end) {
            unseen.set(0);
        }
    }

    /** Whether the list is to follow what comes. */
    boolean follows() {
        return atEnd;
    }

    ObjectProperty<Kind> kind() {
        return kind;
    }

    StringProperty text() {
        return text;
    }

    StringProperty audience() {
        return audience;
    }

    StringProperty refusal() {
        return refusal;
    }

    /** Whoever updates are owed to, by the rules. */
    List<String> audiences() {
        return room.snapshot().stream()
                .flatMap(snapshot -> snapshot.terms().rules().duties().stream())
                .map(duty -> duty.beat().audience())
                .filter(each -> !each.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    void pin(RoomEntry entry) {
        room.perform(new Command.Pin(entry.version(), !entry.pinned()));
    }

    /** Sends what is written; the field is emptied when it has been kept. */
    void send() {
        var sent = text.get();
        atEnd = true;
        var command =
                switch (kind.get()) {
                    case NOTE -> new Command.Write(Event.Entry.NOTE, sent);
                    case DECISION -> new Command.Write(Event.Entry.DECISION, sent);
                    case LINK -> new Command.Write(Event.Entry.LINK, sent);
                    case UPDATE -> new Command.Update(sent, audience.get().strip());
                };
        var id = shown;
        room.perform(command, refusal, () -> sent(id, sent));
    }

    private void sent(UUID id, String sent) {
        if (id.equals(shown) && text.get().equals(sent)) {
            text.set("");
        }
        drafts.remove(id);
    }
}
