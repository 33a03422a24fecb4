package org.tocsin.ui.trends;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import org.tocsin.ui.kit.ChartInk;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.SaveAs;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Trouble;

/** Takes what is on screen out of the window. */
final class Exporting {
    private final TrendsViewModel model;
    private final Shown shown;
    private final Outside outside;

    /**
     * What is on screen.
     *
     * @param ink the colours of the moment
     * @param area whose size the drawing has
     */
    record Shown(
            Supplier<Easel.Painting> painting, Supplier<Optional<ChartInk>> ink, Region area) {}

    record Outside(Threads threads, Notes notes, SaveAs saveAs) {}

    enum Format {
        PNG,
        SVG,
        CSV
    }

    private interface Writing {
        void to(Path file);
    }

    Exporting(TrendsViewModel model, Shown shown, Outside outside) {
        this.model = model;
        this.shown = shown;
        this.outside = outside;
    }

    void fill(MenuButton menu) {
        menu.getItems()
                .setAll(
                        item("Picture (PNG)…", Format.PNG),
                        item("Drawing (SVG)…", Format.SVG),
                        item("Visible values (CSV)…", Format.CSV));
    }

    private MenuItem item(String words, Format format) {
        var item = new MenuItem(words);
        item.setOnAction(_ -> export(format));
        return item;
    }

    /** Asks where to, and writes off the UI thread. */
    void export(Format format) {
        var writing = writing(format);
        String name = "trends." + format.name().toLowerCase(java.util.Locale.ROOT);
        writing.flatMap(_ -> outside.saveAs().choose(shown.area().getScene().getWindow(), name))
                .ifPresent(file -> write(writing.orElseThrow(), file));
    }

    private Optional<Writing> writing(Format format) {
        var picture = model.picture().get();
        if (format == Format.CSV) {
            return Optional.of(file -> Exports.csv(picture, file));
        }
        double width = Math.max(320, shown.area().getWidth());
        double height = Math.max(200, shown.area().getHeight());
        return shown.ink()
                .get()
                .map(ink -> new Exports.Sheet(shown.painting().get(), width, height, ink))
                .map(sheet ->
                        format == Format.PNG
                                ? file -> Exports.png(sheet, file)
                                : file -> Exports.svg(sheet, file));
    }

    private void write(Writing writing, Path file) {
        outside.threads()
                .background()
                .execute(() -> {
                    try {
                        writing.to(file);
                        outside.threads()
                                .ui()
                                .execute(() ->
                                        outside.notes().said("Written to " + file.getFileName()));
                    } catch (RuntimeException fault) {
                        var trouble =
                                new Trouble(
                                        "The file could not be written.",
                                        file + ": " + Tracks.reason(fault),
                                        "Choose another folder.");
                        outside.threads().ui().execute(() -> outside.notes().trouble(trouble));
                    }
                });
    }
}
