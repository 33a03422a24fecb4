package org.tocsin.ui.checks;

import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The header above one data set's checks; counts all of them, those a filter hides included. */
final class GroupRow implements Line {
    private final int position;
    private final String name;
    private final Tally tally = new Tally();
    private final ReadOnlyObjectWrapper<Tally.Counts> counts =
            new ReadOnlyObjectWrapper<>(this, "counts", Tally.Counts.NONE);
    private final ReadOnlyBooleanWrapper folded = new ReadOnlyBooleanWrapper(this, "folded");

    /**
     * @param position where its data set first came up in the playbook
     */
    GroupRow(int position, String name) {
        this.position = position;
        this.name = name;
    }

    int position() {
        return position;
    }

    String name() {
        return name;
    }

    Tally tally() {
        return tally;
    }

    /** Tells whoever looks what the tally has come to. */
    void publish() {
        counts.set(tally.counts());
    }

    ReadOnlyObjectProperty<Tally.Counts> counts() {
        return counts.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty folded() {
        return folded.getReadOnlyProperty();
    }

    void fold(boolean now) {
        folded.set(now);
    }

    /** {@code 14 checks · 2 breaches · 1 broken · 11 healthy}. */
    static String words(Tally.Counts counts) {
        String checks = counts.total() == 1 ? "1 check" : "%,d checks".formatted(counts.total());
        String states =
                Arrays.stream(State.values())
                        .filter(state -> counts.of(state) > 0)
                        .map(state -> state.counted(counts.of(state)))
                        .collect(Collectors.joining(" · "));
        return states.isEmpty() ? checks : checks + " · " + states;
    }
}
