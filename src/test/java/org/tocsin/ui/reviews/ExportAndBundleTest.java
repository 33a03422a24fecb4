package org.tocsin.ui.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.engine.ReviewPapers;
import org.tocsin.report.review.Papers;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.Theme;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Trouble;

/** A review leaves by its form's menu and is looked at again as a bundle. */
@ExtendWith(ApplicationExtension.class)
class ExportAndBundleTest implements Notes {
    @TempDir private static Path folder;

    private final ReviewRig rig = new ReviewRig();
    private final List<String> said = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private UUID incident;
    private ReviewsPane pane;

    @Start
    void show(Stage stage) {
        incident = rig.resolved("P0", "Churned customers in the active segment");
        rig.fill(incident);
        var press =
                new Papers.Press(
                        "Tocsin 1",
                        "Shop",
                        text -> text,
                        (file, content) -> Files.write(file, content));
        pane =
                new ReviewsPane(
                                new ReviewsPane.Engine(
                                        rig.incidents,
                                        rig.reviews,
                                        () -> rig.playbook,
                                        (_, _, _) -> {}),
                                new ReviewsPane.Around(
                                        new Threads(Runnable::run, Platform::runLater),
                                        new SimpleObjectProperty<>(rig.now),
                                        rig.reviews.zone(),
                                        this,
                                        (_, name) -> Optional.of(folder.resolve(name))),
                                new ReviewsPane.Links(_ -> {}))
                        .papers(
                                new Papers(rig.reviews, press, rig),
                                (_, _) -> Optional.of(folder.resolve("incident-1-evidence.zip")));
        var view = pane.view();
        stage.setScene(new Theme(new Look()).dress(new Scene(view.content(), 1200, 800)));
        stage.show();
        view.onItem().accept(Optional.of(incident.toString()));
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(pane::close);
        rig.store.close();
    }

    private void choose(FxRobot robot, String id) {
        robot.interact(() ->
                robot.lookup("#review-export").queryAs(MenuButton.class).getItems().stream()
                        .filter(item -> id.equals(item.getId()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aReviewIsExportedAndItsBundleIsLookedAtButNotWhenAByteWasChanged(FxRobot robot)
            throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        choose(robot, "export-md");
        assertThat(folder.resolve("incident-1-review.md")).content().contains("DRAFT");
        assertThat(said).last().asString().endsWith("marked DRAFT");

        choose(robot, "export-bundle");
        press(robot, "#reviews-bundles");
        press(robot, "#bundle-page .button");
        assertThat(robot.lookup("#bundle-banner").queryAs(Labeled.class).getText())
                .isEqualTo("Read-only, from a bundle of Shop, verified");
        assertThat(robot.lookup("#bundle-review .label").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("Incident #1: Churned customers in the active segment", "5 Whys");
        press(robot, "#bundle-tab-log");
        assertThat(robot.lookup("#bundle-log").queryAs(TableView.class).getItems())
                .hasSize(rig.reviews.log(incident).size());
        press(robot, "#bundle-tab-files");
        assertThat(robot.lookup("#bundle-files").queryAs(TableView.class).getItems())
                .hasSizeGreaterThan(7);

        var file = folder.resolve("incident-1-evidence.zip");
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        press(robot, "#bundle-open");
        assertThat(robot.lookup("#bundle-page .state-sentence").queryAs(Labeled.class).getText())
                .isEqualTo("The bundle is not shown");
        assertThat(robot.lookup("#bundle-page .state-detail").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .anyMatch(text -> text.contains("not as it was written"));
    }

    @Test
    void rowsGoOnlyWhenTheyAreAskedForAndACancelledExportWritesNothing() {
        var orders = new ArrayList<ReviewPapers.Order>();
        var watches = new ArrayList<Boolean>();
        var queue = new ArrayList<Runnable>();
        var model =
                new ExportViewModel(
                        new ReviewPapers() {
                            @Override
                            public Outcome export(UUID id, Order order, Watch watch) {
                                orders.add(order);
                                watches.add(watch.goesOn("Making pages", 0.5));
                                return new Outcome.Cancelled();
                            }

                            @Override
                            public Reading open(Path file) {
                                return new Reading.Refused("never asked");
                            }
                        },
                        new Threads(queue::add, Runnable::run),
                        this,
                        incident);
        model.export(ReviewPapers.Format.PDF, folder.resolve("x.pdf"), false);
        assertThat(model.busy().get()).isTrue();
        model.export(ReviewPapers.Format.PDF, folder.resolve("y.pdf"), true);
        model.cancel();
        queue.forEach(Runnable::run);
        assertThat(model.busy().get()).isFalse();
        assertThat(orders).singleElement().matches(order -> !order.rows());
        assertThat(watches).containsExactly(false);
        assertThat(said).containsExactly("Not exported");
    }

    @Test
    void theMenuOffersEveryFormatAndRowsAreOffToBeginWith(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        var items = robot.lookup("#review-export").queryAs(MenuButton.class).getItems();
        assertThat(items)
                .extracting("text")
                .contains("Markdown…", "HTML…", "PDF…", "JSON…", "Evidence bundle…");
        assertThat(items)
                .last()
                .isInstanceOfSatisfying(
                        CheckMenuItem.class, rows -> assertThat(rows.isSelected()).isFalse());
    }

    @Override
    public void said(String sentence) {
        said.add(sentence);
    }

    @Override
    public void undoable(String sentence, Runnable undo) {
        said.add(sentence);
    }

    @Override
    public Note trouble(Trouble trouble) {
        troubles.add(trouble.what());
        return () -> {};
    }

    @Override
    public Note busy(String sentence) {
        return () -> {};
    }
}
