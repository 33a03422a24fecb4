package org.tocsin.domain.review.document;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A piece of a laid out document, whatever it is written as. All texts are plain but where said.
 */
public sealed interface Block {
    /**
     * @param level 2 for a chapter, 3 below it
     */
    record Heading(int level, String text) implements Block {}

    /**
     * @param markdown as people have typed it
     */
    record Prose(String markdown) implements Block {}

    /** A remark of the document itself. */
    record Remark(String text) implements Block {}

    /** Something that nobody may overlook. */
    record Callout(String title, List<String> lines) implements Block {
        public Callout {
            lines = List.copyOf(lines);
        }
    }

    /** A few figures, side by side. */
    record Tiles(List<Tile> tiles) implements Block {
        public Tiles {
            tiles = List.copyOf(tiles);
        }
    }

    record Tile(String name, String value, String note) {}

    /** Names with what they stand for. */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    record Fact(String name, String value) {}

    /**
     * @param columns with their shares of the width
     * @param rows each with one cell per column
     */
    record Table(List<Column> columns, List<List<Cell>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * @param share of the width in percent; 0 to leave it to the medium
     */
    record Column(String title, int share) {}

    /**
     * @param note in a line of its own below, quieter; may be empty
     */
    record Cell(String text, String note, Tone tone) {
        static Cell of(String text) {
            return new Cell(text, "", Tone.PLAIN);
        }

        static Cell of(String text, String note) {
            return new Cell(text, note, Tone.PLAIN);
        }
    }

    /** What a cell tells beyond its words, which say it as well. */
    enum Tone {
        PLAIN,
        GOOD,
        BAD
    }

    /** Answers that hang under one another. */
    record Tree(List<Branch> branches) implements Block {
        public Tree {
            branches = List.copyOf(branches);
        }
    }

    /**
     * @param depth 1 at the top
     * @param flag what is wrong with it
     */
    record Branch(
            int depth, String number, String text, List<String> notes, Optional<String> flag) {
        public Branch {
            notes = List.copyOf(notes);
        }
    }

    /**
     * @param number counts up from 1 in the document
     * @param zone of its times
     */
    record Figure(int number, Proof.Chart chart, ZoneId zone) implements Block {}

    record Code(String text) implements Block {}
}
