package org.tocsin.ui.reviews;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.tocsin.domain.review.ActionCommand;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.engine.ReviewDesk;

/** What is to be done because of one incident, and the form for one more. */
final class ActionsSection extends VBox implements ActionList.Around {
    private final FormViewModel form;
    private final FormViewModel.Kit kit;
    private final ActionList list = new ActionList(this);
    private final VBox writing = Parts.column("review-writing");
    private final Node nothing =
            Parts.words(
                    "Nothing is to be done yet: what prevents it, what shows it sooner, what makes the response better?",
                    "review-empty");

    ActionsSection(FormViewModel form, FormViewModel.Kit kit) {
        this.form = form;
        this.kit = kit;
        getStyleClass().add("review-section");
        setId("section-actions");
        Button add = Parts.button("Add action", "action-add", this::write);
        var head =
                Parts.row(
                        "review-section-head",
                        Parts.words("Action items", "review-section-title"),
                        Parts.gap(),
                        add);
        getChildren().setAll(head, nothing, list, writing);
        form.facts().subscribe(facts -> show(facts.seen().actions()));
    }

    private void show(List<ActionItem> items) {
        var today = LocalDate.ofInstant(form.now(), kit.desk().zone());
        Parts.show(nothing, items.isEmpty());
        list.show(items.stream().sorted(ActionItem.overdueFirst(today)).toList());
    }

    /** Opens the form for a new one. */
    void write() {
        var one =
                new ActionForm(
                        kit.desk(),
                        Optional.empty(),
                        new ActionForm.Done() {
                            @Override
                            public void save(ReviewDesk.Planned planned) {
                                form.add(planned, this::cancel);
                            }

                            @Override
                            public void cancel() {
                                writing.getChildren().clear();
                            }
                        });
        writing.getChildren().setAll(one);
        one.begin();
    }

    @Override
    public FormViewModel.Kit kit() {
        return kit;
    }

    @Override
    public void perform(ActionItem item, ActionCommand command, String said) {
        form.perform(item.id().uuid(), command, said, () -> {});
    }

    @Override
    public Node name(ActionItem item) {
        return Parts.whole(
                Parts.line(
                        "%d-%d".formatted(form.seen().incident().id().number(), item.id().number()),
                        "review-caption"));
    }

    @Override
    public Function<String, String> people() {
        return form.words()::person;
    }
}
