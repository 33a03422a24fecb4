package org.tocsin.ui.incidents;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.domain.incident.Glance;
import org.tocsin.domain.incident.State;

/** One incident on the board; changes in place, so that nothing jumps under the pointer. */
final class BoardRow implements BoardLine {
    /** By the next deadline, then the worst, then the oldest (I-7). */
    static final Comparator<BoardRow> ORDER =
            Comparator.comparing((BoardRow row) -> row.due)
                    .thenComparing(row -> row.now().severity())
                    .thenComparing(row -> row.now().incident().id().number());

    private final ReadOnlyObjectWrapper<Glance> glance;
    private Instant due;
    private String haystack;

    BoardRow(Glance glance) {
        this.glance = new ReadOnlyObjectWrapper<>(this, "glance", glance);
        this.due = due(glance);
        this.haystack = haystack(glance);
    }

    UUID id() {
        return now().incident().id().uuid();
    }

    Glance now() {
        return glance.get();
    }

    State state() {
        return now().incident().state();
    }

    ReadOnlyObjectProperty<Glance> glance() {
        return glance.getReadOnlyProperty();
    }

    void take(Glance next) {
        due = due(next);
        haystack = haystack(next);
        glance.set(next);
    }

    /**
     * @param words in lower case
     */
    boolean mentions(String[] words) {
        for (var word : words) {
            if (!haystack.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static Instant due(Glance glance) {
        return glance.deadline().map(next -> next.at()).orElse(Instant.MAX);
    }

    private static String haystack(Glance glance) {
        var incident = glance.incident();
        var subject = incident.subject();
        return String.join(
                        "\n",
                        "#" + incident.id().number(),
                        subject.title(),
                        incident.severity(),
                        glance.names().owner(),
                        glance.names().pipeline(),
                        subject.classification().category(),
                        subject.classification().subcategory(),
                        String.join("\n", subject.place().dataSets()),
                        String.join("\n", subject.place().labels()))
                .toLowerCase(Locale.ROOT);
    }
}
