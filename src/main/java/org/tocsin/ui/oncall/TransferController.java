package org.tocsin.ui.oncall;

import java.io.File;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.tocsin.domain.oncall.Post;
import org.tocsin.ui.kit.Bidi;

/** Calendar files: out to a file, and in after a look at what they would change. */
final class TransferController {
    private final OnCallViewModel place;
    private final TransferViewModel model;

    @FXML private ComboBox<Picture.Card> target;
    @FXML private TextArea pasted;
    @FXML private VBox lines;
    @FXML private Button enter;
    @FXML private HBox saidBox;
    @FXML private Label said;

    TransferController(OnCallViewModel place, TransferViewModel model) {
        this.place = place;
        this.model = model;
    }

    @FXML
    private void initialize() {
        target.setConverter(titles());
        place.phase().subscribe(_ -> posts());
        model.preview().subscribe(_ -> showPreview());
        model.said().subscribe(words -> SaidBox.show(words, saidBox, said));
    }

    private static StringConverter<Picture.Card> titles() {
        return new StringConverter<>() {
            @Override
            public String toString(Picture.Card card) {
                return card == null ? "" : card.title();
            }

            @Override
            public Picture.Card fromString(String text) {
                throw new UnsupportedOperationException("posts are chosen, not written");
            }
        };
    }

    private void posts() {
        place.picture()
                .ifPresent(picture -> {
                    int at = Math.max(0, target.getSelectionModel().getSelectedIndex());
                    target.getItems().setAll(picture.cards());
                    if (at < picture.cards().size()) {
                        target.getSelectionModel().select(at);
                    }
                });
    }

    private void showPreview() {
        lines.getChildren().clear();
        int changes = model.changes();
        enter.setText("Enter %,d %s".formatted(changes, changes == 1 ? "override" : "overrides"));
        enter.setDisable(changes == 0);
        model.lines(this::name, place.zone()).forEach(each -> line(each.text(), each.style()));
    }

    private String name(String person) {
        return place.picture().map(p -> p.people().name(person)).orElse(person);
    }

    private void line(String text, String style) {
        var label = new Label(text);
        Bidi.wrap(label);
        label.getStyleClass().addAll("import-line", style);
        lines.getChildren().add(label);
    }

    private Optional<Post> into() {
        return Optional.ofNullable(target.getValue()).map(Picture.Card::post);
    }

    private FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter("iCalendar files", "*.ics"));
        return chooser;
    }

    @FXML
    private void look() {
        into().ifPresent(post -> model.look(post, pasted.getText()));
    }

    @FXML
    private void choose() {
        File file = chooser("Import a calendar").showOpenDialog(pasted.getScene().getWindow());
        if (file != null) {
            into().ifPresent(post -> model.lookAtFile(post, file.toPath()));
        }
    }

    @FXML
    private void enter() {
        model.takeIn();
    }

    @FXML
    private void export() {
        into().ifPresent(post -> {
            var chooser = chooser("Export the calendar");
            chooser.setInitialFileName(post.schedule() + ".ics");
            File file = chooser.showSaveDialog(pasted.getScene().getWindow());
            if (file != null) {
                model.export(post.schedule(), file.toPath());
            }
        });
    }
}
