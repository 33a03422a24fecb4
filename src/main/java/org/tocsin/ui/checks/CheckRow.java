package org.tocsin.ui.checks;

import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.data.DataSetId;

/** One check in the table, for as long as the playbook has it. */
final class CheckRow implements Line {
    private final int position;
    private final ReadOnlyObjectWrapper<Standing> standing;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private String haystack;

    /**
     * @param position its place in the playbook, which settles what no sorting does
     */
    CheckRow(int position, Standing standing) {
        this.position = position;
        this.standing = new ReadOnlyObjectWrapper<>(this, "standing", standing);
        this.haystack = haystack(standing);
    }

    CheckId id() {
        return standing.get().check().id();
    }

    DataSetId dataSet() {
        return standing.get().check().measure().dataSet();
    }

    int position() {
        return position;
    }

    Standing now() {
        return standing.get();
    }

    ReadOnlyObjectProperty<Standing> standing() {
        return standing.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    void move(Standing next) {
        if (next.check() != now().check()) {
            haystack = haystack(next);
        }
        standing.set(next);
    }

    void markRunning(boolean now) {
        running.set(now);
    }

    /**
     * @param word in lower case
     */
    boolean mentions(String word) {
        return haystack.contains(word);
    }

    private static String haystack(Standing standing) {
        Check check = standing.check();
        var labels = check.handling().labels();
        return String.join(
                        "\n",
                        check.title().name(),
                        check.id().value(),
                        standing.dataSet(),
                        check.measure().name(),
                        check.handling().owner().orElse(""),
                        labels.category().orElse(""),
                        String.join("\n", labels.tags()))
                .toLowerCase(Locale.ROOT);
    }
}
