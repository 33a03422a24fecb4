package org.tocsin.domain.drill;

import java.util.List;

/** A score sheet in words, which the window shows and every export renders. */
public record ScoreDocument(
        String title, List<String> lines, List<Figure> figures, List<Table> tables) {
    public ScoreDocument {
        lines = List.copyOf(lines);
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
    }

    /**
     * @param value such as {@code 5 of 7}
     * @param meaning what is counted, in words
     */
    public record Figure(String title, String value, String meaning, Mark mark) {}

    /**
     * @param none what is said when there are no rows
     */
    public record Table(String title, List<String> columns, List<Row> rows, String none) {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param cells as many as there are columns
     */
    public record Row(Mark mark, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    public enum Mark {
        KEPT("✔"),
        HALF("◐"),
        MISSED("✘"),
        NEUTRAL("–");

        private final String sign;

        Mark(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }
}
