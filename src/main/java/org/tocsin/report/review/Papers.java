package org.tocsin.report.review;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.tocsin.domain.review.document.Document;
import org.tocsin.domain.review.document.Drafting;
import org.tocsin.engine.Dossier;
import org.tocsin.engine.ReviewDesk;
import org.tocsin.engine.ReviewPapers;
import org.tocsin.report.Pdf;
import org.tocsin.store.StoreException;

/** Writes the reviews of a workspace as files. */
public final class Papers implements ReviewPapers {
    private final ReviewDesk desk;
    private final Press press;
    private final InstantSource clock;

    /**
     * What a document says of where it was made, and how it gets to the disk.
     *
     * @param product with its version
     * @param workspace its name
     * @param redaction blots the workspace's secrets out of any text
     * @param disk replaces a file whole or not at all
     */
    public record Press(
            String product, String workspace, UnaryOperator<String> redaction, Disk disk) {}

    @FunctionalInterface
    public interface Disk {
        void replace(Path file, byte[] content) throws IOException;
    }

    public Papers(ReviewDesk desk, Press press, InstantSource clock) {
        this.desk = desk;
        this.press = press;
        this.clock = clock;
    }

    @Override
    public Reading open(Path file) {
        return BundleReader.read(file);
    }

    @Override
    public Outcome export(UUID incident, Order order, Watch watch) {
        var file = order.file().toAbsolutePath().normalize();
        try {
            var wrong = wrong(file, order);
            return wrong.isPresent()
                    ? new Outcome.Refused(wrong.get())
                    : write(incident, order, file, watch);
        } catch (Stopped _) {
            return new Outcome.Cancelled();
        } catch (StoreException fault) {
            return new Outcome.Refused(
                    "the review was not exported: %s".formatted(fault.getMessage()));
        } catch (IOException fault) {
            return new Outcome.Refused(
                    "%s was not written: %s; check the folder and the free space of its disk"
                            .formatted(file, fault.getMessage()));
        }
    }

    private static Optional<String> wrong(Path file, Order order) {
        if (Files.isDirectory(file)) {
            return Optional.of("%s is a folder; name a file in it".formatted(file));
        }
        var folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return Optional.of(
                    "the folder %s does not exist; create it, or name another".formatted(folder));
        }
        return Files.exists(file) && !order.replace()
                ? Optional.of(
                        "%s is there already and is left alone; name another file".formatted(file))
                : Optional.empty();
    }

    /** Somebody wants no more of it. */
    private static final class Stopped extends Exception {
        private static final long serialVersionUID = 1;
    }

    private static void next(Watch watch, String what, double share) throws Stopped {
        if (!watch.goesOn(what, share)) {
            throw new Stopped();
        }
    }

    private Outcome write(UUID incident, Order order, Path file, Watch watch)
            throws IOException, Stopped {
        next(watch, "Reading the incident", 0);
        var dossier = desk.dossier(incident);
        if (dossier.isEmpty()) {
            return new Outcome.Refused("there is no such incident");
        }
        next(watch, "Drawing up the review", 0.3);
        var document = document(dossier.get(), order.rows());
        var content = content(document, dossier.get(), order.format(), watch);
        next(watch, "Writing the file", 0.95);
        press.disk().replace(file, content);
        return new Outcome.Written(file, content.length, document.colophon().standing().draft());
    }

    private Document document(Dossier dossier, boolean rows) {
        var made =
                new Document.Made(
                        clock.instant(), desk.me().name(), press.product(), press.workspace());
        return DocumentJson.redacted(
                Drafting.of(dossier.material(), made, rows), press.redaction());
    }

    private byte[] content(Document document, Dossier dossier, Format format, Watch watch)
            throws Stopped {
        return switch (format) {
            case MARKDOWN -> bytes(ReviewMarkdown.of(document));
            case JSON -> bytes(DocumentJson.write(document));
            case HTML -> bytes(ReviewHtml.of(document));
            case PDF -> {
                next(watch, "Making pages", 0.5);
                yield Pdf.of(ReviewHtml.of(document));
            }
            case BUNDLE -> {
                next(watch, "Making pages", 0.5);
                var html = ReviewHtml.of(document);
                var pdf = Pdf.of(html);
                next(watch, "Packing the bundle", 0.85);
                yield new BundleWriter(document, dossier, press.redaction())
                        .bytes(bytes(html), pdf);
            }
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A document as Markdown, for a shell. */
    public static String markdown(Document document) {
        return ReviewMarkdown.of(document);
    }

    /** A document as JSON, {@code tocsin/review/1}. */
    public static String json(Document document) {
        return DocumentJson.write(document);
    }
}
