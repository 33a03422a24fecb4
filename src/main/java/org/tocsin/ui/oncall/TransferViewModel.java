package org.tocsin.ui.oncall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.oncall.Post;
import org.tocsin.engine.RotaDesk;
import org.tocsin.engine.RotaDesk.Answer;

/** Calendar files in and out, without widgets: looked at first, then entered. */
final class TransferViewModel {
    private static final Duration PUBLISHED_BACK = Duration.ofDays(28);
    private static final Duration PUBLISHED_AHEAD = Duration.ofDays(366);

    private final RotaDesk desk;
    private final OnCallPane.Threads threads;
    private final ObservableValue<Instant> now;
    private final ReadOnlyObjectWrapper<OnCallViewModel.Said> said =
            new ReadOnlyObjectWrapper<>(this, "said", OnCallViewModel.Said.NOTHING);
    private final ReadOnlyObjectWrapper<Optional<RotaDesk.Preview>> preview =
            new ReadOnlyObjectWrapper<>(this, "preview", Optional.empty());

    TransferViewModel(RotaDesk desk, OnCallPane.Threads threads, ObservableValue<Instant> now) {
        this.desk = desk;
        this.threads = threads;
        this.now = now;
    }

    /** Looks at a calendar; nothing is entered yet. */
    void look(Post into, String calendar) {
        threads.background()
                .execute(() -> {
                    var seen = desk.preview(into, calendar);
                    threads.ui()
                            .execute(() -> {
                                said.set(OnCallViewModel.Said.NOTHING);
                                preview.set(Optional.of(seen));
                            });
                });
    }

    void lookAtFile(Post into, Path file) {
        threads.background()
                .execute(() -> {
                    try {
                        look(into, Files.readString(file));
                    } catch (IOException e) {
                        threads.ui()
                                .execute(() ->
                                        said.set(
                                                new OnCallViewModel.Said(
                                                        "%s could not be read: %s. Choose another file."
                                                                .formatted(file, e.getMessage()),
                                                        true,
                                                        Optional.empty())));
                    }
                });
    }

    /** Enters everything that the calendar last looked at would change. */
    void takeIn() {
        var changes = preview.get().map(RotaDesk.Preview::changes).orElse(List.of());
        threads.background()
                .execute(() -> {
                    var refused = new ArrayList<String>();
                    for (var change : changes) {
                        if (OnCallViewModel.safely(() -> desk.enter(change))
                                instanceof Answer.Refused(var reason)) {
                            refused.add(reason);
                        }
                    }
                    threads.ui().execute(() -> takenIn(changes.size(), refused));
                });
    }

    private void takenIn(int wished, List<String> refused) {
        preview.set(Optional.empty());
        String count = "Entered %,d of %,d.".formatted(wished - refused.size(), wished);
        said.set(
                new OnCallViewModel.Said(
                        String.join(" ", OnCallViewModel.prepended(count, refused)),
                        !refused.isEmpty(),
                        Optional.empty()));
    }

    void forgetPreview() {
        preview.set(Optional.empty());
    }

    /** Writes a schedule's calendar from four weeks ago to a year ahead. */
    void export(String schedule, Path file) {
        var at = now.getValue();
        var when = new Stretch(at.minus(PUBLISHED_BACK), at.plus(PUBLISHED_AHEAD));
        threads.background()
                .execute(() -> {
                    OnCallViewModel.Said result;
                    try {
                        var export = desk.export(schedule, when);
                        Files.writeString(file, export.text());
                        desk.published(export);
                        result =
                                new OnCallViewModel.Said(
                                        "Wrote %,d entries to %s."
                                                .formatted(export.events().size(), file),
                                        false,
                                        Optional.empty());
                    } catch (IOException | RuntimeException e) {
                        result =
                                new OnCallViewModel.Said(
                                        "%s could not be written: %s. Choose another place."
                                                .formatted(file, e.getMessage()),
                                        true,
                                        Optional.empty());
                    }
                    var told = result;
                    threads.ui().execute(() -> said.set(told));
                });
    }

    ReadOnlyObjectProperty<OnCallViewModel.Said> said() {
        return said.getReadOnlyProperty();
    }

    /** How many overrides the file would enter. */
    int changes() {
        return preview.get().map(seen -> seen.changes().size()).orElse(0);
    }

    /** What the file would do, line by line. */
    List<PreviewLine> lines(UnaryOperator<String> name, ZoneId zone) {
        return preview.get().map(seen -> PreviewLine.of(seen, name, zone)).orElse(List.of());
    }

    ReadOnlyObjectProperty<Optional<RotaDesk.Preview>> preview() {
        return preview.getReadOnlyProperty();
    }
}
