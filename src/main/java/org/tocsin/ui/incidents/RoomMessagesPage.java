package org.tocsin.ui.incidents;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.tocsin.domain.notice.Audience;
import org.tocsin.domain.response.Template;
import org.tocsin.ui.kit.Bidi;

/** Writes to people from templates, and shows what they have been told (N-4). */
final class RoomMessagesPage {
    private final RoomViewModel model;
    private final RoomMessages messages;
    private final ComboBox<Audience> audience;
    private final ComboBox<Template> template;
    private final TextField subject = new TextField();
    private final TextArea text = new TextArea();
    private final Label reached = RoomParts.prose("", "caption");
    private final Label effect = RoomParts.prose("", "caption");
    private final FlowPane blanks = new FlowPane();
    private final HBox ask = RoomParts.row();
    private final Button send;
    private final VBox sent = new VBox();
    private final ScrollPane root;
    private List<RoomMessages.Sent> told = List.of();

    RoomMessagesPage(RoomViewModel model, Supplier<RoomPane.Texts> texts) {
        this.model = model;
        messages = new RoomMessages(model, texts);
        audience = choice("audience", "To whom", messages.audiences(), Audience::title);
        template = choice("template", "From which template", messages.templates(), Template::title);
        audience.valueProperty().bindBidirectional(messages.audience());
        template.valueProperty().bindBidirectional(messages.template());
        send = RoomParts.button("Send", this::send, "accent");
        send.setId("sendMessage");
        build();
        root = RoomParts.page(new VBox(form(), sent));
        root.setId("messagesPage");
        messages.text().subscribe(_ -> refresh());
        messages.subject().subscribe(_ -> refresh());
        messages.audience().subscribe(_ -> refresh());
    }

    private void build() {
        subject.setId("messageSubject");
        subject.setPromptText("Subject");
        subject.setAccessibleText("Subject");
        subject.textProperty().bindBidirectional(messages.subject());
        text.setId("messageText");
        text.setPromptText("What they are to know");
        text.setAccessibleText("Text");
        text.getStyleClass().add("message-text");
        text.setPrefRowCount(16);
        Bidi.wrap(text);
        text.textProperty().bindBidirectional(messages.text());
        reached.setId("messageReached");
        effect.setId("messageEffect");
        blanks.setId("messageBlanks");
        blanks.getStyleClass().add("message-blanks");
        ask.setId("messageAsk");
        sent.getStyleClass().add("room-section");
        sent.setId("messagesSent");
    }

    private VBox form() {
        var refused = RoomParts.wide(RoomParts.prose("", "refused"));
        refused.setId("messageRefusal");
        refused.textProperty().bind(messages.refusal());
        var pickers =
                RoomParts.row(
                        labelled("To", RoomParts.wide(audience)),
                        labelled("Template", RoomParts.wide(template)));
        RoomParts.show(ask, false);
        return RoomParts.section(
                "Write to somebody",
                pickers,
                reached,
                subject,
                text,
                blanks,
                effect,
                RoomParts.row(refused, ask, send));
    }

    private static VBox labelled(String label, Node node) {
        var box = RoomParts.wide(new VBox(RoomParts.line(label, "caption"), node));
        box.getStyleClass().add("message-choice");
        return box;
    }

    private static <T> ComboBox<T> choice(
            String id,
            String label,
            javafx.collections.ObservableList<T> items,
            Function<T, String> name) {
        var box = new ComboBox<>(items);
        box.setId(id);
        box.setAccessibleText(label);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(T item) {
                        return item == null ? "" : name.apply(item);
                    }

                    @Override
                    public T fromString(String typed) {
                        throw new UnsupportedOperationException("nothing is typed here");
                    }
                });
        return box;
    }

    ScrollPane root() {
        return root;
    }

    void focus() {
        text.requestFocus();
    }

    void show(RoomSnapshot shown) {
        messages.show(shown);
        refresh();
        var now = RoomMessages.sent(shown);
        if (now.equals(told) && !sent.getChildren().isEmpty()) {
            return;
        }
        told = now;
        sent.getChildren().setAll(RoomParts.heading("What they were told"));
        if (now.isEmpty()) {
            sent.getChildren().add(RoomParts.prose("Nobody has been told anything yet.", "muted"));
        }
        now.forEach(each -> sent.getChildren().add(row(each)));
    }

    private Node row(RoomMessages.Sent each) {
        var when = RoomParts.line("", "caption");
        RoomParts.moment(when, each.at(), model.now().getValue(), model.zone());
        var head =
                RoomParts.row(RoomParts.wide(RoomParts.line(each.title(), "choice-title")), when);
        var box =
                new VBox(
                        head,
                        RoomParts.prose("%s to %s".formatted(each.by(), each.to()), "caption"));
        if (!each.body().isEmpty()) {
            var body = RoomParts.prose(each.body(), "fact-value");
            RoomParts.show(body, false);
            var more = new Hyperlink("Show the text");
            more.setOnAction(_ -> {
                RoomParts.show(body, !body.isVisible());
                more.setText(body.isVisible() ? "Hide the text" : "Show the text");
            });
            box.getChildren().addAll(more, body);
        }
        box.getStyleClass().add("message-sent");
        return box;
    }

    private void refresh() {
        reached.setText("Reaches " + messages.reached());
        effect.setText(messages.effect());
        RoomParts.show(effect, !effect.getText().isEmpty());
        RoomParts.show(ask, false);
        RoomParts.show(send, true);
        send.setDisable(messages.text().get().isBlank());
        var left = messages.left();
        blanks.getChildren().clear();
        RoomParts.show(blanks, !left.isEmpty());
        if (!left.isEmpty()) {
            blanks.getChildren().add(RoomParts.line(left.size() + " to fill in:", "caption"));
            left.forEach(each -> blanks.getChildren().add(blank(each)));
        }
    }

    /** Leads to where it stands. */
    private Node blank(String place) {
        var chip = new Button(place);
        chip.getStyleClass().addAll("chip", "message-blank");
        chip.setAccessibleText("Fill in " + place);
        chip.setOnAction(_ -> {
            int at = text.getText().indexOf(place);
            if (at >= 0) {
                text.requestFocus();
                text.selectRange(at, at + place.length());
            } else {
                subject.requestFocus();
                int in = Math.max(0, subject.getText().indexOf(place));
                subject.selectRange(in, Math.min(subject.getLength(), in + place.length()));
            }
        });
        return chip;
    }

    private void send() {
        var left = messages.left();
        if (left.isEmpty()) {
            messages.send(false, this::refresh);
            return;
        }
        var without =
                RoomParts.button(
                        "Send without them", () -> messages.send(true, this::refresh), "accent");
        without.setId("sendWithout");
        ask.getChildren()
                .setAll(
                        RoomParts.line(
                                left.size() == 1
                                        ? "1 place is not filled in."
                                        : left.size() + " places are not filled in.",
                                "caption"),
                        RoomParts.button("Go on writing", this::goOn),
                        without);
        RoomParts.show(ask, true);
        RoomParts.show(send, false);
        without.requestFocus();
    }

    private void goOn() {
        refresh();
        text.requestFocus();
    }
}
