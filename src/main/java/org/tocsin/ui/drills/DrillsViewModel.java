package org.tocsin.ui.drills;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tocsin.domain.drill.Scenario;
import org.tocsin.domain.drill.ScoreDocument;
import org.tocsin.domain.response.Person;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Trouble;

/** What the Drills place shows. */
final class DrillsViewModel {
    static final int USUAL_SPEED = 60;

    private final DrillHall hall;
    private final Threads threads;
    private final Notes notes;
    private final ZoneId zone;
    private final ObservableList<DrillEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<Person> people = FXCollections.observableArrayList();
    private final ObservableList<String> taking = FXCollections.observableArrayList();
    private final IntegerProperty speed = new SimpleIntegerProperty(this, "speed", USUAL_SPEED);
    private final BooleanProperty opening = new SimpleBooleanProperty(this, "opening");
    private final ObjectProperty<Optional<DrillEntry>> chosen =
            new SimpleObjectProperty<>(this, "chosen", Optional.empty());
    private final ObjectProperty<Shown> shown =
            new SimpleObjectProperty<>(this, "shown", new Nothing());

    /** What stands beside the list. */
    sealed interface Shown {}

    record Nothing() implements Shown {}

    record Loading() implements Shown {}

    record Ready(Scenario scenario) implements Shown {}

    record Scored(DrillHall.Held held, ScoreDocument score) implements Shown {}

    record Failed(Trouble trouble) implements Shown {}

    private record Found(List<DrillEntry> entries, List<Person> people) {}

    DrillsViewModel(DrillHall hall, Threads threads, Notes notes, ZoneId zone) {
        this.hall = hall;
        this.threads = threads;
        this.notes = notes;
        this.zone = zone;
        chosen.subscribe(this::show);
    }

    ZoneId zone() {
        return zone;
    }

    ObservableList<DrillEntry> entries() {
        return entries;
    }

    ObservableList<Person> people() {
        return people;
    }

    /** Ids of who takes part. */
    ObservableList<String> taking() {
        return taking;
    }

    IntegerProperty speed() {
        return speed;
    }

    /** Whether a drill is about to open. */
    BooleanProperty opening() {
        return opening;
    }

    ObjectProperty<Optional<DrillEntry>> chosen() {
        return chosen;
    }

    ObjectProperty<Shown> shown() {
        return shown;
    }

    void refresh() {
        refresh(Optional.empty());
    }

    /**
     * @param incident to be chosen once it is listed
     */
    void refresh(Optional<UUID> incident) {
        threads.background()
                .execute(() -> {
                    try {
                        var found = find();
                        threads.ui().execute(() -> list(found, incident));
                    } catch (RuntimeException fault) {
                        threads.ui().execute(() -> shown.set(new Failed(trouble(fault))));
                    }
                });
    }

    private Found find() {
        var all = new ArrayList<DrillEntry>();
        hall.scenarios().forEach(each -> all.add(new DrillEntry.OfScenario(each)));
        hall.held().forEach(each -> all.add(new DrillEntry.OfHeld(each)));
        hall.again().forEach(each -> all.add(new DrillEntry.OfIncident(each)));
        return new Found(all, hall.people());
    }

    private void list(Found found, Optional<UUID> incident) {
        var before = chosen.get();
        entries.setAll(found.entries());
        if (!people.equals(found.people())) {
            people.setAll(found.people());
            taking.setAll(found.people().stream().map(Person::id).toList());
        }
        chosen.set(
                incident.flatMap(this::of)
                        .or(() -> before.filter(entries::contains))
                        .or(() -> entries.stream().findFirst()));
    }

    private Optional<DrillEntry> of(UUID incident) {
        return entries.stream()
                .filter(each ->
                        each instanceof DrillEntry.OfIncident(var again)
                                && again.incident().equals(incident))
                .findFirst();
    }

    private void show(Optional<DrillEntry> entry) {
        if (entry.isEmpty()) {
            shown.set(new Nothing());
            return;
        }
        switch (entry.get()) {
            case DrillEntry.OfScenario(var scenario) -> shown.set(new Ready(scenario));
            case DrillEntry.OfIncident(var again) ->
                    load(entry.get(), () -> new Ready(hall.scenario(again.incident())));
            case DrillEntry.OfHeld(var held) ->
                    load(entry.get(), () -> new Scored(held, hall.score(held.folder())));
        }
    }

    private interface Load {
        Shown load();
    }

    private void load(DrillEntry entry, Load load) {
        shown.set(new Loading());
        threads.background()
                .execute(() -> {
                    Shown loaded;
                    try {
                        loaded = load.load();
                    } catch (RuntimeException fault) {
                        loaded = new Failed(trouble(fault));
                    }
                    var done = loaded;
                    threads.ui()
                            .execute(() -> {
                                if (chosen.get().filter(entry::equals).isPresent()) {
                                    shown.set(done);
                                }
                            });
                });
    }

    private static Trouble trouble(RuntimeException fault) {
        return new Trouble("This cannot be shown: " + fault.getMessage(), "", "");
    }

    /** Opens the window in which what is shown is drilled. */
    void hold() {
        if (shown.get() instanceof Ready(var scenario) && !opening.get()) {
            opening.set(true);
            hall.hold(
                    new DrillHall.Order(scenario, speed.get(), taking),
                    new Watching(notes.busy("Opening the drill")));
        }
    }

    private final class Watching implements DrillHall.Watch {
        private final Notes.Note busy;

        Watching(Notes.Note busy) {
            this.busy = busy;
        }

        @Override
        public void refused(Trouble trouble) {
            opened();
            notes.trouble(trouble);
        }

        @Override
        public void opened() {
            busy.close();
            opening.set(false);
        }

        @Override
        public void over() {
            refresh();
        }
    }
}
