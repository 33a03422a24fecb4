package org.tocsin.ui.incidents;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import org.tocsin.ui.kit.Views;

/** The pages beside the timeline. */
final class RoomPages {
    private final RoomImpactController impactController;
    private final RoomStepsPage steps;
    private final RoomRunbookPage runbook;
    private final RoomPlanPage plan;
    private final RoomResolutionPage resolution;
    private final RoomEvidencePage evidence;
    private final RoomMessagesPage messages;
    private final RoomWhyPage why;
    private final RoomRelatedPage related;
    private final RoomBlastPage blast;
    private final Node impact;
    private final Map<Page, Tab> tabs = new EnumMap<>(Page.class);
    private RoomPane.Texts texts;

    enum Page {
        PROCEDURE("Procedure"),
        RUNBOOK("Runbook"),
        IMPACT("Impact"),
        PLAN("Flight plan"),
        RESOLUTION("Resolution"),
        EVIDENCE("Evidence"),
        MESSAGES("Messages"),
        WHY("Why told"),
        RELATED("Related"),
        BLAST("Blast radius");

        private final String title;

        Page(String title) {
            this.title = title;
        }
    }

    RoomPages(RoomViewModel model, RoomPane.Texts texts, Runnable reopen) {
        this.texts = texts;
        steps = new RoomStepsPage(model);
        runbook = new RoomRunbookPage(model, this::texts);
        impactController = new RoomImpactController(model, new RoomImpact(model));
        impact = Views.load("incidents/roomImpact", RoomImpactController.class, impactController);
        plan = new RoomPlanPage(model);
        resolution = new RoomResolutionPage(model, reopen);
        evidence = new RoomEvidencePage(model);
        messages = new RoomMessagesPage(model, this::texts);
        why = new RoomWhyPage(model);
        related = new RoomRelatedPage(model);
        blast = new RoomBlastPage(model.zone());
        for (var page : Page.values()) {
            var tab = new Tab(page.title, node(page));
            tab.setId("tab-" + page.title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
            tabs.put(page, tab);
        }
    }

    private Node node(Page page) {
        return switch (page) {
            case PROCEDURE -> steps.root();
            case RUNBOOK -> runbook.root();
            case IMPACT -> impact;
            case PLAN -> plan.root();
            case RESOLUTION -> resolution.root();
            case EVIDENCE -> evidence.root();
            case MESSAGES -> messages.root();
            case WHY -> why.root();
            case RELATED -> related.root();
            case BLAST -> blast.root();
        };
    }

    List<Tab> tabs() {
        return Arrays.stream(Page.values()).map(tabs::get).toList();
    }

    RoomPane.Texts texts() {
        return texts;
    }

    void show(RoomPane.Texts changed) {
        texts = changed;
    }

    void take(RoomSnapshot shown) {
        steps.show(shown);
        runbook.show(shown);
        plan.show(shown);
        resolution.show(shown);
        evidence.show(shown);
        messages.show(shown);
        why.show(shown);
        related.show(shown);
        blast.show(shown);
    }

    void tick() {
        plan.tick();
    }

    /** Puts the focus where one begins on a page. */
    void focus(Page page) {
        switch (page) {
            case IMPACT -> impactController.focus();
            case RESOLUTION -> resolution.focus();
            case MESSAGES -> messages.focus();
            case RELATED -> related.focus();
            case PROCEDURE, RUNBOOK, PLAN, EVIDENCE, WHY, BLAST -> node(page).requestFocus();
        }
    }
}
