package org.tocsin.ui.reviews;

import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Section;

/** A section of the form: its title, how it is saved, what is in it, and a conflict if there is. */
final class SectionBlock extends VBox {
    private final SectionModel model;
    private final VBox conflict = Parts.column("review-conflict");
    private final FormViewModel form;

    /**
     * @param body what the section is written in
     */
    SectionBlock(FormViewModel form, Section section, Node body, Node... tools) {
        this.form = form;
        this.model = form.section(section);
        getStyleClass().add("review-section");
        setId("section-" + section.id());
        var title = Parts.whole(Parts.words(section.title(), "review-section-title"));
        var head = Parts.row("review-section-head", title, Parts.gap());
        head.getChildren().addAll(tools);
        head.getChildren().add(new SaveMark(model, form));
        var prompt = Parts.words(section.prompt(), "review-caption");
        getChildren().setAll(head, prompt, conflict, body);
        model.mark().subscribe(this::tell);
    }

    /** A section that is plain text. */
    static SectionBlock ofWords(FormViewModel form, Section section, int lines) {
        return new SectionBlock(form, section, area(form, section, lines));
    }

    /** The text of a section, wherever it is shown; two of them show the same. */
    static GrowingArea area(FormViewModel form, Section section, int lines) {
        var model = form.section(section);
        var area = new GrowingArea(lines);
        area.setId("text-" + section.id());
        area.setAccessibleText(section.title());
        area.setText(model.words());
        area.textProperty().addListener((_, _, text) -> model.write(new Content.Words(text)));
        model.draft().addListener((_, _, _) -> area.put(model.words()));
        area.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused && model.isDirty()) {
                        model.flush();
                    }
                });
        return area;
    }

    private void tell(SectionModel.Mark mark) {
        if (!(mark instanceof SectionModel.Conflict(var theirs))) {
            Parts.show(conflict, false);
            conflict.getChildren().clear();
            return;
        }
        var who =
                theirs.by()
                        .map(signed -> form.words().person(signed.author()))
                        .orElse("Somebody else");
        var id = model.section().id();
        var buttons =
                Parts.row(
                        "review-buttons",
                        Parts.button("Keep mine", "mine-" + id, model::keepMine),
                        Parts.button("Take theirs", "theirs-" + id, model::takeTheirs));
        if (theirs.content() instanceof Content.Words(var text)) {
            buttons.getChildren().add(Parts.button("Keep both", "both-" + id, model::keepBoth));
            conflict.getChildren()
                    .setAll(
                            Parts.words(
                                    who
                                            + " has changed the same lines meanwhile. Yours is below and kept aside; theirs:",
                                    "review-text"),
                            Parts.words(text.isBlank() ? "(nothing)" : text, "review-theirs"),
                            buttons);
        } else {
            conflict.getChildren()
                    .setAll(
                            Parts.words(
                                    who
                                            + " has changed the same meanwhile. Yours is below and kept aside.",
                                    "review-text"),
                            buttons);
        }
        Parts.show(conflict, true);
    }
}
