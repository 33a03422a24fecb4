package org.tocsin.ui.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Countdown;
import org.tocsin.domain.incident.Names;
import org.tocsin.ui.kit.Icons;
import org.tocsin.ui.kit.StatePane;

/** Every deadline, and what will happen if nobody does anything. */
final class RoomPlanPage {
    private static final int MOST = 200;
    private static final int AGAIN = 3;

    private final RoomViewModel model;
    private final VBox content = new VBox();
    private final ScrollPane root = RoomParts.page(content);
    private final List<Beating> beating = new ArrayList<>();
    private Optional<RoomSnapshot.Ahead> told = Optional.empty();

    private record Beating(Label label, Instant at) {}

    RoomPlanPage(RoomViewModel model) {
        this.model = model;
        root.setId("planPage");
    }

    ScrollPane root() {
        return root;
    }

    void show(RoomSnapshot shown) {
        if (told.filter(shown.ahead()::equals).isPresent()) {
            return;
        }
        told = Optional.of(shown.ahead());
        beating.clear();
        var nodes = new ArrayList<Node>();
        if (!shown.ahead().ruleChanges().isEmpty()) {
            nodes.add(changes(shown.ahead().ruleChanges()));
        }
        nodes.add(plan(shown));
        if (!shown.ahead().clocks().isEmpty()) {
            nodes.add(deadlines(shown));
        }
        content.getChildren().setAll(nodes);
        tick();
    }

    /** The relative times move; nothing else does. */
    void tick() {
        var now = model.now().getValue();
        beating.forEach(each ->
                each.label()
                        .setText(
                                each.at().isBefore(now)
                                        ? "overdue"
                                        : RoomTimes.relative(each.at(), now)));
    }

    private Node changes(List<String> words) {
        var replan = RoomParts.button("Plan anew", model::replan, "accent");
        replan.setId("replan");
        var box =
                new VBox(
                        RoomParts.row(
                                Icons.icon(Feather.GIT_COMMIT),
                                RoomParts.wide(
                                        RoomParts.prose(
                                                "The playbook has changed since this incident opened",
                                                "banner-title")),
                                replan));
        words.forEach(line -> box.getChildren().add(RoomParts.prose(line, "diff")));
        box.getStyleClass().add("room-banner");
        box.setId("replanBanner");
        return box;
    }

    private Node plan(RoomSnapshot shown) {
        var rows = RoomPlan.of(shown.ahead().plan());
        var box = RoomParts.section("If nobody does anything");
        if (rows.isEmpty()) {
            box.getChildren()
                    .add(
                            StatePane.empty(
                                    Feather.SUNRISE,
                                    "Nothing is due in the next 7 days: nobody will be told anything."));
        }
        rows.stream().limit(MOST).forEach(row -> box.getChildren().add(row(row, shown)));
        if (rows.size() > MOST) {
            box.getChildren()
                    .add(RoomParts.prose("And %,d more".formatted(rows.size() - MOST), "muted"));
        }
        return box;
    }

    private Node row(RoomPlan row, RoomSnapshot shown) {
        var act = row.act();
        var words =
                new VBox(
                        RoomParts.prose(act.outcome().title(), "plan-title"),
                        RoomParts.prose(
                                Names.words(RoomClock.then(act, shown.names())), "plan-then"),
                        RoomParts.prose("Because: " + act.why(), "caption"));
        if (!row.again().isEmpty()) {
            words.getChildren().add(RoomParts.prose(again(row), "caption"));
        }
        words.getStyleClass().add("plan-words");
        var line = new HBox(when(act.at()), RoomParts.wide(words));
        line.getStyleClass().addAll("plan-row", "kind-" + kind(row));
        return line;
    }

    private static String kind(RoomPlan row) {
        return switch (row.act().kind()) {
            case MISSED, LAPSED -> "missed";
            case RUNG, ESCALATED -> "rung";
            case NOTICE, DUTY, REVIEW -> "notice";
        };
    }

    private String again(RoomPlan row) {
        var now = model.now().getValue();
        var next =
                row.again().stream()
                        .limit(AGAIN)
                        .map(at -> RoomTimes.brief(at, now, model.zone()))
                        .toList();
        int more = row.again().size() - next.size();
        return "Again at "
                + String.join(", ", next)
                + (more > 0
                        ? " and %,d more times until %s"
                                .formatted(
                                        more,
                                        RoomTimes.brief(row.again().getLast(), now, model.zone()))
                        : "");
    }

    private Node when(Instant at) {
        var exact = new Label(RoomTimes.brief(at, model.now().getValue(), model.zone()));
        exact.getStyleClass().add("plan-time");
        RoomParts.tip(exact, RoomTimes.exact(at, model.zone()));
        var relative = new Label();
        relative.getStyleClass().add("caption");
        beating.add(new Beating(relative, at));
        var box = new VBox(exact, relative);
        box.getStyleClass().add("plan-when");
        return box;
    }

    private Node deadlines(RoomSnapshot shown) {
        var box = RoomParts.section("Deadlines");
        var rules = shown.terms().rules();
        for (var clock : shown.ahead().clocks()) {
            if (rules.ladder(clock.rule()).isPresent()) {
                // A rung stands above, and nobody can meet it.
                continue;
            }
            box.getChildren().add(deadline(clock, shown.incident().isOpen()));
        }
        return box;
    }

    private Node deadline(Countdown clock, boolean open) {
        var words =
                RoomParts.wide(
                        new VBox(
                                RoomParts.prose(clock.label().title(), "plan-title"),
                                RoomParts.prose(Names.words(clock.label().why()), "caption")));
        var standing = RoomParts.line(standing(clock), "plan-standing", style(clock));
        standing.setMinWidth(Label.USE_PREF_SIZE);
        clock.due().ifPresent(at -> RoomParts.tip(standing, RoomTimes.exact(at, model.zone())));
        var line = new HBox(words, standing);
        line.getStyleClass().add("deadline-row");
        boolean met = clock.standing() instanceof Countdown.Met;
        if (open && !met) {
            var button =
                    RoomParts.button(
                            "Mark met",
                            () -> model.perform(new Command.MarkMet(clock.rule())),
                            "small");
            button.setId("met-" + clock.rule());
            line.getChildren().add(button);
        }
        return line;
    }

    private String standing(Countdown clock) {
        var now = model.now().getValue();
        return switch (clock.standing()) {
            case Countdown.Running() ->
                    clock.due()
                            .map(at -> "due " + RoomTimes.brief(at, now, model.zone()))
                            .orElse("running");
            case Countdown.Waiting() -> "not begun";
            case Countdown.Met(var at, var late) ->
                    (late ? "met late, " : "met, ") + RoomTimes.brief(at, now, model.zone());
            case Countdown.Missed(var at) -> "missed, " + RoomTimes.brief(at, now, model.zone());
        };
    }

    private static String style(Countdown clock) {
        return switch (clock.standing()) {
            case Countdown.Running() -> "is-running";
            case Countdown.Waiting() -> "is-waiting";
            case Countdown.Met(_, var late) -> late ? "is-late" : "is-met";
            case Countdown.Missed _ -> "is-missed";
        };
    }
}
