package org.tocsin.ui.playbook;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.ui.kit.Icons;
import org.tocsin.ui.kit.StatePane;

/** Tabs and list on the left, what is open on the right, and news of the files between. */
final class PlaybookController {
    private static final double DETAIL_SHARE = 0.56;

    private final PlaybookViewModel model;
    private final DetailView detail;
    private final TemplateEditor editor;
    private final PlaybookPane.Links links;
    private final Map<Tab, ToggleButton> buttons = new LinkedHashMap<>();
    @FXML private VBox place;
    @FXML private HBox tabs;
    @FXML private TextField search;
    @FXML private HBox news;
    @FXML private StackPane newsIcon;
    @FXML private Label newsTitle;
    @FXML private Label newsText;
    @FXML private Button hold;
    @FXML private Button enforce;
    @FXML private Button problems;
    @FXML private SplitPane split;
    @FXML private ListView<Line> list;
    @FXML private Label origin;
    @FXML private Button copy;

    PlaybookController(
            PlaybookViewModel model,
            DetailView detail,
            TemplateEditor editor,
            PlaybookPane.Links links) {
        this.model = model;
        this.detail = detail;
        this.editor = editor;
        this.links = links;
    }

    @FXML
    private void initialize() {
        Tab.all().forEach(this::addTab);
        search.textProperty().bindBidirectional(model.search());
        list.setItems(model.lines());
        list.setCellFactory(_ -> new LineCell());
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, line) -> detail.show(Optional.ofNullable(line)));
        split.getItems().add(detail.node());
        split.setDividerPositions(1 - DETAIL_SHARE);
        SplitPane.setResizableWithParent(detail.node(), false);
        editor.shown().subscribe(this::edit);
        model.shown().bind(place.sceneProperty().map(java.util.Objects::nonNull).orElse(false));
        model.tab().subscribe(this::showTab);
        model.phase().subscribe(this::tellNews);
        model.faults().addListener((ListChangeListener<Rulebook.Fault>) _ -> count());
        model.ticks().addListener((_, _, _) -> tick());
        model.lines().addListener((ListChangeListener<Line>) _ -> settle());
        origin.setText(model.origin());
        shownWhen(copy, model.rulebook().folder().isEmpty());
        place.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        count();
        settle();
    }

    /** In the room of list and panel; taken out of the window when nothing is edited. */
    private void edit(boolean shown) {
        shownWhen(split, !shown);
        // New rules open the place anew, and what is being written would be lost.
        enforce.setDisable(shown);
        place.getChildren().remove(editor.node());
        if (shown) {
            place.getChildren().add(place.getChildren().indexOf(split) + 1, editor.node());
            editor.focus();
        } else {
            list.requestFocus();
        }
    }

    private void addTab(Tab tab) {
        var button = new ToggleButton(tab.title());
        button.getStyleClass().add("playbook-tab");
        button.setId("playbook-tab-" + tab.title().toLowerCase(java.util.Locale.ROOT));
        button.setMinWidth(0);
        button.setOnAction(_ -> {
            model.tab().set(tab);
            button.setSelected(true);
        });
        buttons.put(tab, button);
        tabs.getChildren().add(button);
    }

    private void showTab(Tab chosen) {
        buttons.forEach((tab, button) -> button.setSelected(tab.equals(chosen)));
        tellNews(model.phase().get());
        settle();
    }

    private void count() {
        buttons.forEach((tab, button) -> {
            int count = model.count(tab);
            button.setText(count == 0 ? tab.title() : "%s %,d".formatted(tab.title(), count));
            shownWhen(button, !(tab instanceof Tab.Changes) || count > 0);
        });
    }

    /**
     * A list that was built anew opens its first line, so that the panel never speaks of another.
     */
    private void settle() {
        list.setPlaceholder(placeholder());
        var selection = list.getSelectionModel();
        if (selection.getSelectedItem() == null) {
            for (int i = 0; i < list.getItems().size(); i++) {
                if (!(list.getItems().get(i) instanceof Line.Head)) {
                    selection.select(i);
                    return;
                }
            }
            detail.show(Optional.empty());
        }
    }

    private Node placeholder() {
        if (!model.search().get().isBlank()) {
            return StatePane.empty(Feather.SEARCH, "Nothing here has all of these words.");
        }
        return switch (model.tab().get()) {
            case Tab.Rules(var section) -> StatePane.empty(Feather.BOOK, section.empty());
            case Tab.Problems() ->
                    model.phase().get() instanceof Phase.Reading
                            ? StatePane.loading(4)
                            : StatePane.empty(
                                    Feather.CHECK, "No errors and no warnings in these files.");
            case Tab.Changes() -> StatePane.empty(Feather.CHECK, "Nothing has changed.");
        };
    }

    private void tellNews(Phase phase) {
        count();
        switch (phase) {
            case Phase.Reading(), Phase.Same() -> sayNothing();
            case Phase.Taking(_) ->
                    say(Feather.REFRESH_CW, "coming", "Putting the new rules in force", "");
            case Phase.Faulty(int errors) ->
                    say(
                            Feather.ALERT_TRIANGLE,
                            "faulty",
                            "The files have %s".formatted(PlaybookViewModel.some(errors, "error")),
                            "The rules in force stay as they are until the files are in order. They are read again by themselves.");
            case Phase.Coming coming ->
                    say(
                            Feather.EDIT,
                            "coming",
                            "The files have changed: " + RuleChange.summary(coming.changes()),
                            coming(coming) + frozen());
        }
        shownWhen(hold, phase instanceof Phase.Coming(_, _, var at) && at.isPresent());
        shownWhen(enforce, phase instanceof Phase.Coming);
        shownWhen(
                problems,
                phase instanceof Phase.Faulty && !(model.tab().get() instanceof Tab.Problems));
    }

    private void tick() {
        if (model.phase().get() instanceof Phase.Coming coming) {
            newsText.setText(coming(coming) + frozen());
        }
    }

    private String coming(Phase.Coming coming) {
        return coming.at()
                .map(at -> Duration.between(model.now(), at).toSeconds())
                .map(left ->
                        left > 0
                                ? "In force in %d s.".formatted(left)
                                : "In force as soon as you have finished writing.")
                .orElse("Held back: the old rules are in force.");
    }

    private String frozen() {
        long open = links.open().getAsLong();
        return open == 0
                ? ""
                : " %s the rules under which %s opened; each offers to take the new ones."
                        .formatted(
                                open == 1
                                        ? "1 open incident keeps"
                                        : "%,d open incidents keep".formatted(open),
                                open == 1 ? "it" : "they");
    }

    private void say(Ikon icon, String style, String title, String text) {
        shownWhen(news, true);
        news.getStyleClass().setAll("playbook-news", style);
        newsIcon.getChildren().setAll(Icons.icon(icon, "playbook-news-icon"));
        newsTitle.setText(title);
        newsText.setText(text);
        shownWhen(newsText, !text.isEmpty());
    }

    private void sayNothing() {
        shownWhen(news, false);
    }

    private static void shownWhen(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Shows one rule, wherever the list is. */
    void open(RuleRow row) {
        model.search().set("");
        model.tab().set(new Tab.Rules(row.section()));
        for (var line : list.getItems()) {
            if (line instanceof Line.Rule(var each, _) && each.key().equals(row.key())) {
                list.getSelectionModel().select(line);
                list.scrollTo(line);
            }
        }
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && search.isFocused()) {
            search.clear();
            list.requestFocus();
            event.consume();
        } else if (event.getTarget() == search
                && (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER)) {
            list.requestFocus();
            event.consume();
        } else if (event.getTarget() == list && event.getCode() == KeyCode.J) {
            list.getSelectionModel().selectNext();
        } else if (event.getTarget() == list
                && event.getCode() == KeyCode.K
                && !event.isShortcutDown()) {
            list.getSelectionModel().selectPrevious();
        }
    }

    @FXML
    private void hold() {
        model.hold();
    }

    @FXML
    private void enforce() {
        model.enforce();
    }

    @FXML
    private void problems() {
        model.tab().set(new Tab.Problems());
    }

    @FXML
    private void copy() {
        model.copyToEdit();
    }
}
