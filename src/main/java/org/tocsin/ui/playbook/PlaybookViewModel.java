package org.tocsin.ui.playbook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.Written;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Trouble;

/**
 * The rules in force as a list, and what becomes of the files they were read from. Works from its
 * start on, also while nobody looks, for an edit is to come into force wherever the window is.
 */
final class PlaybookViewModel implements AutoCloseable {
    /** How long what changes can be looked at before it comes into force. */
    static final Duration NOTICE = Duration.ofSeconds(10);

    private final Playbook inForce;
    private final Rulebook rulebook;
    private final PlaybookPane.Around around;
    private final List<RuleRow> rows;
    private final ReadOnlyObjectWrapper<Phase> phase =
            new ReadOnlyObjectWrapper<>(this, "phase", new Phase.Reading());
    private final ObjectProperty<Tab> tab =
            new SimpleObjectProperty<>(this, "tab", new Tab.Rules(Section.CHECKS));
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ObservableList<Rulebook.Fault> faults = FXCollections.observableArrayList();
    private final IntegerProperty badge = new SimpleIntegerProperty(this, "badge");
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final Subscription ticking;
    private Written written = Written.NOWHERE;
    private Optional<AutoCloseable> watch = Optional.empty();
    private Optional<Notes.Note> note = Optional.empty();
    private List<RuleChange> since = List.of();
    private boolean closed;

    PlaybookViewModel(Playbook inForce, Rulebook rulebook, PlaybookPane.Around around) {
        this.inForce = inForce;
        this.rulebook = rulebook;
        this.around = around;
        rows = RuleList.of(inForce);
        search.addListener((_, _, _) -> list());
        tab.addListener((_, _, _) -> list());
        phase.addListener((_, _, now) -> {
            tell(now);
            list();
        });
        shown.addListener((_, _, _) -> tell(phase.get()));
        ticking = around.now().subscribe(this::tick);
        list();
    }

    /** Reads the files, and again whenever they change. */
    void start() {
        threads()
                .background()
                .execute(() -> {
                    var watching = rulebook.watch(this::read);
                    threads().ui().execute(() -> keep(watching));
                    rulebook.before().ifPresent(this::compare);
                    read();
                });
    }

    private void compare(Playbook before) {
        var changes = RuleChange.between(RuleList.of(before), rows);
        threads()
                .ui()
                .execute(() -> {
                    since = changes;
                    around.notes().said("New rules are in force: " + RuleChange.summary(changes));
                });
    }

    private void keep(AutoCloseable watching) {
        watch = Optional.of(watching);
        if (closed) {
            close();
        }
    }

    private Threads threads() {
        return around.threads();
    }

    private void read() {
        var reading = rulebook.read();
        var changes =
                reading.playbook()
                        .map(next -> RuleChange.between(rows, RuleList.of(next)))
                        .orElse(List.of());
        threads().ui().execute(() -> take(reading, changes));
    }

    private void take(Rulebook.Reading reading, List<RuleChange> changes) {
        if (closed || phase.get() instanceof Phase.Taking) {
            return;
        }
        faults.setAll(reading.faults());
        badge.set(faults.size());
        if (reading.playbook().isEmpty()) {
            int errors = (int) faults.stream().filter(Rulebook.Fault::error).count();
            phase.set(new Phase.Faulty(errors));
            look(new Tab.Problems());
        } else {
            var next = reading.playbook().get();
            if (changes.isEmpty()) {
                written = reading.written();
                phase.set(new Phase.Same());
            } else {
                var at = now().plus(NOTICE);
                phase.set(new Phase.Coming(next, changes, Optional.of(at)));
                look(new Tab.Changes());
            }
        }
        list();
    }

    /** Turns to what is new, unless that would take away what a person is writing. */
    private void look(Tab news) {
        if (!rulebook.isInUse()) {
            tab.set(news);
        }
    }

    private void tick(Instant now) {
        if (phase.get() instanceof Phase.Coming(_, _, var at)
                && at.filter(due -> !now.isBefore(due)).isPresent()
                && !rulebook.isInUse()) {
            enforce();
        }
    }

    /** Puts what is coming in force now. */
    void enforce() {
        if (phase.get() instanceof Phase.Coming coming) {
            phase.set(new Phase.Taking(coming.next()));
            rulebook.enforce(coming.next(), trouble -> refused(coming, trouble));
        }
    }

    private void refused(Phase.Coming coming, Trouble trouble) {
        around.notes().trouble(trouble);
        phase.set(new Phase.Coming(coming.next(), coming.changes(), Optional.empty()));
    }

    /** Holds it back until a person says so, or the files change again. */
    void hold() {
        if (phase.get() instanceof Phase.Coming(var next, var changes, _)) {
            phase.set(new Phase.Coming(next, changes, Optional.empty()));
        }
    }

    /** Elsewhere in the window a banner says what stands here anyway. */
    private void tell(Phase now) {
        note.ifPresent(Notes.Note::close);
        note = Optional.empty();
        if (!shown.get()) {
            note = news(now).map(around.notes()::trouble);
        }
    }

    private static Optional<Trouble> news(Phase now) {
        return switch (now) {
            case Phase.Reading(), Phase.Same(), Phase.Taking(_) -> Optional.empty();
            case Phase.Faulty(int errors) ->
                    Optional.of(
                            new Trouble(
                                    "The playbook's files have %s; the rules in force stay as they are"
                                            .formatted(some(errors, "error")),
                                    "",
                                    "Playbook (g p) lists them."));
            case Phase.Coming(_, var changes, var at) ->
                    Optional.of(
                            new Trouble(
                                    "The playbook has been edited: %s"
                                            .formatted(RuleChange.summary(changes)),
                                    "",
                                    at.isPresent()
                                            ? "It comes into force in %d s; Playbook (g p) shows what changes."
                                                    .formatted(NOTICE.toSeconds())
                                            : "It is held back; Playbook (g p) puts it in force."));
        };
    }

    static String some(int count, String what) {
        return "%,d %s%s".formatted(count, what, count == 1 ? "" : "s");
    }

    private void list() {
        lines.setAll(
                switch (tab.get()) {
                    case Tab.Rules(var section) -> ruleLines(section);
                    case Tab.Problems() ->
                            faults.stream()
                                    .filter(fault -> found(fault.toString()))
                                    .<Line>map(Line.Fault::new)
                                    .toList();
                    case Tab.Changes() ->
                            changes().stream()
                                    .filter(change -> change.row().matches(search.get()))
                                    .<Line>map(Line.Change::new)
                                    .toList();
                });
    }

    private boolean found(String text) {
        return text.toLowerCase(java.util.Locale.ROOT)
                .contains(search.get().strip().toLowerCase(java.util.Locale.ROOT));
    }

    private List<Line> ruleLines(Section section) {
        var kinds = new LinkedHashMap<String, List<RuleRow>>();
        rows.stream()
                .filter(row -> row.section() == section && row.matches(search.get()))
                .forEach(row ->
                        kinds.computeIfAbsent(row.key().kind(), _ -> new ArrayList<>()).add(row));
        var all = new ArrayList<Line>();
        kinds.forEach((kind, its) -> {
            if (section != Section.CHECKS) {
                all.add(new Line.Head(Plurals.of(kind), its.size()));
            }
            its.forEach(row -> all.add(new Line.Rule(row, where(row))));
        });
        return all;
    }

    private String where(RuleRow row) {
        return spot(row).map(Written.Spot::toString).orElse("");
    }

    /** Where a rule is written; empty while the files have not been read. */
    Optional<Written.Spot> spot(RuleRow row) {
        var key = row.key();
        return written.of(key.yaml(), key.id(), key.nth())
                .or(() -> written.of(key.yaml(), row.name(), key.nth()))
                .or(() -> written.of(key.yaml(), "", 0));
    }

    /** How many things a tab holds, whatever is searched for. */
    int count(Tab tab) {
        return switch (tab) {
            case Tab.Rules(var section) ->
                    (int) rows.stream().filter(row -> row.section() == section).count();
            case Tab.Problems() -> faults.size();
            case Tab.Changes() -> changes().size();
        };
    }

    /** What is coming; else what came when these rules were taken over. */
    List<RuleChange> changes() {
        return phase.get() instanceof Phase.Coming(_, var coming, _) ? coming : since;
    }

    Optional<RuleRow> row(String checkId) {
        return rows.stream()
                .filter(row -> row.check().isPresent() && row.id().equals(checkId))
                .findFirst();
    }

    /** Goes to the next or the previous edition's rule of the same name, for a change. */
    Optional<RuleRow> row(RuleRow.Key key) {
        return rows.stream().filter(row -> row.key().equals(key)).findFirst();
    }

    Playbook inForce() {
        return inForce;
    }

    Rulebook rulebook() {
        return rulebook;
    }

    Instant now() {
        return Objects.requireNonNull(around.now().getValue());
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    ObjectProperty<Tab> tab() {
        return tab;
    }

    StringProperty search() {
        return search;
    }

    ObservableList<Line> lines() {
        return lines;
    }

    ObservableList<Rulebook.Fault> faults() {
        return faults;
    }

    /** Errors and warnings of the files. */
    IntegerProperty badge() {
        return badge;
    }

    /** Whether a person sees the place now. */
    BooleanProperty shown() {
        return shown;
    }

    /** Opens what is written there in the system's editor. */
    void edit(Written.Spot spot) {
        rulebook.folder()
                .ifPresent(folder ->
                        threads()
                                .background()
                                .execute(() -> said(rulebook.edit(folder.resolve(spot.file())))));
    }

    private void said(Optional<Trouble> trouble) {
        trouble.ifPresent(it -> threads().ui().execute(() -> around.notes().trouble(it)));
    }

    /** Makes the shipped playbook the workspace's own, to be edited. */
    void copyToEdit() {
        var busy = around.notes().busy("Copying the playbook");
        threads()
                .background()
                .execute(() -> {
                    var copied = rulebook.copy();
                    threads()
                            .ui()
                            .execute(() -> {
                                busy.close();
                                copied(copied);
                            });
                });
    }

    private void copied(Rulebook.Copied copied) {
        switch (copied) {
            case Rulebook.Copied.Done(_, var show) -> show.run();
            case Rulebook.Copied.Refused(var trouble) -> around.notes().trouble(trouble);
        }
    }

    /** Moves while something is about to come into force. */
    ObservableValue<Instant> ticks() {
        return around.now();
    }

    /** Where the rules are, in words. */
    String origin() {
        var header = inForce.header();
        return "%s · %s"
                .formatted(
                        header.title(),
                        rulebook.folder()
                                .map(Object::toString)
                                .orElse(
                                        "ships with Tocsin as \"%s\"; copy it to change its rules"
                                                .formatted(header.name())));
    }

    Notes notes() {
        return around.notes();
    }

    @Override
    public void close() {
        closed = true;
        ticking.unsubscribe();
        note.ifPresent(Notes.Note::close);
        watch.ifPresent(open -> {
            try {
                open.close();
            } catch (Exception bug) {
                throw new IllegalStateException(bug);
            }
        });
    }
}
