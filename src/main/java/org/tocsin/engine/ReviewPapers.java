package org.tocsin.engine;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.review.document.Document;

/** Reviews as files, and bundles of evidence to look at (M-5). Off the FX thread. */
public interface ReviewPapers {
    /** Writes a review; the file is there whole, or as it was before. */
    Outcome export(UUID incident, Order order, Watch watch);

    /** Opens a bundle to look at: it is verified first, and nothing of it is kept. */
    Reading open(Path file);

    enum Format {
        MARKDOWN("Markdown", "md"),
        HTML("HTML", "html"),
        PDF("PDF", "pdf"),
        JSON("JSON", "json"),
        BUNDLE("Evidence bundle", "zip");

        private final String title;
        private final String ending;

        Format(String title, String ending) {
            this.title = title;
            this.ending = ending;
        }

        public String title() {
            return title;
        }

        /** Of files, without a dot. */
        public String ending() {
            return ending;
        }

        /**
         * As commands name it: {@code md}, {@code html}, {@code pdf}, {@code json}, {@code bundle}.
         */
        public String id() {
            return this == BUNDLE ? "bundle" : ending;
        }

        public static Optional<Format> of(String id) {
            return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
        }
    }

    /**
     * @param rows whether failing rows go with it; they do not leave the machine otherwise
     * @param replace whether a file that is there gives way
     */
    record Order(Format format, Path file, boolean rows, boolean replace) {}

    /** Follows the work, and may end it. */
    @FunctionalInterface
    interface Watch {
        Watch NONE = (_, _) -> true;

        /**
         * @param what is done next, in words
         * @param share of all that is done already, from 0 to 1
         * @return false to leave it at that: nothing is written then
         */
        boolean goesOn(String what, double share);
    }

    /** What became of an export. */
    sealed interface Outcome {
        record Written(Path file, long bytes, boolean draft) implements Outcome {}

        record Cancelled() implements Outcome {}

        /**
         * @param why what, where and what to do
         */
        record Refused(String why) implements Outcome {}
    }

    /** What became of opening a bundle. */
    sealed interface Reading {
        record Verified(Bundle bundle) implements Reading {}

        /**
         * It is not as it was written.
         *
         * @param what the first file or entry of which that is so
         */
        record Bad(String what, String why) implements Reading {}

        /**
         * It could not be read.
         *
         * @param why what, where and what to do
         */
        record Refused(String why) implements Reading {}
    }

    /**
     * A bundle that proved to be as it was written.
     *
     * @param digest SHA-256 of its manifest, which stands for everything in it
     */
    record Bundle(Document document, List<Line> log, List<Filed> files, String digest) {
        public Bundle {
            log = List.copyOf(log);
            files = List.copyOf(files);
        }

        /** How many entries of the log have a secret blotted out, and so cannot be proven. */
        public long redacted() {
            return log.stream().filter(Line::redacted).count();
        }
    }

    /** An entry of the log. */
    record Line(long version, java.time.Instant at, String said, String hash, boolean redacted) {}

    /** A file of a bundle. */
    record Filed(String name, long bytes, String sha256) {}
}
