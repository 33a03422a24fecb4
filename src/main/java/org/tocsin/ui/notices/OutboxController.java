package org.tocsin.ui.notices;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.notice.Stage;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.StatePane;
import org.tocsin.ui.kit.Trouble;

/** Binds the outbox's list, its filter and its banner. */
final class OutboxController {
    private static final double DETAIL_SHARE = 0.36;

    private final OutboxViewModel model;
    private final OutboxDetail detail;
    private final Map<Optional<Stage>, ToggleButton> buttons = new LinkedHashMap<>();
    private boolean filling;
    @FXML private VBox page;
    @FXML private HBox banner;
    @FXML private Label bannerText;
    @FXML private Button retryAll;
    @FXML private HBox chips;
    @FXML private SplitPane split;
    @FXML private TableView<OutboxViewModel.Row> table;
    @FXML private HBox foot;
    @FXML private Button more;

    OutboxController(OutboxViewModel model, OutboxDetail detail) {
        this.model = model;
        this.detail = detail;
    }

    @FXML
    private void initialize() {
        addChip(Optional.empty(), "All");
        for (var stage : Stage.values()) {
            addChip(Optional.of(stage), NoticeWords.title(stage));
        }
        OutboxTable.prepare(table, model);
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> {
                    if (!filling && row != null) {
                        open(row);
                    }
                });
        model.rows().subscribe(rows -> OutboxTable.refill(table, rows, busy -> filling = busy));
        model.phase().subscribe(_ -> tellState());
        model.rows().addListener((_, _, _) -> tellState());
        model.stage().subscribe(this::mirror);
        model.tally().subscribe(this::tell);
        model.more().subscribe(older -> shownWhen(foot, older));
        model.detail()
                .subscribe(shown -> {
                    detail.show(shown);
                    if (shown.isEmpty()) {
                        split.getItems().remove(detail.node());
                    }
                });
        page.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void addChip(Optional<Stage> stage, String title) {
        var chip = new ToggleButton(title);
        chip.getStyleClass().add("notices-chip");
        chip.setId("outbox-" + stage.map(Stage::id).orElse("all"));
        chip.setMinWidth(Button.USE_PREF_SIZE);
        chip.setOnAction(_ -> {
            model.show(stage);
            mirror(model.stage().get());
        });
        buttons.put(stage, chip);
        chips.getChildren().add(chip);
    }

    private void mirror(Optional<Stage> chosen) {
        buttons.forEach((stage, chip) -> chip.setSelected(stage.equals(chosen)));
    }

    private void tell(OutboxViewModel.Tally status) {
        var since =
                status.troubledSince()
                        .map(at ->
                                "Nothing has got out since %s: what is due waits and goes out in order. "
                                        .formatted(NoticeWords.exact(at, model.zone())))
                        .orElse("");
        var dead =
                status.dead() == 0
                        ? ""
                        : status.dead() == 1
                                ? "1 notice was given up: look why, then let it be tried again."
                                : "%,d notices were given up: look why, then let them be tried again."
                                        .formatted(status.dead());
        bannerText.setText((since + dead).strip());
        shownWhen(banner, !bannerText.getText().isEmpty());
        shownWhen(retryAll, status.dead() > 0);
        count(Stage.WAITING, status.waiting());
        count(Stage.DEAD, status.dead());
    }

    private void count(Stage stage, long count) {
        var chip = buttons.get(Optional.of(stage));
        if (chip != null) {
            var title = NoticeWords.title(stage);
            chip.setText(count == 0 ? title : "%s %,d".formatted(title, count));
        }
    }

    private void tellState() {
        table.setPlaceholder(
                switch (model.phase().get()) {
                    case OutboxViewModel.Phase.Loading() -> StatePane.loading(6);
                    case OutboxViewModel.Phase.Failed(var message) ->
                            StatePane.failed(
                                    new Trouble(message, "", ""),
                                    Action.of("notices.again", "Try again", "", model::refresh));
                    case OutboxViewModel.Phase.Shown() -> empty();
                });
        // What was read before is not what there is.
        if (model.phase().get() instanceof OutboxViewModel.Phase.Failed) {
            table.getItems().clear();
        }
    }

    private Node empty() {
        return model.stage()
                .get()
                .<Node>map(stage ->
                        StatePane.empty(
                                Feather.SEND,
                                switch (stage) {
                                    case WAITING -> "Nothing waits to be sent.";
                                    case SENT -> "Nothing has been sent yet.";
                                    case SIMULATED ->
                                            "Nothing was simulated: every channel that was needed is set up.";
                                    case DEAD -> "Nothing was given up.";
                                    case MOOT -> "Nothing was dropped.";
                                }))
                .orElseGet(() ->
                        StatePane.empty(
                                Feather.SEND,
                                "No notices yet. Whatever the rules tell somebody appears here, with what became of it."));
    }

    private void open(OutboxViewModel.Row row) {
        model.open(row);
        if (!split.getItems().contains(detail.node())) {
            split.getItems().add(detail.node());
            split.setDividerPositions(1 - DETAIL_SHARE);
            SplitPane.setResizableWithParent(detail.node(), false);
        }
    }

    @FXML
    void retryAll() {
        model.retryAll();
    }

    @FXML
    void more() {
        model.showMore();
    }

    /** Lets what is selected be tried again. */
    void retry() {
        var row = table.getSelectionModel().getSelectedItem();
        if (row != null && row.stage() == Stage.DEAD) {
            model.retry(List.of(row.id()));
        }
    }

    void closeDetail() {
        model.closeDetail();
        table.getSelectionModel().clearSelection();
        table.requestFocus();
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        // A closed set of keys out of some two hundred: all others are somebody else's.
        boolean done =
                switch (event.getCode()) {
                    case J -> moved(1);
                    case K -> moved(-1);
                    case R -> {
                        retry();
                        yield true;
                    }
                    case ESCAPE -> {
                        boolean open = model.detail().get().isPresent();
                        if (open) {
                            closeDetail();
                        }
                        yield open;
                    }
                    default -> false;
                };
        if (done) {
            event.consume();
        }
    }

    private boolean moved(int step) {
        int at = table.getSelectionModel().getSelectedIndex();
        int next = Math.clamp(at + step, 0, Math.max(0, table.getItems().size() - 1));
        if (!table.getItems().isEmpty()) {
            table.getSelectionModel().clearAndSelect(next);
            table.scrollTo(Math.max(0, next - 4));
        }
        return true;
    }

    private static void shownWhen(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
