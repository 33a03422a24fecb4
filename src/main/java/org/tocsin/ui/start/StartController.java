package org.tocsin.ui.start;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.ui.kit.Folders;
import org.tocsin.ui.kit.Trouble;

final class StartController {
    private static final int PLAYBOOKS_SHOWN = 4;
    private final StartViewModel model;
    private final Folders folders;
    private final When when;
    @FXML private Region root;
    @FXML private HBox trouble;
    @FXML private Label troubleWhat;
    @FXML private Label troubleWhere;
    @FXML private Label troubleDo;
    @FXML private VBox choices;
    @FXML private Button sample;
    @FXML private Button fresh;
    @FXML private Button existing;
    @FXML private VBox form;
    @FXML private ListView<Workspaces.Shipped> playbooks;
    @FXML private Label data;
    @FXML private Label folder;
    @FXML private Button create;
    @FXML private HBox progressRow;
    @FXML private Label progress;
    @FXML private VBox recentBox;
    @FXML private VBox recents;

    StartController(StartViewModel model, Folders folders, When when) {
        this.model = model;
        this.folders = folders;
        this.when = when;
    }

    @FXML
    private void initialize() {
        Choices.fill(
                sample,
                Feather.PLAY_CIRCLE,
                "Open the sample workspace",
                "Two weeks of made-up shop events with faults planted in them, ready to look at.");
        Choices.fill(
                fresh,
                Feather.PLUS_CIRCLE,
                "New workspace from a playbook",
                "Choose a set of checks, and the folder that holds your data.");
        Choices.fill(
                existing,
                Feather.FOLDER,
                "Open a workspace",
                "A folder that Tocsin has made before.");
        choices.disableProperty().bind(model.busy());
        recentBox.disableProperty().bind(model.busy());
        showWhen(form, model.creating());
        bindForm();
        showWhen(progressRow, model.busy());
        progress.textProperty().bind(model.progress());
        showWhen(trouble, model.trouble().map(Optional::isPresent));
        model.trouble().subscribe(this::tell);
        model.recents().addListener((ListChangeListener<Workspaces.Recent>) _ -> listRecents());
        listRecents();
    }

    private void bindForm() {
        playbooks.setItems(model.playbooks());
        playbooks.setCellFactory(_ -> new PlaybookCell());
        playbooks.setFixedCellSize(PlaybookCell.HEIGHT);
        playbooks
                .prefHeightProperty()
                .bind(
                        javafx.beans.binding.Bindings.size(model.playbooks())
                                .map(size ->
                                        Math.min(size.intValue(), PLAYBOOKS_SHOWN)
                                                        * PlaybookCell.HEIGHT
                                                + 2));
        // The page may scroll, so the list must not be what gives way in a low window.
        playbooks.minHeightProperty().bind(playbooks.prefHeightProperty());
        var selection = playbooks.getSelectionModel();
        selection
                .selectedItemProperty()
                .subscribe(chosen -> Optional.ofNullable(chosen).ifPresent(this::chose));
        model.playbook().subscribe(chosen -> chosen.ifPresent(selection::select));
        showPath(data, model.data());
        showPath(folder, model.folder());
        create.disableProperty().bind(model.canCreate().not());
    }

    private void chose(Workspaces.Shipped playbook) {
        model.playbook().set(Optional.of(playbook));
    }

    private static void showPath(Label label, ObjectProperty<Optional<Path>> path) {
        label.textProperty().bind(path.map(p -> p.map(Path::toString).orElse("Not chosen yet")));
    }

    private static void showWhen(Region part, ObservableValue<Boolean> condition) {
        part.visibleProperty().bind(condition);
        part.managedProperty().bind(condition);
    }

    private void tell(Optional<Trouble> now) {
        troubleWhat.setText(now.map(Trouble::what).orElse(""));
        troubleWhere.setText(now.map(Trouble::where).orElse(""));
        troubleDo.setText(now.map(Trouble::doThis).orElse(""));
    }

    private void listRecents() {
        recents.getChildren().setAll(model.recents().stream().<Node>map(this::recent).toList());
        recentBox.setVisible(!model.recents().isEmpty());
        recentBox.setManaged(!model.recents().isEmpty());
    }

    private Node recent(Workspaces.Recent recent) {
        return Choices.recent(
                recent,
                when.was(recent.lastOpened()),
                () -> model.open(recent.folder()),
                () -> model.forget(recent));
    }

    private void choose(String question, java.util.function.Consumer<Path> use) {
        folders.choose(root.getScene().getWindow(), question).ifPresent(use);
    }

    @FXML
    private void openSample() {
        model.openSample();
    }

    @FXML
    private void toggleCreating() {
        model.toggleCreating();
    }

    @FXML
    private void openExisting() {
        choose("Open a workspace", model::open);
    }

    @FXML
    private void chooseData() {
        choose("Folder that holds the data", path -> model.data().set(Optional.of(path)));
    }

    @FXML
    private void chooseFolder() {
        choose("Folder for the workspace", path -> model.folder().set(Optional.of(path)));
    }

    @FXML
    private void create() {
        model.create();
    }
}
