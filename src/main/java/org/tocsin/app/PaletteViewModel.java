package org.tocsin.app;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Actions;

/**
 * What the command palette shows: the actions that can be done now and match the query, best first;
 * without a query those used lately, then all. Recency breaks ties, so habits come up first.
 */
final class PaletteViewModel {
    static final int MOST_SHOWN = 100;
    static final int MOST_RECENT = 12;
    private static final int RECENT_BONUS = 2 * 64;

    private final Actions actions;
    private final BooleanProperty open = new SimpleBooleanProperty(this, "open");
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", -1);
    private final ObservableList<Hit> hits = FXCollections.observableArrayList();
    // Kept, not made anew for each caller: a wrapper hears its list only while it is held on to.
    private final ObservableList<Hit> hitsSeen = FXCollections.unmodifiableObservableList(hits);
    private final ObservableList<String> recent = FXCollections.observableArrayList();

    /**
     * @param marks positions in the title that the query found, ascending
     * @param lately whether it is listed for having been used lately
     */
    record Hit(Action action, List<Integer> marks, boolean lately) {}

    private record Ranked(Hit hit, int score) {}

    PaletteViewModel(Actions actions) {
        this.actions = actions;
        query.addListener((_, _, _) -> search());
        open.addListener((_, _, opened) -> prepare(opened));
    }

    private void prepare(boolean opened) {
        query.set("");
        if (opened) {
            search();
        } else {
            show(List.of());
        }
    }

    private void search() {
        var words = query.get().strip();
        show((words.isEmpty() ? unasked() : ranked(words)).limit(MOST_SHOWN).toList());
    }

    private void show(List<Hit> found) {
        // Nothing is chosen while the list changes, so no one acts on an index into the old one.
        selected.set(-1);
        hits.setAll(found);
        selected.set(found.isEmpty() ? -1 : 0);
    }

    private Stream<Hit> unasked() {
        var lately =
                recent.stream()
                        .flatMap(id -> actions.find(id).stream())
                        .filter(action -> action.enabled().get())
                        .toList();
        var others =
                actions.all().stream()
                        .filter(action -> action.enabled().get() && !lately.contains(action));
        return Stream.concat(
                lately.stream().map(action -> new Hit(action, List.of(), true)),
                others.map(action -> new Hit(action, List.of(), false)));
    }

    private Stream<Hit> ranked(String words) {
        return actions.all().stream()
                .filter(action -> action.enabled().get())
                .flatMap(action -> rank(words, action).stream())
                .sorted(
                        Comparator.comparingInt(Ranked::score)
                                .reversed()
                                .thenComparing(ranked -> ranked.hit().action().title()))
                .map(Ranked::hit);
    }

    private Optional<Ranked> rank(String words, Action action) {
        return Fuzzy.find(words, action.title(), action.group())
                .map(match -> ranked(action, match));
    }

    private Ranked ranked(Action action, Fuzzy.Match match) {
        boolean lately = recent.contains(action.id());
        return new Ranked(
                new Hit(action, match.marks(), lately),
                match.score() + (lately ? RECENT_BONUS : 0));
    }

    /** Moves the choice down (or up, if negative), round the ends. */
    void move(int by) {
        if (!hits.isEmpty()) {
            selected.set(Math.floorMod(selected.get() + by, hits.size()));
        }
    }

    void choose(int index) {
        if (index >= 0 && index < hits.size()) {
            selected.set(index);
        }
    }

    /** Closes and does what is chosen; with nothing found it stays open. */
    void perform() {
        int index = selected.get();
        if (index < 0 || index >= hits.size()) {
            return;
        }
        var action = hits.get(index).action();
        open.set(false);
        recent.remove(action.id());
        recent.addFirst(action.id());
        if (recent.size() > MOST_RECENT) {
            recent.removeLast();
        }
        action.perform();
    }

    /** Ids of actions, the last used first; to be remembered between starts. */
    ObservableList<String> recent() {
        return recent;
    }

    BooleanProperty open() {
        return open;
    }

    StringProperty query() {
        return query;
    }

    IntegerProperty selected() {
        return selected;
    }

    ObservableList<Hit> hits() {
        return hitsSeen;
    }
}
