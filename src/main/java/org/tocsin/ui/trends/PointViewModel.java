package org.tocsin.ui.trends;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.trend.Mark;
import org.tocsin.engine.TrendDesk;
import org.tocsin.ui.kit.Threads;

/** The value that was clicked: its run, its incident, and what else moved then. */
final class PointViewModel {
    private final TrendDesk desk;
    private final Threads threads;
    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<Optional<Spot>> spot =
            new ReadOnlyObjectWrapper<>(this, "spot", Optional.empty());
    private final ReadOnlyObjectWrapper<Found> found =
            new ReadOnlyObjectWrapper<>(this, "found", new Found.Reading());

    /** What is known of it beyond what the chart shows. */
    sealed interface Found {
        record Reading() implements Found {}

        record Failed(String message) implements Found {}

        /**
         * @param run empty when it is no longer kept
         */
        record Whole(Optional<CheckRun> run, List<Moved.Other> moved) implements Found {}
    }

    PointViewModel(TrendDesk desk, Threads threads, ZoneId zone) {
        this.desk = desk;
        this.threads = threads;
        this.zone = zone;
    }

    void open(Spot chosen) {
        spot.set(Optional.of(chosen));
        found.set(new Found.Reading());
        threads.background()
                .execute(() -> {
                    var answer = read(chosen);
                    threads.ui().execute(() -> arrive(chosen, answer));
                });
    }

    private Found read(Spot chosen) {
        try {
            var run =
                    chosen.track().judgedAt(chosen.at()).flatMap(judged -> desk.run(judged.run()));
            return new Found.Whole(run, new Moved(desk).at(chosen.track().metric(), chosen.at()));
        } catch (RuntimeException fault) {
            return new Found.Failed(
                    "What is kept of this value could not be read: " + Tracks.reason(fault));
        }
    }

    private void arrive(Spot chosen, Found answer) {
        if (spot.get().filter(chosen::equals).isPresent()) {
            found.set(answer);
        }
    }

    void retry() {
        spot.get().ifPresent(this::open);
    }

    void close() {
        spot.set(Optional.empty());
    }

    /** The incidents among marks that it belongs to. */
    static List<Mark> incidents(Spot chosen, List<Mark> marks) {
        var check = chosen.track().metric().check().id();
        var at = Instant.ofEpochMilli(chosen.at());
        return marks.stream()
                .filter(mark -> mark.kind() == Mark.Kind.INCIDENT)
                .filter(mark -> mark.concerns(Set.of(check)))
                // Data of a day is looked at after that day: an incident may begin later.
                .filter(mark ->
                        mark.span()
                                .touches(
                                        at,
                                        at.plusMillis(Math.max(1, chosen.track().trace().step()))))
                .toList();
    }

    /** What a report of it says, before anybody has added to it. */
    TrendsPane.Report report(Spot chosen) {
        var track = chosen.track();
        String value = Words.value(chosen.value(), track.unit());
        String expected =
                track.judgedAt(chosen.at())
                        .map(judged -> Readout.expected(judged.bounds(), track))
                        .filter(words -> !words.isEmpty())
                        .map(words -> " (" + words + ")")
                        .orElse("");
        return new TrendsPane.Report(
                "%s is %s".formatted(track.metric().title(), value),
                "%s was %s%s on %s, seen on the trend of %s."
                        .formatted(
                                track.metric().title(),
                                value,
                                expected,
                                Times.exact(chosen.at(), zone),
                                track.metric().check().measure().dataSet().value()),
                track.metric().check().measure().name(),
                Times.typed(chosen.at(), zone));
    }

    ReadOnlyObjectProperty<Optional<Spot>> spot() {
        return spot.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Found> found() {
        return found.getReadOnlyProperty();
    }

    ZoneId zone() {
        return zone;
    }
}
