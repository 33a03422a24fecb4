package org.tocsin.ui.reviews;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.MeetingPlan;
import org.tocsin.domain.review.Section;
import org.tocsin.engine.ReviewDesk;
import org.tocsin.ui.kit.ClockText;
import org.tocsin.ui.kit.Icons;

/**
 * The post-mortem meeting of document 003 beside the form: what is to be prepared, the agenda with
 * a clock for each item, and what follows. Notes go straight into the form's sections. The clocks
 * are kept with the review, so that every window shows the same.
 */
final class MeetingPanel extends VBox {
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final FormViewModel form;
    private final SectionModel model;
    private final Consumer<Section> go;
    private final List<Runnable> clocks = new ArrayList<>();
    private final Label total = Parts.words("", "review-caption");

    /**
     * @param go shows a section and lets one write in it
     */
    MeetingPanel(FormViewModel form, Consumer<Section> go) {
        this.form = form;
        this.model = form.section(Section.MEETING);
        this.go = go;
        getStyleClass().add("meeting");
        setId("meeting");
        total.setId("meeting-total");
        getChildren().add(Parts.words("Preparation", "review-section-title"));
        MeetingPlan.PREPARATION.forEach(step -> getChildren().add(step(step)));
        getChildren().add(Parts.words("Agenda", "review-section-title"));
        MeetingPlan.AGENDA.forEach(item -> getChildren().add(item(item)));
        getChildren().add(total);
        getChildren().add(Parts.words("Follow-up", "review-section-title"));
        MeetingPlan.FOLLOW_UP.forEach(step -> getChildren().add(followUp(step)));
        getChildren().add(new SaveMark(model, form));
        model.draft().subscribe(_ -> tell());
        SaveMark.onBeat(this, form.ticker(), this::tell);
    }

    private Content.Meeting meeting() {
        return model.draft().get() instanceof Content.Meeting meeting
                ? meeting
                : Content.Meeting.NONE;
    }

    private void tell() {
        clocks.forEach(Runnable::run);
        long spent = meeting().spent().stream().mapToLong(each -> seconds(each, form.now())).sum();
        long planned =
                MeetingPlan.AGENDA.stream().mapToLong(item -> item.length().toSeconds()).sum();
        total.setText(
                "%s of %s in all".formatted(ClockText.length(spent), ClockText.length(planned)));
    }

    // Steps

    private CheckBox step(MeetingPlan.Step step) {
        var box = new CheckBox(step.text());
        box.setWrapText(true);
        box.setId("prepared-" + step.id());
        box.getStyleClass().add("meeting-step");
        box.setOnAction(_ -> tick(step.id(), box.isSelected()));
        clocks.add(() -> {
            var tick = find(step.id());
            box.setSelected(tick.isPresent());
            box.setTooltip(
                    tick.map(each ->
                                    new javafx.scene.control.Tooltip(
                                            "%s, %s"
                                                    .formatted(
                                                            form.words().person(each.by()),
                                                            form.words().at(each.at()))))
                            .orElse(null));
        });
        return box;
    }

    private Optional<Content.Tick> find(String step) {
        return meeting().ticks().stream().filter(tick -> tick.step().equals(step)).findFirst();
    }

    private void tick(String step, boolean on) {
        var others = meeting().ticks().stream().filter(tick -> !tick.step().equals(step));
        var tick = new Content.Tick(step, form.desk().me().name(), form.now());
        model.write(
                new Content.Meeting(
                        Stream.concat(others, on ? Stream.of(tick) : Stream.empty()).toList(),
                        meeting().spent()));
    }

    /** What follows is something that somebody has to do: an action item in one click. */
    private Node followUp(MeetingPlan.Step step) {
        var action =
                Parts.icon(
                        Feather.PLUS_SQUARE,
                        "Make it an action item",
                        "follow-" + step.id(),
                        () -> {
                            form.add(
                                    new ReviewDesk.Planned(
                                            new ActionItem.Aim(
                                                    ActionItem.Kind.RESPOND,
                                                    step.text(),
                                                    "",
                                                    ActionItem.Priority.MEDIUM),
                                            ActionItem.Promise.NONE,
                                            ActionItem.Ties.NONE),
                                    () -> tick(step.id(), true));
                        });
        return Parts.row("meeting-follow", Parts.wide(step(step)), action);
    }

    // Agenda

    private Node item(MeetingPlan.Item item) {
        var clock = Parts.whole(Parts.line("", "meeting-clock"));
        clock.setId("agenda-clock-" + item.id());
        var sign = Icons.icon(Feather.CIRCLE, "meeting-sign");
        var title = Parts.wide(Parts.words(item.title(), "review-text"));
        Button begin = Parts.button("Begin", "agenda-" + item.id(), () -> toggle(item));
        begin.getStyleClass().add("flat");
        var row =
                Parts.column(
                        "meeting-item",
                        Parts.row("meeting-item-head", sign, title),
                        Parts.row("meeting-item-foot", clock, Parts.gap(), begin));
        clocks.add(() -> {
            var spent = find(item);
            boolean running = spent.flatMap(Content.Spent::since).isPresent();
            long seconds = spent.map(each -> seconds(each, form.now())).orElse(0L);
            long over = seconds - item.length().toSeconds();
            clock.setText(
                    over > 0
                            ? "%s, %s over".formatted(length(item.length()), ClockText.length(over))
                            : "%s of %s"
                                    .formatted(ClockText.length(seconds), length(item.length())));
            begin.setText(running ? "Pause" : seconds > 0 ? "Go on" : "Begin");
            begin.setAccessibleText(begin.getText() + ": " + item.title());
            sign.setIconCode(
                    over > 0
                            ? Feather.ALERT_CIRCLE
                            : running
                                    ? Feather.PLAY_CIRCLE
                                    : seconds > 0 ? Feather.PAUSE_CIRCLE : Feather.CIRCLE);
            row.pseudoClassStateChanged(RUNNING, running);
            row.pseudoClassStateChanged(OVER, over > 0);
        });
        return row;
    }

    private static String length(Duration length) {
        return length.toMinutes() + " min";
    }

    private Optional<Content.Spent> find(MeetingPlan.Item item) {
        return meeting().spent().stream().filter(each -> each.item().equals(item.id())).findFirst();
    }

    private static long seconds(Content.Spent spent, Instant now) {
        return spent.seconds()
                + spent.since()
                        .map(since -> Math.max(0, Duration.between(since, now).toSeconds()))
                        .orElse(0L);
    }

    /** One item at a time: what ran before stands still. */
    private void toggle(MeetingPlan.Item item) {
        var now = form.now();
        boolean running = find(item).flatMap(Content.Spent::since).isPresent();
        var all = new ArrayList<Content.Spent>();
        for (var each : meeting().spent()) {
            if (!each.item().equals(item.id())) {
                all.add(new Content.Spent(each.item(), seconds(each, now), Optional.empty()));
            }
        }
        long before = find(item).map(each -> seconds(each, now)).orElse(0L);
        all.add(
                new Content.Spent(
                        item.id(), before, running ? Optional.empty() : Optional.of(now)));
        model.write(new Content.Meeting(meeting().ticks(), all));
        if (!running) {
            go.accept(item.section());
        }
    }
}
