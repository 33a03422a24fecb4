package org.tocsin.ui.playbook;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.tocsin.domain.playbook.Written;
import org.tocsin.domain.response.Template;

/** Of a template: where it is used, its text, and the way to edit it. */
final class TemplatePart {
    private final PlaybookViewModel model;
    private final TemplateViewModel templates;

    TemplatePart(PlaybookViewModel model, TemplateViewModel templates) {
        this.model = model;
        this.templates = templates;
    }

    /**
     * @param at where it is written; empty while the files have not been read
     */
    Node of(Template template, Optional<Written.Spot> at) {
        var box = new VBox(acts(template, at), uses(template), text(template));
        box.getStyleClass().add("playbook-check");
        return box;
    }

    private Node acts(Template template, Optional<Written.Spot> at) {
        var row = new FlowPane();
        row.getStyleClass().add("playbook-spot");
        if (templates.isPossible()) {
            var edit = new Button("Edit with preview");
            edit.setId("template-edit");
            edit.getStyleClass().add("accent");
            edit.setDisable(at.isEmpty());
            edit.setOnAction(_ -> at.ifPresent(spot -> templates.open(template, spot)));
            row.getChildren().add(edit);
        } else {
            var copy = new Button("Copy to edit");
            copy.setId("template-copy");
            copy.setOnAction(_ -> model.copyToEdit());
            row.getChildren()
                    .addAll(
                            copy,
                            DetailView.wrapped(
                                    "This playbook ships with Tocsin. A copy in the workspace can be edited.",
                                    "playbook-muted"));
        }
        return row;
    }

    private Node uses(Template template) {
        var audience = template.offer().audience();
        var box = new VBox();
        box.getStyleClass().add("playbook-origin");
        templates
                .usages(template)
                .forEach(each ->
                        box.getChildren()
                                .add(DetailView.wrapped(Says.usage(each), "playbook-text")));
        box.getChildren()
                .add(
                        DetailView.wrapped(
                                "Offered to whoever writes "
                                        + (audience.isEmpty() ? "to anybody" : "to " + audience)
                                        + switch (template.use()) {
                                            case INITIAL -> " about a new incident.";
                                            case UPDATE -> " how things stand.";
                                            case RESOLUTION -> " that an incident is over.";
                                            case ANNOTATION -> ", as a mark on dashboards.";
                                            case TICKET -> ", as a ticket.";
                                            case REPORT -> ", as a report.";
                                            case MAINTENANCE -> " about maintenance.";
                                        },
                                "playbook-muted"));
        return DetailView.section("Where it is used", box);
    }

    private static Node text(Template template) {
        var box = new VBox(8);
        if (!template.subject().isEmpty()) {
            box.getChildren().add(DetailView.wrapped(template.subject(), "playbook-code"));
        }
        box.getChildren().add(DetailView.wrapped(template.body(), "playbook-code"));
        return DetailView.section(template.subject().isEmpty() ? "Text" : "Subject and text", box);
    }
}
