package org.tocsin.ui.incidents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.incident.RootCauses;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.knowledge.Offer;

/** Other incidents: linked, merged, of the same kind; and merging into one of them. */
final class RoomRelatedPage {
    private static final int MOST = 20;

    private final RoomViewModel model;
    private final VBox known = new VBox();
    private final VBox found = new VBox();
    private final VBox question = new VBox();
    private final TextField search = new TextField();
    private final StringProperty refusal = new SimpleStringProperty("");
    private final ScrollPane root;
    private Optional<RoomSnapshot> last = Optional.empty();

    RoomRelatedPage(RoomViewModel model) {
        this.model = model;
        search.setId("mergeSearch");
        search.setPromptText("Number or title of another incident");
        search.setAccessibleText("Find another incident to merge into or link");
        search.textProperty().addListener((_, _, _) -> find());
        var refused = RoomParts.prose("", "refused");
        refused.textProperty().bind(refusal);
        known.getStyleClass().add("related");
        found.getStyleClass().add("related-rows");
        question.getStyleClass().add("question");
        var box = RoomParts.section("Merge or link", search, found, question, refused);
        root = RoomParts.page(new VBox(known, box));
        root.setId("relatedPage");
        RoomParts.show(question, false);
    }

    ScrollPane root() {
        return root;
    }

    void focus() {
        search.requestFocus();
    }

    void show(RoomSnapshot shown) {
        if (last.filter(was -> was.id().equals(shown.id())).isEmpty()) {
            search.clear();
            refusal.set("");
            RoomParts.show(question, false);
        }
        last = Optional.of(shown);
        var nodes = new ArrayList<Node>();
        shown.incident()
                .course()
                .ending()
                .mergedInto()
                .flatMap(id -> other(shown, id))
                .ifPresent(
                        into -> nodes.add(RoomParts.section("Merged into", row(into, shown, ""))));
        var relations = shown.incident().work().findings().related();
        if (!relations.isEmpty()) {
            var box = RoomParts.section("Linked");
            relations.forEach(relation ->
                    other(shown, relation.other())
                            .ifPresent(each ->
                                    box.getChildren().add(row(each, shown, relation.why()))));
            nodes.add(box);
        }
        known(shown).ifPresent(nodes::add);
        nodes.add(repeats(shown));
        known.getChildren().setAll(nodes);
        find();
    }

    /** Root causes of old, while none is found or another fits. */
    private Optional<Node> known(RoomSnapshot shown) {
        var own = shown.incident().work().findings().rootCause();
        var offers =
                shown.ahead().known().stream()
                        .filter(offer ->
                                own.filter(text -> RootCauses.isSame(text, offer.rootCause()))
                                        .isEmpty())
                        .toList();
        if (offers.isEmpty()) {
            return Optional.empty();
        }
        var box = RoomParts.section("Seen before: is it the same root cause?");
        box.setId("seenBefore");
        offers.forEach(offer -> box.getChildren().add(offer(offer, shown)));
        return Optional.of(box);
    }

    private Node offer(Offer offer, RoomSnapshot shown) {
        var same = RoomParts.button("Same root cause", () -> take(offer), "small");
        same.setId("same-" + offer.past().id().number());
        same.setMinWidth(javafx.scene.control.Button.USE_PREF_SIZE);
        var box =
                new VBox(
                        RoomParts.row(
                                RoomParts.wide(RoomParts.prose(offer.rootCause(), "fact-value")),
                                same),
                        row(
                                offer.past(),
                                shown,
                                RoomTimes.exact(offer.past().detectedAt(), model.zone())),
                        RoomParts.prose("Why offered: " + offer.reasons(), "caption"));
        offer.fixedBy()
                .ifPresent(how ->
                        box.getChildren().add(RoomParts.prose("Fixed by: " + how, "caption")));
        box.getStyleClass().add("offer");
        return box;
    }

    /** The cause is recorded, and with it the link; an older one is linked by hand. */
    private void take(Offer offer) {
        var past = offer.past();
        boolean old =
                past.course()
                        .times()
                        .changed()
                        .isBefore(model.now().getValue().minus(RootCauses.REPEATS));
        model.perform(
                new Command.RecordRootCause(offer.rootCause()),
                refusal,
                () -> {
                    if (old) {
                        model.perform(
                                new Command.Relate(past.id().uuid(), RootCauses.SAME),
                                refusal,
                                () -> {});
                    }
                });
    }

    private Node repeats(RoomSnapshot shown) {
        var box = RoomParts.section("The same before");
        var before = repeatsOf(shown);
        if (before.isEmpty()) {
            box.getChildren()
                    .add(
                            RoomParts.prose(
                                    "None of its checks has failed in another incident.", "muted"));
        }
        before.stream()
                .limit(MOST)
                .forEach(each -> box.getChildren().add(row(each, shown, "same check")));
        return box;
    }

    /** Those in which one of its checks failed too, the newest first. */
    static List<Incident> repeatsOf(RoomSnapshot shown) {
        var checks = shown.incident().course().failures().keySet();
        return shown.others().stream()
                .filter(other ->
                        other.course().failures().keySet().stream().anyMatch(checks::contains))
                .sorted(Comparator.comparing(Incident::detectedAt).reversed())
                .toList();
    }

    /** Those that a number or words of a title mean; all that are open while nothing is asked. */
    static List<Incident> matching(RoomSnapshot shown, String query) {
        var asked = query.strip().toLowerCase(java.util.Locale.ROOT);
        return shown.others().stream()
                .filter(other -> other.state() != State.MERGED)
                .filter(other ->
                        asked.isEmpty()
                                ? other.isOpen()
                                : ("#" + other.id().number()).equals(asked)
                                        || Long.toString(other.id().number()).equals(asked)
                                        || other.subject()
                                                .title()
                                                .toLowerCase(java.util.Locale.ROOT)
                                                .contains(asked))
                .toList();
    }

    private void find() {
        last.ifPresent(shown -> {
            var all = matching(shown, search.getText());
            var nodes = new ArrayList<Node>();
            if (all.isEmpty()) {
                nodes.add(
                        RoomParts.prose(
                                search.getText().isBlank()
                                        ? "No other incident is open."
                                        : "No incident matches.",
                                "muted"));
            }
            all.stream().limit(MOST).forEach(each -> nodes.add(choice(each, shown)));
            found.getChildren().setAll(nodes);
        });
    }

    private Node choice(Incident other, RoomSnapshot shown) {
        var merge = RoomParts.button("Merge", () -> ask(other), "small");
        merge.setId("merge-" + other.id().number());
        var link =
                RoomParts.button(
                        "Link",
                        () ->
                                model.perform(
                                        new Command.Relate(other.id().uuid(), "linked"),
                                        refusal,
                                        () -> {}),
                        "small",
                        "flat");
        link.setId("link-" + other.id().number());
        var row = RoomParts.row(RoomParts.wide(row(other, shown, "")), link, merge);
        return row;
    }

    /** Merging cannot be undone, so it is asked. */
    private void ask(Incident other) {
        var merge =
                RoomParts.button(
                        "Merge into #" + other.id().number(),
                        () -> {
                            RoomParts.show(question, false);
                            model.mergeInto(other.id().uuid(), refusal);
                        },
                        "accent");
        merge.setId("mergeNow");
        question.getChildren()
                .setAll(
                        RoomParts.prose(
                                "This incident ends, its clocks stop, and work goes on in #%d. Both logs stay. This cannot be undone."
                                        .formatted(other.id().number()),
                                "fact-value"),
                        RoomParts.row(
                                merge,
                                RoomParts.button(
                                        "Keep apart", () -> RoomParts.show(question, false))));
        RoomParts.show(question, true);
        merge.requestFocus();
    }

    private static Optional<Incident> other(RoomSnapshot shown, UUID id) {
        return shown.others().stream().filter(each -> each.id().uuid().equals(id)).findFirst();
    }

    private javafx.scene.layout.HBox row(Incident other, RoomSnapshot shown, String why) {
        var link = new Hyperlink("#" + other.id().number());
        link.setMinWidth(Hyperlink.USE_PREF_SIZE);
        link.setOnAction(_ -> model.callbacks().open().accept(other.id().uuid()));
        var state =
                RoomParts.line(
                        Names.state(other.state()) + (why.isEmpty() ? "" : ", " + why), "caption");
        state.setMinWidth(javafx.scene.control.Label.USE_PREF_SIZE);
        return RoomParts.row(
                RoomParts.badge(other.severity(), shown.terms()),
                link,
                RoomParts.wide(RoomParts.line(other.subject().title(), "related-title")),
                state);
    }
}
