package org.tocsin.ui.incidents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** By what the cards of a column are put into lanes. */
enum BoardGrouping {
    NONE("No lanes"),
    PIPELINE("Lanes by pipeline"),
    SEVERITY("Lanes by severity"),
    OWNER("Lanes by owner");

    private final String title;

    BoardGrouping(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * @param rows in the order of the column
     */
    List<BoardLine> lines(List<BoardRow> rows) {
        if (this == NONE) {
            return List.copyOf(rows);
        }
        var lanes = new TreeMap<Key, List<BoardRow>>(Comparator.naturalOrder());
        rows.forEach(row -> lanes.computeIfAbsent(key(row), _ -> new ArrayList<>()).add(row));
        var lines = new ArrayList<BoardLine>();
        lanes.forEach((key, lane) -> {
            lines.add(new BoardLane(key.title(), lane.size()));
            lines.addAll(lane);
        });
        return lines;
    }

    /** Lanes without a name come last: there is nobody to look for them. */
    private record Key(int rank, String title) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = Integer.compare(rank, other.rank);
            return order == 0 ? title.compareToIgnoreCase(other.title) : order;
        }
    }

    private Key key(BoardRow row) {
        var names = row.now().names();
        return switch (this) {
            case NONE -> new Key(0, "");
            case PIPELINE -> named(names.pipeline(), "No pipeline");
            case OWNER -> named(names.owner(), "Unowned");
            case SEVERITY -> new Key(row.now().severity().rank(), row.now().severity().id());
        };
    }

    private static Key named(String name, String otherwise) {
        return name.isEmpty() ? new Key(1, otherwise) : new Key(0, name);
    }
}
