package org.tocsin.ui.notices;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.quiet.MonitorFigures;
import org.tocsin.domain.quiet.Silence;
import org.tocsin.ui.kit.Threads;

/** Silences and the figures of the monitor itself. Knows no widget. */
final class QuietViewModel {
    /** The stretch that figures are about. */
    static final int DAYS = 30;

    private static final Duration LONGEST = Duration.ofDays(90);

    private final Quiet quiet;
    private final Threads threads;
    private final ObservableValue<Instant> now;
    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<List<Silence>> silences =
            new ReadOnlyObjectWrapper<>(this, "silences", List.of());
    private final ReadOnlyObjectWrapper<Optional<MonitorFigures>> figures =
            new ReadOnlyObjectWrapper<>(this, "figures", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Quiet.Preview>> preview =
            new ReadOnlyObjectWrapper<>(this, "preview", Optional.empty());
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper(this, "fault", "");
    private final StringProperty matchers = new SimpleStringProperty(this, "matchers", "");
    private final StringProperty lasting = new SimpleStringProperty(this, "lasting", "2h");
    private final StringProperty reason = new SimpleStringProperty(this, "reason", "");
    private long asked;

    QuietViewModel(Quiet quiet, Threads threads, ObservableValue<Instant> now, ZoneId zone) {
        this.quiet = quiet;
        this.threads = threads;
        this.now = now;
        this.zone = zone;
        matchers.addListener((_, _, text) -> look(text));
    }

    /** Reads what there is now. */
    void refresh() {
        read(() -> {
            var found =
                    quiet.silences().stream()
                            .sorted(
                                    Comparator.comparing((Silence each) -> each.state(at()))
                                            .thenComparing(each -> each.term().until()))
                            .toList();
            return () -> silences.set(found);
        });
    }

    void refreshFigures() {
        read(() -> {
            var found = quiet.figures(DAYS);
            return () -> figures.set(Optional.of(found));
        });
    }

    /** Only the answer to what was typed last is shown. */
    private void look(String text) {
        long question = ++asked;
        if (text.isBlank()) {
            preview.set(Optional.empty());
            return;
        }
        read(() -> {
            var answer = quiet.preview(text);
            return () -> {
                if (question == asked) {
                    preview.set(Optional.of(answer));
                }
            };
        });
    }

    void silence() {
        var length =
                Span.parse(lasting.get().strip())
                        .filter(Span.Wall.class::isInstance)
                        .map(span -> ((Span.Wall) span).length())
                        .filter(span -> !span.isZero());
        if (length.isEmpty()) {
            fault.set("Say for how long, such as 30m, 2h or 3d: a silence has an end.");
        } else if (length.get().compareTo(LONGEST) > 0) {
            fault.set("That is longer than 90 days; what is never to be told is not a silence.");
        } else if (reason.get().isBlank()) {
            fault.set("Say why: whoever misses an alert will ask.");
        } else {
            var wanted = matchers.get();
            var why = reason.get().strip();
            change(() -> quiet.silence(wanted, length.get(), why), this::clear);
        }
    }

    private void clear() {
        matchers.set("");
        reason.set("");
    }

    void end(UUID silence) {
        change(() -> quiet.end(silence), () -> {});
    }

    private void change(Supplier<Optional<String>> act, Runnable done) {
        read(() -> {
            var wrong = act.get();
            return () -> {
                fault.set(wrong.orElse(""));
                if (wrong.isEmpty()) {
                    done.run();
                    refresh();
                }
            };
        });
    }

    /** Reads in the background and shows what came of it. */
    private void read(Supplier<Runnable> reading) {
        threads.background()
                .execute(() -> {
                    Runnable shown;
                    try {
                        shown = reading.get();
                    } catch (RuntimeException e) {
                        var words =
                                "What is quiet could not be read or changed: %s."
                                        .formatted(OutboxViewModel.reason(e));
                        shown = () -> fault.set(words);
                    }
                    threads.ui().execute(shown);
                });
    }

    Instant at() {
        return now.getValue();
    }

    ZoneId zone() {
        return zone;
    }

    ReadOnlyObjectProperty<List<Silence>> silences() {
        return silences.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<MonitorFigures>> figures() {
        return figures.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Quiet.Preview>> preview() {
        return preview.getReadOnlyProperty();
    }

    ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }

    /** One on each line, as typed. */
    StringProperty matchers() {
        return matchers;
    }

    StringProperty lasting() {
        return lasting;
    }

    StringProperty reason() {
        return reason;
    }
}
