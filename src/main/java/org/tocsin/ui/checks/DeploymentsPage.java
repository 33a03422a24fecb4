package org.tocsin.ui.checks;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.deployment.Deployment;
import org.tocsin.ui.kit.Bidi;
import org.tocsin.ui.kit.Icons;
import org.tocsin.ui.kit.StatePane;

/** Deployments in place of the table of checks: a list, and beside it the one that is chosen. */
final class DeploymentsPage extends BorderPane {
    private final DeploymentsViewModel model;
    private final ListView<Deployment> list = new ListView<>();
    private final DeploymentDetail detail;
    private final DeploymentForm form;
    private final ScrollPane beside = new ScrollPane();
    private final Label fault = new Label();
    private boolean planning;
    private boolean mirroring;

    /**
     * @param leave goes back to the checks
     */
    DeploymentsPage(DeploymentsViewModel model, Runnable leave) {
        this.model = model;
        detail = new DeploymentDetail(model);
        form = new DeploymentForm(model, () -> plan(false));
        setId("deployments");
        getStyleClass().add("deployments");
        getStylesheets().add("/styles/deployments.css");
        setTop(new VBox(bar(leave), faults()));
        list.setId("deploymentList");
        list.setAccessibleText("Deployments");
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> {
                    if (chosen != null && !mirroring) {
                        plan(false);
                        model.choose(chosen.id());
                    }
                });
        beside.setFitToWidth(true);
        beside.setId("deploymentBeside");
        beside.getStyleClass().add("detail-scroll");
        setCenter(beside);
        model.sight().subscribe(this::show);
    }

    private Node bar(Runnable leave) {
        var back = new Button("Checks", Icons.icon(Feather.ARROW_LEFT, "back-icon"));
        back.setId("leaveDeployments");
        back.getStyleClass().add("flat");
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(_ -> leave.run());
        var title = new Label("Deployments");
        title.getStyleClass().add("deployments-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var plan = new Button("Plan a deployment");
        plan.setId("planDeployment");
        plan.setMinWidth(USE_PREF_SIZE);
        plan.getStyleClass().add("accent");
        plan.setOnAction(_ -> plan(true));
        var bar = new HBox(back, title, space, plan);
        bar.getStyleClass().add("toolbar");
        return bar;
    }

    private Node faults() {
        fault.setId("deploymentFault");
        fault.setMaxWidth(Double.MAX_VALUE);
        Bidi.wrap(fault);
        fault.textProperty().bind(model.fault());
        HBox.setHgrow(fault, Priority.ALWAYS);
        var banner = new HBox(fault);
        banner.getStyleClass().add("banner");
        banner.visibleProperty().bind(model.fault().isNotEmpty());
        banner.managedProperty().bind(banner.visibleProperty());
        return banner;
    }

    /** Opens or leaves the form. */
    void plan(boolean open) {
        planning = open;
        if (open) {
            form.begin();
        }
        show(model.sight().get());
        if (open) {
            form.focus();
        }
    }

    private void show(DeploymentsViewModel.Sight sight) {
        mirroring = true;
        try {
            if (!list.getItems().equals(sight.all())) {
                list.getItems().setAll(sight.all());
            }
            sight.chosen()
                    .filter(chosen -> !chosen.equals(list.getSelectionModel().getSelectedItem()))
                    .ifPresent(chosen -> list.getSelectionModel().select(chosen));
        } finally {
            mirroring = false;
        }
        setLeft(sight.all().isEmpty() ? null : list);
        beside.setFitToHeight(!planning && sight.chosen().isEmpty());
        if (planning) {
            beside.setContent(form);
        } else if (sight.chosen().isPresent()) {
            detail.show(sight.chosen().get(), sight.figures());
            beside.setContent(detail);
        } else {
            beside.setContent(
                    sight.known()
                            ? StatePane.empty(
                                    Feather.UPLOAD_CLOUD,
                                    "Nothing has gone out yet. Plan a deployment: its checklist is"
                                            + " ticked before, its checks run faster after, and a"
                                            + " breach proposes to go back.")
                            : StatePane.loading(5));
        }
    }

    void focus() {
        if (list.getItems().isEmpty()) {
            lookupAll("#planDeployment").forEach(Node::requestFocus);
        } else {
            list.requestFocus();
        }
    }

    /** Leaves the form; false when it is not open. */
    boolean leaveForm() {
        boolean was = planning;
        if (was) {
            plan(false);
            focus();
        }
        return was;
    }

    private final class Cell extends ListCell<Deployment> {
        private final Label title = new Label();
        private final Label state = new Label();
        private final Label when = new Label();
        private final VBox box;

        Cell() {
            title.getStyleClass().add("deployment-title");
            title.setMaxWidth(Double.MAX_VALUE);
            when.getStyleClass().add("deployment-when");
            HBox.setHgrow(when, Priority.ALWAYS);
            when.setMaxWidth(Double.MAX_VALUE);
            var line = new HBox(state, when);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setSpacing(8);
            box = new VBox(title, line);
            box.setSpacing(2);
            // As wide as the list, however long a title is.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Deployment item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            title.setText(item.title());
            DeploymentDetail.state(state, item);
            var at = Optional.of(item.log().getLast().at());
            when.setText(Moments.brief(at.get(), model.zone()));
            setAccessibleText("%s, %s".formatted(item.title(), item.state()));
            setGraphic(box);
        }
    }
}
