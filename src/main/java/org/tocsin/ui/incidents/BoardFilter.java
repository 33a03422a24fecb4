package org.tocsin.ui.incidents;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which incidents are on the board.
 *
 * @param severities ids; all of them when empty
 * @param mine whether only those that the person at this window has
 * @param about where they belong
 * @param text words that all have to occur; as typed
 */
record BoardFilter(Set<String> severities, boolean mine, About about, String text) {
    static final BoardFilter NONE = new BoardFilter(Set.of(), false, About.ANYTHING, "");

    /**
     * @param pipeline id, or empty for any
     * @param category id, or empty for any
     */
    record About(String pipeline, String category) {
        static final About ANYTHING = new About("", "");
    }

    BoardFilter {
        severities = Set.copyOf(severities);
    }

    boolean isNone() {
        return severities.isEmpty() && !mine && about.equals(About.ANYTHING) && text.isBlank();
    }

    BoardFilter withText(String changed) {
        return new BoardFilter(severities, mine, about, changed);
    }

    BoardFilter withMine(boolean on) {
        return new BoardFilter(severities, on, about, text);
    }

    BoardFilter toggle(String severity) {
        var changed = new HashSet<>(severities);
        if (!changed.remove(severity)) {
            changed.add(severity);
        }
        return new BoardFilter(changed, mine, about, text);
    }

    BoardFilter withPipeline(String id) {
        return new BoardFilter(severities, mine, new About(id, about.category()), text);
    }

    BoardFilter withCategory(String id) {
        return new BoardFilter(severities, mine, new About(about.pipeline(), id), text);
    }

    /** A test made once for many rows. */
    java.util.function.Predicate<BoardRow> by(String me) {
        var words =
                text.isBlank()
                        ? new String[0]
                        : text.toLowerCase(Locale.ROOT).strip().split("\\s+");
        return row -> takes(row, me) && row.mentions(words);
    }

    private boolean takes(BoardRow row, String me) {
        var incident = row.now().incident();
        var kind = incident.subject().classification();
        return (severities.isEmpty() || severities.contains(incident.severity()))
                && (!mine || incident.owner().filter(me::equals).isPresent())
                && (about.pipeline().isEmpty()
                        || about.pipeline().equals(incident.subject().place().pipeline()))
                && (about.category().isEmpty() || about.category().equals(kind.category()));
    }
}
