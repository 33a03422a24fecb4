package org.tocsin.ui.playbook;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Verdict;
import org.tocsin.engine.Desk;
import org.tocsin.ui.kit.SeverityBadge;
import org.tocsin.ui.kit.StatePane;
import org.tocsin.ui.kit.VerdictBadge;

/** What the panel shows of a check beside its rules: the last result and the dated exceptions. */
final class CheckPart {
    private final CheckViewModel model;
    private final Consumer<CheckId> inChecks;
    private final VBox box = new VBox();

    CheckPart(CheckViewModel model, Consumer<CheckId> inChecks) {
        this.model = model;
        this.inChecks = inChecks;
        box.getStyleClass().add("playbook-check");
        model.known().addListener((_, _, now) -> show(now));
    }

    /** Shown anew as soon as it has been read. */
    Node of(Check check) {
        model.open(check);
        return box;
    }

    private void show(Optional<CheckViewModel.Known> known) {
        box.getChildren().clear();
        if (known.isEmpty()) {
            box.getChildren().add(StatePane.loading(2));
            return;
        }
        var it = known.get();
        box.getChildren()
                .addAll(
                        DetailView.section("Last result", last(it)),
                        DetailView.section("Exceptions", exceptions(it)));
    }

    private Node last(CheckViewModel.Known known) {
        var badge = new VerdictBadge();
        var link = new Hyperlink("Show in Checks");
        link.setId("playbook-show-check");
        link.setOnAction(_ -> inChecks.accept(known.check().id()));
        var row = new FlowPane(badge);
        row.getStyleClass().add("playbook-spot");
        var words = new VBox(row);
        words.getStyleClass().add("playbook-part");
        known.last()
                .ifPresentOrElse(
                        run -> {
                            show(badge, run);
                            row.getChildren()
                                    .addAll(
                                            DetailView.label(
                                                    Terms.exact(
                                                            run.occasion().startedAt(),
                                                            model.zone()),
                                                    "playbook-muted"),
                                            link);
                            words.getChildren()
                                    .add(
                                            DetailView.wrapped(
                                                    run.judgement().message(), "playbook-text"));
                        },
                        () -> {
                            badge.show(VerdictBadge.Kind.NOT_RUN, "Not run yet", Optional.empty());
                            row.getChildren().add(link);
                        });
        return words;
    }

    private static void show(VerdictBadge badge, CheckRun run) {
        switch (run.judgement().verdict()) {
            case Verdict.Breach(var severity) ->
                    badge.show(VerdictBadge.Kind.BREACH, "Breach", Optional.of(tone(severity)));
            case Verdict.Broken() ->
                    badge.show(VerdictBadge.Kind.BROKEN, "Broken", Optional.empty());
            case Verdict.Healthy() ->
                    badge.show(VerdictBadge.Kind.HEALTHY, "Healthy", Optional.empty());
            case Verdict.Learning() ->
                    badge.show(VerdictBadge.Kind.LEARNING, "Learning", Optional.empty());
        }
    }

    private static SeverityBadge.Tone tone(Severity severity) {
        return SeverityBadge.Tone.of(severity.rank(), severity.level() == Severity.Level.INFO);
    }

    private Node exceptions(CheckViewModel.Known known) {
        var list = new VBox();
        list.setId("playbook-exceptions");
        list.getStyleClass().add("playbook-part");
        if (known.exceptions().isEmpty()) {
            list.getChildren()
                    .add(
                            DetailView.wrapped(
                                    "None: the check is judged as the playbook says. An exception is for a promotion, a migration, or a bound that turned out wrong; it ends by itself.",
                                    "playbook-muted"));
        }
        known.ordered(model.now()).forEach(each -> list.getChildren().add(row(known, each)));
        var add = new Button("Add an exception");
        add.setId("playbook-add-exception");
        add.setOnAction(_ -> {
            int at = list.getChildren().indexOf(add);
            list.getChildren()
                    .set(
                            at,
                            new ExceptionEditor(
                                            new ExceptionForm(known, model),
                                            model,
                                            () -> show(Optional.of(known)))
                                    .node());
        });
        list.getChildren().add(add);
        return list;
    }

    private Node row(CheckViewModel.Known known, Desk.Decision decision) {
        var now = model.now();
        boolean over = CheckViewModel.isOver(decision, now);
        var each = decision.effective().orElse(decision.decided());
        String state =
                decision.effective().isEmpty()
                        ? "Withdrawn"
                        : over ? "Over" : each.term().covers(now) ? "In force" : "To come";
        var words =
                new VBox(
                        DetailView.wrapped(
                                "%s: %s"
                                        .formatted(
                                                state,
                                                Terms.what(each, Optional.of(known.check()))),
                                over ? "playbook-muted" : "playbook-strong"),
                        DetailView.wrapped(each.entry().reason(), "playbook-text"),
                        DetailView.wrapped(Terms.when(each, model.zone()), "playbook-muted"));
        decision.ended()
                .ifPresent(end ->
                        words.getChildren()
                                .add(
                                        DetailView.wrapped(
                                                Terms.ended(end, model.zone()), "playbook-muted")));
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(words);
        row.getStyleClass().addAll("playbook-exception", over ? "over" : "standing");
        if (!over) {
            var end = new Button("End now");
            end.setMinWidth(Button.USE_PREF_SIZE);
            end.getStyleClass().add("playbook-end");
            end.setOnAction(_ -> model.end(each));
            row.getChildren().add(end);
        }
        return row;
    }
}
