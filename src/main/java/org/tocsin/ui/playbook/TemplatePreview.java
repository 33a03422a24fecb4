package org.tocsin.ui.playbook;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.notice.Fitting;
import org.tocsin.domain.response.Role;
import org.tocsin.engine.TemplateProofs;
import org.tocsin.ui.kit.Bidi;
import org.tocsin.ui.kit.Icons;

/** What a template would say, about what, to whom and as which channel shows it. */
final class TemplatePreview {
    private static final String WHOLE = "As it is written";

    private final TemplateViewModel model;
    private final ComboBox<About> about = new ComboBox<>();
    private final ComboBox<Reader> reader = new ComboBox<>();
    private final ComboBox<String> channel = new ComboBox<>();
    private final Label subject = DetailView.wrapped("", "template-preview-subject");
    private final Label body = DetailView.wrapped("", "playbook-text");
    private final VBox rooms = new VBox();
    private final VBox root = new VBox();

    private record About(Optional<UUID> id, String words) {}

    private record Reader(String id, String title) {}

    TemplatePreview(TemplateViewModel model) {
        this.model = model;
        choice(about, "template-about", "About what", About::words);
        choice(reader, "template-reader", "To whom", Reader::title);
        choice(channel, "template-channel", "As which channel shows it", Function.identity());
        about.valueProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        model.about().set(chosen.id());
                    }
                });
        reader.valueProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        model.role().set(chosen.id());
                    }
                });
        channel.valueProperty().subscribe(_ -> show());
        model.seen().subscribe(_ -> show());
        build();
    }

    private void build() {
        subject.setId("template-preview-subject");
        body.setId("template-preview-body");
        rooms.setId("template-rooms");
        rooms.getStyleClass().add("template-rooms");
        var paper = new VBox(subject, body);
        paper.getStyleClass().add("template-paper");
        var scroll = new ScrollPane(paper);
        scroll.getStyleClass().add("playbook-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var choices =
                new FlowPane(
                        12,
                        8,
                        labelled("About", about),
                        labelled("To", reader),
                        labelled("Shown by", channel));
        root.getStyleClass().add("template-preview");
        root.getChildren().setAll(choices, scroll, rooms);
    }

    Node node() {
        return root;
    }

    /** Offers what there is now. */
    void begin() {
        var wasAbout = model.about().get();
        var wasRole = model.role().get();
        about.getItems().setAll(new About(Optional.empty(), "The example"));
        model.incidents().forEach(each -> about.getItems().add(about(each)));
        about.getItems().stream()
                .filter(each -> each.id().equals(wasAbout))
                .findFirst()
                .ifPresent(about::setValue);
        reader.getItems().setAll(new Reader("", "Nobody in particular"));
        model.roles().forEach(each -> reader.getItems().add(reader(each)));
        reader.getItems().stream()
                .filter(each -> each.id().equals(wasRole))
                .findFirst()
                .ifPresent(reader::setValue);
        if (channel.getValue() == null) {
            channel.getItems().setAll(WHOLE);
            channel.setValue(WHOLE);
        }
    }

    private static About about(Incident incident) {
        return new About(
                Optional.of(incident.id().uuid()),
                "#%d %s".formatted(incident.id().number(), incident.subject().title()));
    }

    private static Reader reader(Role role) {
        return new Reader(role.id(), role.title());
    }

    private void show() {
        var proof = model.seen().get().proof();
        proof.ifPresent(this::offer);
        var shown =
                proof.flatMap(it ->
                        it.channels().stream()
                                .filter(each -> each.channel().equals(channel.getValue()))
                                .findFirst());
        var whole = proof.map(TemplateProofs.Proof::whole);
        Bidi.show(
                subject,
                shown.map(Fitting::subject).or(() -> whole.map(it -> it.subject())).orElse(""));
        Bidi.show(body, shown.map(Fitting::body).or(() -> whole.map(it -> it.body())).orElse(""));
        rooms.getChildren()
                .setAll(
                        proof.stream()
                                .flatMap(it -> it.channels().stream())
                                .map(this::room)
                                .toList());
    }

    private void offer(TemplateProofs.Proof proof) {
        if (channel.getItems().size() == 1) {
            proof.channels().forEach(each -> channel.getItems().add(each.channel()));
        }
    }

    /** A line: whether it fits, and how much of each limit it takes. */
    private Node room(Fitting fitting) {
        boolean fits = fitting.rooms().stream().allMatch(Fitting.Room::isEnough);
        var words =
                fitting.rooms().stream()
                        .map(each ->
                                "%s %,d of %,d".formatted(each.part(), each.used(), each.most()))
                        .collect(Collectors.joining(" · "));
        var name = DetailView.label(fitting.channel(), "template-room-name");
        var verdict = DetailView.label(fits ? "fits" : "is cut", "template-room-verdict");
        var used = DetailView.label(words, "playbook-where");
        used.setMinWidth(0);
        HBox.setHgrow(used, Priority.ALWAYS);
        var row =
                new HBox(
                        Icons.icon(
                                fits ? Feather.CHECK : Feather.SCISSORS,
                                "playbook-mark",
                                fits ? "new" : "warning"),
                        name,
                        verdict,
                        used);
        row.getStyleClass().add("template-room");
        return row;
    }

    private static Node labelled(String name, ComboBox<?> box) {
        var label = DetailView.label(name, "playbook-muted");
        label.setLabelFor(box);
        var row = new HBox(label, box);
        row.getStyleClass().add("playbook-field-row");
        return row;
    }

    private static <T> void choice(
            ComboBox<T> box, String id, String name, Function<T, String> words) {
        box.setId(id);
        box.setAccessibleText(name);
        box.setMaxWidth(240);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T item) {
                        return item == null ? "" : words.apply(item);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new UnsupportedOperationException("it is chosen, never typed");
                    }
                });
    }
}
