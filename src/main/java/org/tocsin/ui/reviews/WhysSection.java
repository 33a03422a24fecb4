package org.tocsin.ui.reviews;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Evidence;
import org.tocsin.domain.review.Section;
import org.tocsin.domain.review.WhyTree;

/** The tree of whys: every answer asks the next one, hollow ones are marked (M-2). */
final class WhysSection {
    private final FormViewModel form;
    private final SectionModel model;
    private final VBox rows = Parts.column("why-rows");
    private final Label summary = Parts.words("", "review-caption");
    private final Map<UUID, WhyRow> known = new HashMap<>();

    private WhysSection(FormViewModel form) {
        this.form = form;
        this.model = form.section(Section.WHYS);
        model.draft().subscribe(_ -> show());
    }

    static Node of(FormViewModel form) {
        var section = new WhysSection(form);
        var add = Parts.button("Ask why", "why-add", () -> section.addUnder(Optional.empty()));
        var keys =
                Parts.words(
                        "Enter: another answer beside it. Ctrl+Enter: why is that? Ctrl+Arrows move it. Ctrl+E links evidence. Ctrl+Delete deletes it.",
                        "review-caption");
        return new SectionBlock(
                form,
                Section.WHYS,
                Parts.column("review-fields-column", section.summary, section.rows, keys),
                add);
    }

    WhyTree tree() {
        return new WhyTree(
                model.draft().get() instanceof Content.Whys whys ? whys : Content.Whys.NONE);
    }

    private void show() {
        var nodes = tree().nodes();
        var shown = new ArrayList<Node>();
        for (var node : nodes) {
            var row = known.computeIfAbsent(node.why().id(), id -> new WhyRow(this, id));
            row.show(node);
            shown.add(row);
        }
        known.keySet().retainAll(nodes.stream().map(each -> each.why().id()).toList());
        long hollow = nodes.stream().filter(each -> each.why().isHollow()).count();
        summary.setText(
                nodes.isEmpty()
                        ? "Problem: " + form.seen().incident().subject().title()
                        : hollow == 0
                                ? "Problem: %s. Every answer rests on evidence."
                                        .formatted(form.seen().incident().subject().title())
                                : "Problem: %s. %d of %d answers rest on nothing yet."
                                        .formatted(
                                                form.seen().incident().subject().title(),
                                                hollow,
                                                nodes.size()));
        if (shown.isEmpty()) {
            shown.add(
                    Parts.words(
                            "Nobody has asked yet. Ask why the problem came about; then why that, until the answer is something you can change.",
                            "review-empty"));
        }
        if (!rows.getChildren().equals(shown)) {
            var focused = known.values().stream().filter(WhyRow::isEdited).findFirst();
            rows.getChildren().setAll(shown);
            focused.ifPresent(WhyRow::edit);
        }
    }

    // What a row asks for

    void write(UUID id, String text) {
        tree().find(id).ifPresent(why -> put(tree().replace(why.saying(text))));
    }

    void addUnder(Optional<UUID> parent) {
        var why = new Content.Why(UUID.randomUUID(), parent, "", List.of());
        put(tree().add(why));
        Optional.ofNullable(known.get(why.id())).ifPresent(WhyRow::edit);
    }

    void addBeside(UUID id) {
        addUnder(tree().find(id).flatMap(Content.Why::parent));
    }

    void move(UUID id, UnaryOperator<WhyTree> how) {
        put(how.apply(tree()));
        Optional.ofNullable(known.get(id)).ifPresent(WhyRow::edit);
    }

    void delete(UUID id) {
        var before = tree();
        var after = before.remove(id);
        int gone = before.whys().all().size() - after.whys().all().size();
        put(after);
        form.notes()
                .undoable(
                        gone == 1 ? "1 answer deleted" : gone + " answers deleted",
                        () -> restore(before, after));
    }

    /** What was deleted comes back; what was written since then stays. */
    private void restore(WhyTree before, WhyTree after) {
        var back =
                org.tocsin.domain.review.Merge.of(after.whys(), model.draft().get(), before.whys());
        back.ifPresent(model::write);
    }

    /** What can be linked to. */
    List<Evidence> evidence() {
        return form.facts().get().evidence();
    }

    void link(UUID id, Evidence evidence) {
        tree().find(id).ifPresent(why -> put(tree().replace(why.with(evidence))));
    }

    void unlink(UUID id, Evidence evidence) {
        tree().find(id)
                .ifPresent(why -> {
                    put(tree().replace(why.without(evidence)));
                    form.notes()
                            .undoable(
                                    "Link removed",
                                    () ->
                                            tree().find(id)
                                                    .ifPresent(now ->
                                                            put(
                                                                    tree().replace(
                                                                                    now.with(
                                                                                            evidence)))));
                });
    }

    private void put(WhyTree tree) {
        model.write(tree.whys());
    }
}
