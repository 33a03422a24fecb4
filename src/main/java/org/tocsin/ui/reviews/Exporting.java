package org.tocsin.ui.reviews;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javafx.stage.Window;
import org.tocsin.domain.review.metrics.MetricsSheet;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.SaveAs;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Trouble;

/** Writes the figures that are shown to a file that the person names. */
final class Exporting {
    private final MetricsViewModel model;
    private final Threads threads;
    private final Notes notes;
    private final SaveAs saveAs;
    private final ReviewsPane.Reports reports;

    /** As what. */
    enum Format {
        CSV("csv", "Figures as CSV"),
        PDF("pdf", "Report as PDF"),
        HTML("html", "Report as HTML"),
        TEXT("txt", "Report as text"),
        JSON("json", "Report as JSON");

        private final String id;
        private final String title;

        Format(String id, String title) {
            this.id = id;
            this.title = title;
        }

        /** Also the ending of the file's name. */
        String id() {
            return id;
        }

        String title() {
            return title;
        }
    }

    Exporting(MetricsViewModel model, ReviewsPane.Around around, ReviewsPane.Reports reports) {
        this.model = model;
        this.threads = around.threads();
        this.notes = around.notes();
        this.saveAs = around.saveAs();
        this.reports = reports;
    }

    void write(Format format, Window owner) {
        model.sheet().ifPresent(sheet -> write(sheet, format, owner));
    }

    private void write(MetricsSheet sheet, Format format, Window owner) {
        var period = sheet.asked().period();
        var name = "metrics-%s-%s.%s".formatted(period.from(), period.to(), format.id());
        saveAs.choose(owner, name)
                .ifPresent(file -> threads.background().execute(() -> write(sheet, format, file)));
    }

    private void write(MetricsSheet sheet, Format format, Path file) {
        try {
            reports.write(sheet, format.id(), file);
            threads.ui().execute(() -> notes.said("Written to " + file));
        } catch (IOException | UncheckedIOException fault) {
            var trouble =
                    new Trouble(
                            "The file was not written.",
                            "%s: %s".formatted(file, fault.getMessage()),
                            "Choose another folder, or make room on the disk.");
            threads.ui().execute(() -> notes.trouble(trouble));
        }
    }
}
