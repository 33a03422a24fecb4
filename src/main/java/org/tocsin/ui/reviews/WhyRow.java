package org.tocsin.ui.reviews;

import java.util.List;
import java.util.UUID;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.domain.review.Evidence;
import org.tocsin.domain.review.WhyTree;
import org.tocsin.ui.kit.Icons;

/** One answer to why: how deep, what it says, what it rests on. */
final class WhyRow extends HBox {
    private static final PseudoClass HOLLOW = PseudoClass.getPseudoClass("hollow");
    private static final double STEP = 28;
    private static final int DEEPEST = 8;

    private final WhysSection tree;
    private final UUID id;
    private final Region indent = new Region();
    private final Label number = new Label();
    private final FontIcon sign = new FontIcon(Feather.CHECK_CIRCLE);
    private final Label word = Parts.whole(Parts.words("", "why-word"));
    private final GrowingArea text = new GrowingArea(1);
    private final FlowPane evidence = new FlowPane();
    private final VBox picking = new VBox();
    private List<Evidence> linked = List.of();

    WhyRow(WhysSection tree, UUID id) {
        this.tree = tree;
        this.id = id;
        getStyleClass().add("why-row");
        setId("why-" + id);
        number.getStyleClass().add("why-number");
        number.setMinWidth(Region.USE_PREF_SIZE);
        sign.getStyleClass().add("why-sign");
        text.getStyleClass().add("why-text");
        text.setPromptText("Because …");
        text.textProperty().addListener((_, _, said) -> tree.write(id, said));
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        evidence.getStyleClass().add("why-evidence");
        var bar =
                Parts.row(
                        "why-bar",
                        Parts.icon(
                                Feather.CORNER_DOWN_RIGHT,
                                "Why is that? (Ctrl+Enter)",
                                "why-below-" + id,
                                () -> tree.addUnder(java.util.Optional.of(id))),
                        Parts.icon(
                                Feather.LINK,
                                "Link evidence (Ctrl+E)",
                                "why-link-" + id,
                                this::link),
                        Parts.icon(
                                Feather.TRASH_2,
                                "Delete with all below (Ctrl+Delete)",
                                "why-delete-" + id,
                                () -> tree.delete(id)));
        var mark = new StackPane(sign);
        mark.getStyleClass().add("why-mark");
        var foot = Parts.row("why-foot", word, Parts.wide(evidence));
        var body = Parts.wide(new VBox(text, foot, picking));
        body.getStyleClass().add("why-body");
        getChildren().setAll(indent, mark, number, body, bar);
    }

    void show(WhyTree.Node node) {
        double width = STEP * Math.min(DEEPEST, node.depth() - 1);
        indent.setMinWidth(width);
        indent.setPrefWidth(width);
        number.setText("Why " + node.depth());
        var why = node.why();
        boolean hollow = why.isHollow();
        pseudoClassStateChanged(HOLLOW, hollow);
        sign.setIconCode(hollow ? Feather.CIRCLE : Feather.CHECK_CIRCLE);
        word.setText(
                !hollow
                        ? "Rests on"
                        : why.text().isBlank() ? "Hollow: nothing said" : "Hollow: no evidence");
        text.put(why.text());
        text.setAccessibleText(
                "Why %d: %s".formatted(node.depth(), hollow ? "hollow" : "with evidence"));
        if (!linked.equals(why.evidence())) {
            linked = why.evidence();
            evidence.getChildren().setAll(linked.stream().map(this::chip).toList());
        }
    }

    private HBox chip(Evidence one) {
        var words = Parts.line(EvidencePicker.kind(one) + ": " + one.caption(), "why-chip-words");
        words.setMaxWidth(420);
        words.setTooltip(new javafx.scene.control.Tooltip(one.caption()));
        var gone = Icons.button(Feather.X, "Unlink", () -> tree.unlink(id, one));
        gone.getStyleClass().add("why-unlink");
        return Parts.row(
                "why-chip", Icons.icon(EvidencePicker.icon(one), "evidence-icon"), words, gone);
    }

    private void link() {
        var picker =
                new EvidencePicker(
                        tree.evidence(),
                        one -> {
                            picking.getChildren().clear();
                            one.ifPresent(evidence -> tree.link(id, evidence));
                            edit();
                        });
        picking.getChildren().setAll(picker);
        picker.begin();
    }

    private void key(KeyEvent event) {
        boolean control = event.isShortcutDown();
        switch (event.getCode()) {
            case ENTER -> {
                if (event.isShiftDown()) {
                    return;
                }
                if (control) {
                    tree.addUnder(java.util.Optional.of(id));
                } else {
                    tree.addBeside(id);
                }
            }
            case UP, DOWN, LEFT, RIGHT -> {
                if (!control) {
                    return;
                }
                move(event.getCode());
            }
            case E -> {
                if (!control) {
                    return;
                }
                link();
            }
            case DELETE, BACK_SPACE -> {
                if (!control) {
                    return;
                }
                tree.delete(id);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(KeyCode code) {
        switch (code) {
            case UP -> tree.move(id, all -> all.shift(id, -1));
            case DOWN -> tree.move(id, all -> all.shift(id, 1));
            case LEFT -> tree.move(id, all -> all.outdent(id));
            default -> tree.move(id, all -> all.indent(id));
        }
    }

    boolean isEdited() {
        return text.isFocused();
    }

    void edit() {
        text.requestFocus();
    }
}
