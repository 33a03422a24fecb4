package org.tocsin.ui.reviews;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.review.ActionCommand;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.engine.ReviewDesk;
import org.tocsin.ui.kit.StatePane;
import org.tocsin.ui.kit.Trouble;

/** What is to be done because of all incidents: overdue first, by owner, by state (M-3). */
final class ActionsPage implements Page, ActionList.Around {
    private static final String EVERYBODY = "Everybody";
    private static final String UNOWNED = "Nobody";
    private static final int MOST = 200;

    private final ReviewsViewModel model;
    private final java.util.function.Consumer<java.util.UUID> open;
    private final VBox root = Parts.column("actions-page");
    private final VBox room = new VBox();
    private final ComboBox<String> owner = new ComboBox<>();
    private final ComboBox<String> state = new ComboBox<>();
    private final Label count = Parts.line("", "review-caption");
    private final ActionList list = new ActionList(this);

    /**
     * @param open opens the review of an incident
     */
    ActionsPage(ReviewsViewModel model, java.util.function.Consumer<java.util.UUID> open) {
        this.model = model;
        this.open = open;
        owner.setId("actions-owner");
        owner.setAccessibleText("Owner");
        owner.getItems().setAll(EVERYBODY);
        owner.setValue(EVERYBODY);
        state.setId("actions-state");
        state.setAccessibleText("State");
        state.getItems().setAll("To do", "Overdue", "Done", "Dropped", "All");
        state.setValue("To do");
        count.setId("actions-count");
        owner.valueProperty().addListener((_, _, _) -> show());
        state.valueProperty().addListener((_, _, _) -> show());
        var bar = Parts.row("actions-bar", owner, state, Parts.gap(), Parts.whole(count));
        var scroll = Parts.scrolling(room);
        scroll.setFitToHeight(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        room.getStyleClass().add("actions-room");
        root.getChildren().setAll(bar, scroll);
        model.actions().subscribe(this::know);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    private void know(List<ActionItem> items) {
        var owners =
                Stream.concat(
                                Stream.of(EVERYBODY),
                                items.stream()
                                        .map(item -> item.promise().owner())
                                        .map(who -> who.isBlank() ? UNOWNED : who)
                                        .distinct()
                                        .sorted())
                        .toList();
        if (!owners.equals(owner.getItems())) {
            var chosen = owner.getValue();
            owner.getItems().setAll(owners);
            owner.setValue(owners.contains(chosen) ? chosen : EVERYBODY);
        }
        show();
    }

    private void show() {
        var today = LocalDate.ofInstant(kit().now().getValue(), kit().desk().zone());
        var items = model.actions().get();
        var shown =
                items.stream()
                        .filter(this::isOfOwner)
                        .filter(item -> isInState(item, today))
                        .sorted(ActionItem.overdueFirst(today))
                        .toList();
        long overdue = shown.stream().filter(item -> item.isOverdue(today)).count();
        count.setText(
                "%,d %s%s%s"
                        .formatted(
                                shown.size(),
                                shown.size() == 1 ? "action" : "actions",
                                overdue > 0 ? ", %,d overdue".formatted(overdue) : "",
                                shown.size() > MOST
                                        ? "; the first %d are shown".formatted(MOST)
                                        : ""));
        if (shown.isEmpty()) {
            room.getChildren()
                    .setAll(
                            StatePane.empty(
                                    Feather.CHECK_CIRCLE,
                                    items.isEmpty()
                                            ? "Nothing is to be done yet. Actions are written in the review of an incident."
                                            : "No action fits."));
        } else {
            list.show(shown.stream().limit(MOST).toList());
            room.getChildren().setAll(list);
        }
    }

    private boolean isOfOwner(ActionItem item) {
        var chosen = Optional.ofNullable(owner.getValue()).orElse(EVERYBODY);
        var whose = item.promise().owner();
        return chosen.equals(EVERYBODY)
                || (chosen.equals(UNOWNED) ? whose.isBlank() : chosen.equals(whose));
    }

    private boolean isInState(ActionItem item, LocalDate today) {
        return switch (Optional.ofNullable(state.getValue()).orElse("All")) {
            case "To do" -> item.isOpen();
            case "Overdue" -> item.isOverdue(today);
            case "Done" -> item.progress().state() == ActionItem.State.DONE;
            case "Dropped" -> item.progress().state() == ActionItem.State.DROPPED;
            default -> true;
        };
    }

    // Rows

    @Override
    public FormViewModel.Kit kit() {
        return model.kit();
    }

    @Override
    public void perform(ActionItem item, ActionCommand command, String said) {
        var kit = kit();
        kit.threads()
                .background()
                .execute(() -> {
                    var reply = kit.desk().perform(item.id().uuid(), command);
                    kit.threads()
                            .ui()
                            .execute(() -> {
                                switch (reply) {
                                    case ReviewDesk.Reply.Done _ -> kit.notes().said(said);
                                    case ReviewDesk.Reply.Refused(var reason) ->
                                            kit.notes()
                                                    .trouble(
                                                            new Trouble(
                                                                    FormViewModel.sentence(reason),
                                                                    "",
                                                                    ""));
                                }
                            });
                });
    }

    @Override
    public Node name(ActionItem item) {
        var incident = kit().incidents().incident(item.id().incident());
        var number = incident.map(each -> each.id().number()).orElse(0L);
        var link = new Hyperlink("#%d-%d".formatted(number, item.id().number()));
        link.setAccessibleText("Open the review of incident " + number);
        link.setOnAction(_ -> open.accept(item.id().incident()));
        return Parts.whole(link);
    }

    @Override
    public Function<String, String> people() {
        var people = kit().desk().people();
        return id ->
                people.stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .map(each -> each.name())
                        .orElse(id);
    }
}
