package org.tocsin.ui.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.playbook.Runbook;
import org.tocsin.ui.kit.MarkdownView;
import org.tocsin.ui.kit.StatePane;

/** Known issues that look like this incident, and the runbook of its pipeline. */
final class RoomRunbookPage {
    private static final int MOST = 5;

    private final Supplier<RoomPane.Texts> texts;
    private final TextField search = new TextField();
    private final VBox matches = new VBox();
    private final VBox runbook = new VBox();
    private final RoomRunbookEdit edit;
    private final ScrollPane root;
    private Optional<RoomSnapshot> last = Optional.empty();
    private List<RoomMatch> told = List.of();
    private Optional<Runbook> read = Optional.empty();

    RoomRunbookPage(RoomViewModel model, Supplier<RoomPane.Texts> texts) {
        edit = new RoomRunbookEdit(model);
        this.texts = texts;
        search.setId("symptoms");
        search.setPromptText("Search known issues by symptom");
        search.setAccessibleText("Search known issues by symptom");
        search.textProperty().addListener((_, _, _) -> last.ifPresent(this::match));
        matches.getStyleClass().add("matches");
        matches.setId("matches");
        runbook.getStyleClass().addAll("room-section", "markdown");
        root = RoomParts.page(new VBox(search, matches, runbook, edit));
        root.setId("runbookPage");
    }

    ScrollPane root() {
        return root;
    }

    void show(RoomSnapshot shown) {
        boolean first = last.isEmpty();
        last = Optional.of(shown);
        match(shown);
        edit.show(shown);
        var now = runbook(shown);
        if (first || !now.equals(read)) {
            read = now;
            runbook.getChildren().setAll(text(now));
        }
    }

    private void match(RoomSnapshot shown) {
        boolean asked = !search.getText().isBlank();
        var found =
                asked
                        ? RoomMatch.of(search.getText(), shown.terms().guides().knownIssues())
                        : RoomMatch.of(shown);
        if (found.equals(told) && !matches.getChildren().isEmpty()) {
            return;
        }
        told = found;
        var nodes = new ArrayList<Node>();
        nodes.add(RoomParts.heading(asked ? "Known issues found" : "Looks like"));
        if (found.isEmpty()) {
            nodes.add(
                    RoomParts.prose(
                            asked
                                    ? "No known issue has these words."
                                    : "No known issue looks like this incident. Search by what you"
                                            + " see.",
                            "muted"));
        }
        for (int i = 0; i < Math.min(MOST, found.size()); i++) {
            nodes.add(issue(found.get(i), i == 0));
        }
        matches.getChildren().setAll(nodes);
    }

    private static Node issue(RoomMatch match, boolean open) {
        var issue = match.issue();
        var box = new VBox();
        box.getStyleClass().add("issue");
        fact(box, "Common", String.join(", ", match.because()));
        fact(box, "Issue", issue.signs().issue());
        fact(box, "Detection", issue.signs().telling().detection());
        fact(box, "Symptoms", issue.signs().telling().symptoms());
        fact(box, "Impact", issue.signs().impact());
        var group = issue.signs().group();
        var pane =
                new TitledPane(group.isEmpty() ? issue.title() : group + ": " + issue.title(), box);
        pane.setAnimated(false);
        pane.setExpanded(open);
        pane.getStyleClass().add("issue-pane");
        return pane;
    }

    private static void fact(VBox box, String label, String text) {
        if (!text.isBlank()) {
            box.getChildren().add(RoomFacts.row(label, text));
        }
    }

    private Optional<Runbook> runbook(RoomSnapshot shown) {
        var pipeline =
                shown.terms()
                        .around()
                        .directory()
                        .pipeline(shown.incident().subject().place().pipeline())
                        .map(found -> found.flow().runbook());
        var ofIssue = told.stream().map(match -> match.issue().runbook()).findFirst();
        return pipeline.filter(id -> !id.isEmpty())
                .or(() -> ofIssue)
                .flatMap(id ->
                        texts.get().runbooks().stream()
                                .filter(each -> each.id().equals(id))
                                .findFirst());
    }

    private static List<Node> text(Optional<Runbook> found) {
        return found.map(
                        text -> {
                            var nodes = new ArrayList<Node>();
                            nodes.add(RoomParts.heading(text.title()));
                            nodes.addAll(MarkdownView.nodes(text.markdown()));
                            return (List<Node>) nodes;
                        })
                .orElseGet(() ->
                        List.of(
                                StatePane.empty(
                                        Feather.BOOK_OPEN,
                                        "No runbook: the incident's pipeline names none.")));
    }
}
