package org.tocsin.ui.oncall;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.ui.kit.Icons;

/** A post: who has it now, for how long, why, how to reach them, and who is next. */
final class CardView extends HBox {
    private final Picture.Card card;
    private final Label left = new Label();

    CardView(Picture.Card card, People people, OnCallViewModel model) {
        this.card = card;
        getStyleClass().add("card");
        HBox.setHgrow(this, Priority.ALWAYS);
        var now = card.now();
        boolean nobody = now.people().isEmpty();
        var title = label(card.title(), "card-title");
        var name = label(heading(people), "card-name");
        name.setTooltip(new Tooltip(people.names(now.people())));
        var head = new HBox(8);
        head.getStyleClass().add("card-head");
        if (nobody) {
            head.getChildren().add(Icons.icon(Feather.ALERT_TRIANGLE, "gap-icon"));
        } else {
            now.people().stream()
                    .limit(4)
                    .map(p -> disc(p, people))
                    .forEach(head.getChildren()::add);
        }
        head.getChildren().add(name);
        var why = label(Words.sentence(now.why()), "card-line");
        var who = new VBox(title, head, why);
        who.getStyleClass().add("card-who");
        if (now.people().size() > 1) {
            var names = label(people.names(now.people()), "card-line");
            names.setTooltip(contacts(people).getTooltip());
            who.getChildren().add(names);
        } else if (!nobody) {
            who.getChildren().add(contacts(people));
        }
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        left.getStyleClass().add("card-left");
        left.setMinWidth(Region.USE_PREF_SIZE);
        var until =
                label(
                        nobody && card.next().isEmpty()
                                ? "nobody is planned"
                                : "until " + Words.shortly(now.when().to(), model.zone()),
                        "card-line");
        until.setTooltip(new Tooltip(Words.exactly(now.when().to(), model.zone())));
        until.setMinWidth(Region.USE_PREF_SIZE);
        var next = label(next(people, model), "card-line");
        next.setTooltip(new Tooltip(next.getText()));
        var when = new VBox(left, until, next);
        when.getStyleClass().add("card-when");
        getChildren().addAll(who, gap, when);
        pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("nobody"), nobody);
    }

    private String heading(People people) {
        var held = card.now().people();
        return switch (held.size()) {
            case 0 -> "Nobody";
            case 1 -> people.name(held.getFirst());
            default -> "%,d people".formatted(held.size());
        };
    }

    /** When, only where it is not the end of the shift that runs. */
    private String next(People people, OnCallViewModel model) {
        return card.next()
                .map(bar ->
                        bar.when().from().equals(card.now().when().to())
                                ? "then " + people.names(bar.people())
                                : "next %s, %s"
                                        .formatted(
                                                people.names(bar.people()),
                                                Words.shortly(bar.when().from(), model.zone())))
                .orElse(card.now().people().isEmpty() ? "enter an override" : "then nobody");
    }

    private Label contacts(People people) {
        var text =
                card.now().people().stream()
                        .flatMap(p -> people.contacts(p).stream())
                        .map(c -> c.channel() + " " + c.address())
                        .collect(Collectors.joining(" · "));
        var label =
                label(
                        text.isEmpty() ? "The playbook names no way to reach them" : text,
                        "card-line");
        label.setTooltip(new Tooltip(label.getText()));
        return label;
    }

    /** Somebody's initials on their colour. */
    static Label disc(String person, People people) {
        var disc = new Label(people.initials(person));
        disc.getStyleClass().addAll("disc", people.style(person));
        disc.setMinWidth(Region.USE_PREF_SIZE);
        return disc;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    void beat(Instant at) {
        boolean forGood = card.now().people().isEmpty() && card.next().isEmpty();
        left.setText(forGood ? "no end" : Words.left(Duration.between(at, card.now().when().to())));
    }
}
