package org.tocsin.ui.oncall;

import java.util.Optional;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.tocsin.domain.oncall.Shift;
import org.tocsin.domain.response.Contact;

/** The panel of one shift: what it is, and how to change it. */
final class ShiftController {
    private final OnCallViewModel model;
    private Optional<Bar> shown = Optional.empty();

    @FXML private HBox discs;
    @FXML private Label person;
    @FXML private Label post;
    @FXML private Label when;
    @FXML private Label utc;
    @FXML private Label why;
    @FXML private Label contacts;
    @FXML private HBox saidBox;
    @FXML private Label said;
    @FXML private Button undo;
    @FXML private ComboBox<String> taker;
    @FXML private TextField from;
    @FXML private TextField until;
    @FXML private TextField reason;
    @FXML private VBox tradeBox;
    @FXML private ComboBox<Shift> partner;
    @FXML private TextField tradeReason;
    @FXML private Label noChanges;
    @FXML private VBox changes;

    ShiftController(OnCallViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        partner.setConverter(shifts());
        model.opened().subscribe(opened -> opened.ifPresent(this::show));
        // A change elsewhere may have changed what touches this shift.
        model.phase().subscribe(_ -> shown.ifPresent(this::list));
        model.said().subscribe(this::say);
    }

    private StringConverter<Shift> shifts() {
        return new StringConverter<>() {
            @Override
            public String toString(Shift shift) {
                return shift == null
                        ? ""
                        : "%s, %s, %s"
                                .formatted(
                                        model.picture()
                                                .map(p -> p.people().name(shift.person()))
                                                .orElse(shift.person()),
                                        shift.post().position(),
                                        Words.shortly(shift.from(), model.zone()));
            }

            @Override
            public Shift fromString(String text) {
                throw new UnsupportedOperationException("shifts are chosen, not written");
            }
        };
    }

    private void show(Bar bar) {
        var before = shown;
        shown = Optional.of(bar);
        model.picture().ifPresent(picture -> describe(bar, picture.people()));
        list(bar);
        boolean same =
                before.filter(b ->
                                b.post().equals(bar.post())
                                        && b.when().equals(bar.when())
                                        && b.people().equals(bar.people()))
                        .isPresent();
        // What somebody is writing stays as long as it is about the same shift.
        if (!same) {
            offer(bar);
        }
    }

    private void describe(Bar bar, People people) {
        discs.getChildren()
                .setAll(bar.people().stream().map(p -> CardView.disc(p, people)).toList());
        person.setText(bar.people().isEmpty() ? "Nobody" : people.names(bar.people()));
        post.setText(Words.sentence(bar.post().position()));
        when.setText(
                "%s%nto %s"
                        .formatted(
                                Words.full(bar.when().from(), model.zone()),
                                Words.full(bar.when().to(), model.zone())));
        utc.setText(
                "%s · %s to %s"
                        .formatted(
                                Words.length(bar.when().length()),
                                Words.utc(bar.when().from()),
                                Words.utc(bar.when().to())));
        why.setText(Words.sentence(bar.why()));
        contacts.setText(
                bar.people().stream()
                        .flatMap(p -> people.contacts(p).stream())
                        .map(ShiftController::text)
                        .collect(Collectors.joining("\n")));
        boolean reachable = !contacts.getText().isEmpty();
        contacts.setVisible(reachable);
        contacts.setManaged(reachable);
        taker.setConverter(EnteredRow.named(people));
    }

    private static String text(Contact contact) {
        return contact.channel() + "  " + contact.address();
    }

    private void offer(Bar bar) {
        taker.getItems().setAll(model.people());
        if (bar.people().size() == 1) {
            taker.getItems().removeAll(bar.people());
        }
        taker.setValue(null);
        from.setText(Words.written(model.fromWhen(bar), model.zone()));
        until.setText(Words.written(bar.when().to(), model.zone()));
        reason.clear();
        tradeReason.clear();
        // A trade is between two people; a gap and a shift of several have none to give.
        boolean tradable =
                bar.shifts().size() == 1 && bar.when().to().isAfter(model.now().getValue());
        tradeBox.setVisible(tradable);
        tradeBox.setManaged(tradable);
        partner.setValue(null);
        partner.getItems().setAll(tradable ? model.partners(bar) : java.util.List.of());
    }

    private void list(Bar bar) {
        model.picture()
                .ifPresent(picture -> {
                    var rows =
                            model.touching(bar).stream()
                                    .map(e -> new EnteredRow(e, picture.people(), model))
                                    .toList();
                    changes.getChildren().setAll(rows);
                    noChanges.setVisible(rows.isEmpty());
                    noChanges.setManaged(rows.isEmpty());
                });
    }

    private void say(OnCallViewModel.Said words) {
        SaidBox.show(words, saidBox, said);
        undo.setVisible(words.undo().isPresent());
        undo.setManaged(words.undo().isPresent());
    }

    @FXML
    private void takeOver() {
        shown.ifPresent(bar ->
                model.takeOver(
                        bar.post(),
                        taker.getValue() == null ? "" : taker.getValue(),
                        from.getText(),
                        until.getText(),
                        reason.getText()));
    }

    @FXML
    private void trade() {
        var other = partner.getValue();
        if (other != null) {
            shown.ifPresent(
                    bar -> model.trade(bar.shifts().getFirst(), other, tradeReason.getText()));
        }
    }

    @FXML
    private void undo() {
        model.said().get().undo().ifPresent(model::withdraw);
    }

    @FXML
    private void close() {
        model.closePanel();
    }
}
