package org.tocsin.ui.reviews;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.review.ReviewCase;
import org.tocsin.domain.review.Section;
import org.tocsin.ui.kit.CountdownRing;
import org.tocsin.ui.kit.Icons;

/** The form of one review: its clocks, its sections in order, what is to be done (M-2). */
final class ReviewForm extends HBox {
    private final FormViewModel form;
    private final Links links;
    private final VBox column = Parts.column("review-form");
    private final ScrollPane scroll = Parts.scrolling(column);
    private final Map<Section, Node> sections = new EnumMap<>(Section.class);
    private final HBox clocks = Parts.row("review-clocks");
    private final Label stage = Parts.whole(Parts.words("", "review-stage"));
    private final VBox finishing = Parts.column("review-finishing");
    private final Button finish;
    private final ToggleButton meeting = new ToggleButton("Meeting");

    /**
     * @param incident opens the room of the incident
     * @param meeting is told whether the meeting is on, so that the page can make room
     * @param export what exports the review, if anything does
     */
    record Links(
            Consumer<UUID> incident,
            Consumer<Boolean> meeting,
            Function<ReviewCase, Optional<Node>> export) {}

    ReviewForm(FormViewModel form, FormViewModel.Kit kit, Links links) {
        this.form = form;
        this.links = links;
        getStyleClass().add("review-room");
        setId("review-form");
        finish = Parts.button("Finish the review", "review-finish", this::finish);
        finish.getStyleClass().add("accent");
        Parts.show(finishing, false);
        column.getChildren().setAll(head(), finishing);
        sections();
        column.getChildren().add(new ActionsSection(form, kit));
        put(Section.MEETING_NOTES, SectionBlock.ofWords(form, Section.MEETING_NOTES, 3));
        HBox.setHgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(scroll);
        form.facts().subscribe(facts -> tell(facts.seen()));
        SaveMark.onBeat(this, form.ticker(), () -> tellClocks(form.seen()));
    }

    private void sections() {
        put(Section.SUMMARY, SectionBlock.ofWords(form, Section.SUMMARY, 3));
        put(Section.TIMELINE, TimelineSection.of(form));
        put(Section.IMPACT, ImpactSection.of(form));
        put(Section.PRIMARY_CAUSE, SectionBlock.ofWords(form, Section.PRIMARY_CAUSE, 2));
        put(Section.CONTRIBUTING, SectionBlock.ofWords(form, Section.CONTRIBUTING, 2));
        put(Section.WHY_UNDETECTED, SectionBlock.ofWords(form, Section.WHY_UNDETECTED, 2));
        put(Section.PREVENTION, SectionBlock.ofWords(form, Section.PREVENTION, 2));
        put(Section.WHYS, WhysSection.of(form));
        put(Section.WENT_WELL, SectionBlock.ofWords(form, Section.WENT_WELL, 2));
        put(Section.WENT_BADLY, SectionBlock.ofWords(form, Section.WENT_BADLY, 2));
        put(Section.LUCKY, SectionBlock.ofWords(form, Section.LUCKY, 2));
        put(Section.EFFECTIVENESS, ClocksSection.of(form));
        put(Section.PROCESS_UPDATES, SectionBlock.ofWords(form, Section.PROCESS_UPDATES, 2));
    }

    private void put(Section section, Node block) {
        sections.put(section, block);
        column.getChildren().add(block);
    }

    private Node head() {
        var incident = form.seen().incident();
        var badge = Parts.whole(form.words().badge(incident.severity()));
        var title =
                Parts.wide(
                        Parts.words(
                                "#%d %s"
                                        .formatted(
                                                incident.id().number(), incident.subject().title()),
                                "review-title"));
        title.setId("review-title");
        var room =
                Parts.button(
                        "Open the incident",
                        "review-incident",
                        () -> links.incident().accept(form.incident()));
        meeting.setId("review-meeting");
        Parts.whole(meeting);
        meeting.setOnAction(_ -> hold(meeting.isSelected()));
        var doing = Parts.row("review-head-line", clocks, Parts.gap(), room, meeting);
        links.export().apply(form.seen()).ifPresent(doing.getChildren()::add);
        doing.getChildren().add(finish);
        return Parts.column(
                "review-head", Parts.row("review-head-line", badge, title, stage), doing);
    }

    private void tell(ReviewCase seen) {
        stage.setText(
                switch (seen.stage()) {
                    case AHEAD -> "Incident still open";
                    case OPEN -> "Open";
                    case REOPENED -> "Incident reopened, review kept";
                    case FINISHED -> "Finished";
                    case NONE -> "No review needed";
                });
        Parts.show(finish, seen.stage() == ReviewCase.Stage.OPEN);
        if (seen.stage() != ReviewCase.Stage.OPEN) {
            Parts.show(finishing, false);
        }
        clocks.getChildren().setAll(seen.clocks().stream().map(each -> clock(seen, each)).toList());
        tellClocks(seen);
    }

    private Node clock(ReviewCase seen, ReviewCase.Clock clock) {
        var ring = new CountdownRing(CountdownRing.Size.MEDIUM);
        var rule = clock.due().label().rule();
        var title = Parts.line(clock.due().label().title(), "review-strong");
        var left = Parts.line("", "review-caption");
        left.setId("due-" + rule);
        var words = Parts.column("review-clock-words", title, left);
        var row = Parts.row("review-clock", ring, words);
        row.setUserData(new Beat(clock, ring, left));
        javafx.scene.control.Tooltip.install(
                row,
                new javafx.scene.control.Tooltip(
                        "%s (%s)"
                                .formatted(
                                        form.words().at(clock.due().due()),
                                        clock.due().label().why())));
        if (seen.stage() == ReviewCase.Stage.OPEN) {
            var mark =
                    Parts.icon(
                            clock.isRunning() ? Feather.CHECK : Feather.ROTATE_CCW,
                            clock.isRunning() ? "Mark done" : "Not done after all",
                            "mark-" + rule,
                            () -> form.markDue(rule, clock.isRunning()));
            row.getChildren().add(mark);
        }
        return row;
    }

    private record Beat(ReviewCase.Clock clock, CountdownRing ring, Label left) {}

    private void tellClocks(ReviewCase seen) {
        var now = form.now();
        for (var node : clocks.getChildren()) {
            if (node.getUserData() instanceof Beat(var clock, var ring, var left)) {
                boolean runs = clock.isRunning() && seen.stage() == ReviewCase.Stage.OPEN;
                if (runs) {
                    ring.show(clock.due().from(), clock.due().due(), now);
                } else {
                    ring.clear();
                }
                left.setText(
                        clock.done()
                                .map(tick ->
                                        "done by %s%s"
                                                .formatted(
                                                        form.words().person(tick.by()),
                                                        clock.isLate() ? ", late" : ""))
                                .orElse(
                                        runs
                                                ? ReviewWords.left(clock.due().due(), now)
                                                : "signed off"));
            }
        }
    }

    // Meeting

    private void hold(boolean on) {
        links.meeting().accept(on);
        if (on) {
            var panel = Parts.scrolling(new MeetingPanel(form, this::go));
            panel.getStyleClass().add("meeting-scroll");
            panel.setMinWidth(300);
            panel.setPrefWidth(340);
            panel.setMaxWidth(340);
            getChildren().setAll(panel, scroll);
        } else {
            getChildren().setAll(scroll);
        }
    }

    /** Scrolls to a section and lets one write in it. */
    void go(Section section) {
        var block = sections.get(section);
        if (block == null) {
            return;
        }
        double height =
                column.getBoundsInLocal().getHeight() - scroll.getViewportBounds().getHeight();
        if (height > 0) {
            scroll.setVvalue(Math.clamp(block.getBoundsInParent().getMinY() / height, 0, 1));
        }
        if (block.lookup(".text-area") instanceof TextArea area) {
            area.requestFocus();
            area.end();
        }
    }

    // Finishing

    private void finish() {
        var gaps = form.seen().gaps();
        if (gaps.isEmpty()) {
            form.finish();
            return;
        }
        finishing
                .getChildren()
                .setAll(
                        Parts.row(
                                "review-head-line",
                                Icons.icon(Feather.INFO, "finishing-icon"),
                                Parts.wide(
                                        Parts.words(
                                                "Still missing: " + String.join("; ", gaps) + ".",
                                                "review-text"))),
                        Parts.row(
                                "review-buttons",
                                Parts.button("Finish anyway", "finish-anyway", form::finish),
                                Parts.button(
                                        "Go on writing",
                                        "finish-not",
                                        () -> Parts.show(finishing, false))));
        finishing.setId("review-gaps");
        Parts.show(finishing, true);
        scroll.setVvalue(0);
    }
}
