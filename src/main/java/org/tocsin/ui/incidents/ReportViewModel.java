package org.tocsin.ui.incidents;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.incident.Work;
import org.tocsin.domain.playbook.SeverityGuide;
import org.tocsin.domain.response.Category;
import org.tocsin.domain.response.Pipeline;
import org.tocsin.domain.response.Procedure;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.ui.kit.Threads;

/**
 * An incident that a person is about to open (I-2). What has been typed is kept until it is opened
 * or thrown away, however often the form is closed.
 */
final class ReportViewModel {
    private final IncidentDesk desk;
    private final Threads threads;
    private final BoardPane.Clock clock;
    private final BoardPane.Guide guide;
    private final Consumer<Incident> onOpened;

    private final BooleanProperty report = new SimpleBooleanProperty(this, "report");
    private final StringProperty title = new SimpleStringProperty(this, "title", "");
    private final StringProperty severity = new SimpleStringProperty(this, "severity", "");
    private final StringProperty category = new SimpleStringProperty(this, "category", "");
    private final StringProperty subcategory = new SimpleStringProperty(this, "subcategory", "");
    private final StringProperty pipeline = new SimpleStringProperty(this, "pipeline", "");
    private final StringProperty words = new SimpleStringProperty(this, "words", "");
    private final StringProperty metrics = new SimpleStringProperty(this, "metrics", "");
    private final StringProperty since = new SimpleStringProperty(this, "since", "");
    private final StringProperty reporter = new SimpleStringProperty(this, "reporter", "");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final Set<Work.StepKey> ticked = new HashSet<>();

    /**
     * @param onOpened told on the FX thread
     */
    ReportViewModel(
            IncidentDesk desk,
            Threads threads,
            BoardPane.Clock clock,
            BoardPane.Guide guide,
            Consumer<Incident> onOpened) {
        this.desk = desk;
        this.threads = threads;
        this.clock = clock;
        this.guide = guide;
        this.onOpened = onOpened;
        clear();
    }

    /** Throws away what has been typed. */
    void clear() {
        for (var field : List.of(title, category, subcategory, pipeline, words, metrics, since)) {
            field.set("");
        }
        report.set(false);
        severity.set("");
        reporter.set(desk.me().name());
        trouble.set("");
        ticked.clear();
    }

    /** Begins anew with what somebody has seen. */
    void take(BoardPane.Draft draft) {
        clear();
        report.set(true);
        title.set(draft.title());
        words.set(draft.words());
        metrics.set(draft.metric());
        since.set(draft.since());
    }

    /** Opens it; the answer comes later, by {@code onOpened} or as trouble. */
    void submit() {
        if (busy.get()) {
            return;
        }
        var fault = fault();
        trouble.set(fault.orElse(""));
        if (fault.isEmpty()) {
            busy.set(true);
            var opening = opening();
            var steps = report.get() ? Set.copyOf(ticked) : Set.<Work.StepKey>of();
            threads.background().execute(() -> open(opening, steps));
        }
    }

    private void open(Opening opening, Set<Work.StepKey> steps) {
        var reply = desk.open(opening);
        if (reply instanceof IncidentDesk.Reply.Done(var incident)) {
            tick(incident.id().uuid(), steps);
        }
        threads.ui()
                .execute(() -> {
                    busy.set(false);
                    switch (reply) {
                        case IncidentDesk.Reply.Done(var incident) -> {
                            clear();
                            onOpened.accept(incident);
                        }
                        case IncidentDesk.Reply.Refused(var reason) ->
                                trouble.set(BoardDeeds.sentence(reason));
                    }
                });
    }

    private void tick(UUID incident, Set<Work.StepKey> steps) {
        for (var step : steps) {
            desk.perform(
                    incident, new Command.Tick(step.procedure(), step.step(), Event.Mark.DONE, ""));
        }
    }

    private Optional<String> fault() {
        if (title.get().isBlank()) {
            return Optional.of("Say in a few words what is wrong.");
        }
        if (severity.get().isEmpty()) {
            return Optional.of("Choose how severe it is; the examples beside it help.");
        }
        if (!since.get().isBlank() && sinceAt().isEmpty()) {
            return Optional.of(
                    "Write since when as 2 h, 14:30 or 2026-03-02 14:30, and not in the future.");
        }
        return Optional.empty();
    }

    private Optional<Instant> sinceAt() {
        return since.get().isBlank()
                ? Optional.empty()
                : ReportSince.read(since.get(), clock.now().getValue(), clock.zone());
    }

    private Opening opening() {
        var place =
                new Subject.Place(
                        pipeline.get(),
                        chosen().map(each -> each.flow().dataSets()).orElse(List.of()),
                        Set.of());
        var origin =
                new Subject.Report(
                        reporter.get().isBlank() ? desk.me().name() : reporter.get().strip(),
                        words.get().strip(),
                        Arrays.stream(metrics.get().split("[,;\n]"))
                                .map(String::strip)
                                .filter(each -> !each.isEmpty())
                                .toList(),
                        sinceAt());
        var kind = new Subject.Classification(severity.get(), category.get(), subcategory.get());
        return new Opening(
                new Subject(title.get().strip(), kind, place, origin),
                clock.now().getValue(),
                sinceAt());
    }

    private Optional<Pipeline> chosen() {
        return desk.terms().around().directory().pipeline(pipeline.get());
    }

    /** The scale as the document explains it; bare where it says nothing. */
    List<SeverityGuide> severities() {
        return desk.terms().scale().stream()
                .map(each ->
                        guide.severities().get().stream()
                                .filter(known -> known.severity().id().equals(each.id()))
                                .findFirst()
                                .orElseGet(() ->
                                        new SeverityGuide(
                                                each,
                                                SeverityGuide.Targets.NONE,
                                                SeverityGuide.Words.NONE,
                                                SeverityGuide.Signs.NONE)))
                .toList();
    }

    List<Category> categories() {
        return guide.categories().get();
    }

    List<Pipeline> pipelines() {
        return desk.terms().around().directory().pipelines();
    }

    /** What whoever takes a report does at once (document 000). */
    List<Procedure> procedures() {
        return desk.terms().guides().procedures(Procedure.Use.REPORT);
    }

    void tick(String procedure, String step, boolean on) {
        var key = new Work.StepKey(procedure, step);
        if (on) {
            ticked.add(key);
        } else {
            ticked.remove(key);
        }
    }

    boolean isTicked(String procedure, String step) {
        return ticked.contains(new Work.StepKey(procedure, step));
    }

    /** Whether somebody only says that the numbers look wrong. */
    BooleanProperty report() {
        return report;
    }

    StringProperty title() {
        return title;
    }

    StringProperty severity() {
        return severity;
    }

    StringProperty category() {
        return category;
    }

    StringProperty subcategory() {
        return subcategory;
    }

    StringProperty pipeline() {
        return pipeline;
    }

    StringProperty words() {
        return words;
    }

    StringProperty metrics() {
        return metrics;
    }

    StringProperty since() {
        return since;
    }

    StringProperty reporter() {
        return reporter;
    }

    ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }
}
