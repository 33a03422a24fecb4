package org.tocsin.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.review.metrics.Figure;
import org.tocsin.domain.review.metrics.MetricsSheet;
import org.tocsin.domain.review.metrics.Period;

/**
 * A report before it is text, HTML, PDF or JSON (T-6): what it is about, and its blocks in order.
 *
 * @param sheet the figures it tells of; empty when it tells of none
 */
public record Report(Head head, Optional<MetricsSheet> sheet, List<Block> blocks) {
    public Report {
        blocks = List.copyOf(blocks);
    }

    /**
     * @param kind {@code daily}, {@code weekly}, {@code monthly} or {@code metrics}
     * @param playbook its id
     */
    public record Head(String kind, String title, String playbook, Period period, Instant made) {}

    public sealed interface Block {
        String title();
    }

    /** Some figures of the sheet, each beside the time before. */
    public record Tiles(String title, List<Figure> figures) implements Block {
        public Tiles {
            figures = List.copyOf(figures);
        }
    }

    /**
     * @param numeric which columns are numbers, by their index
     * @param none what is said when there are no rows
     */
    public record Table(
            String title,
            List<String> columns,
            List<Integer> numeric,
            List<List<String>> rows,
            String none)
            implements Block {
        public Table {
            columns = List.copyOf(columns);
            numeric = List.copyOf(numeric);
            rows = List.copyOf(rows);
        }
    }

    /** Tells nothing in text that the tables do not: it is left out there. */
    public record Chart(String title, SvgChart chart) implements Block {}

    /** What the figures mean. */
    public record Definitions(String title, List<Figure> figures) implements Block {
        public Definitions {
            figures = List.copyOf(figures);
        }
    }
}
