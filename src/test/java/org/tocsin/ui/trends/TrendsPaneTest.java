package org.tocsin.ui.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Exclusion;
import org.tocsin.domain.trend.Mark;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Threads;

@ExtendWith(ApplicationExtension.class)
class TrendsPaneTest {
    private final FakeTrends desk = new FakeTrends();
    private final FakeNotes notes = new FakeNotes();
    private final List<CheckId> checks = new ArrayList<>();
    private final List<UUID> incidents = new ArrayList<>();
    private final List<TrendsPane.Report> reports = new ArrayList<>();
    private Optional<Path> file = Optional.empty();
    private TrendsPane pane;

    @TempDir Path folder;

    @Start
    void show(Stage stage) {
        desk.marks.add(
                new Mark(
                        Mark.Kind.INCIDENT,
                        new Mark.Span(Instant.ofEpochMilli(Plant.day(0)), Plant.NOW),
                        "#12 Revenue fell",
                        Set.of(Plant.REVENUE.check().id()),
                        Optional.of(new UUID(0, 12))));
        pane =
                new TrendsPane(
                        desk,
                        new Threads(Runnable::run, Platform::runLater),
                        new TrendsPane.Around(
                                new SimpleObjectProperty<>(Plant.NOW),
                                Plant.ZONE,
                                notes,
                                (_, _) -> file),
                        new TrendsPane.Links(checks::add, incidents::add, reports::add));
        var scene = new Scene(pane.view().content(), 1_000, 700);
        scene.getStylesheets().add("/styles/tokens.css");
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.asyncFx(pane::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static <N extends Node> N find(FxRobot robot, String query, Class<N> type) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(query).queryAs(type);
    }

    private void perform(String action) {
        WaitForAsyncUtils.asyncFx(() ->
                pane.actions().stream()
                        .filter(each -> each.id().equals("trends." + action))
                        .findFirst()
                        .orElseThrow()
                        .perform());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void chart(String... metrics) {
        for (var metric : metrics) {
            WaitForAsyncUtils.asyncFx(() -> pane.toggle(metric));
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String heard(FxRobot robot) {
        return heard(robot, "#trend-chart");
    }

    private static String heard(FxRobot robot, String query) {
        var node = find(robot, query, Node.class);
        var words =
                WaitForAsyncUtils.asyncFx(() ->
                        String.valueOf(node.queryAccessibleAttribute(AccessibleAttribute.TEXT)));
        return WaitForAsyncUtils.waitFor(words);
    }

    private static boolean isThere(FxRobot robot, String query) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(query).tryQuery().filter(TrendsPaneTest::isShown).isPresent();
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    @Test
    void aMetricIsChosenByAClickAndFoundByTheSearch(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("Daily revenue");
        assertThat(heard(robot)).contains("Daily revenue: 28 values");
        perform("search");
        robot.write("raw");
        assertThat(find(robot, "#trend-list", ListView.class).getItems()).hasSize(1);
        robot.type(KeyCode.ESCAPE);
        assertThat(find(robot, "#trend-list", ListView.class).getItems()).hasSize(5);
    }

    @Test
    void aListIsUsedWithTheKeyboardAlone(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.asyncFx(() -> {
            var list = robot.lookup("#trend-list").queryAs(ListView.class);
            list.requestFocus();
            list.getFocusModel().focus(1);
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.SPACE);
        assertThat(heard(robot)).contains("Daily revenue");
    }

    @Test
    void fromAPointOneGetsToItsRunItsRowsAndItsIncident(FxRobot robot) {
        chart("revenue");
        perform("previous");
        perform("open");
        assertThat(find(robot, "#point-value", Label.class).getText()).isEqualTo("250");
        assertThat(find(robot, "#point-sql", TextArea.class).getText())
                .isEqualTo("select sum(amount) from orders");
        assertThat(find(robot, "#point-rows", TableView.class).getItems()).hasSize(1);
        press(robot, "#point-incident");
        assertThat(incidents).containsExactly(new UUID(0, 12));
        press(robot, "#point-check");
        assertThat(checks).containsExactly(Plant.REVENUE.check().id());
    }

    private static void press(FxRobot robot, String button) {
        var found = find(robot, button, Button.class);
        WaitForAsyncUtils.asyncFx(found::fire);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void whatMovedUpstreamIsOfferedFirst(FxRobot robot) {
        chart("revenue");
        perform("previous");
        perform("open");
        var first = find(robot, ".moved", Button.class);
        assertThat(first.getAccessibleText())
                .startsWith("Raw rows")
                .contains("Upstream, in raw: nothing before it moved");
        WaitForAsyncUtils.asyncFx(first::fire);
        assertThat(heard(robot)).contains("Raw rows: 28 values");
    }

    @Test
    void anIncidentOpenedHereKnowsWhatWasSeen(FxRobot robot) {
        chart("revenue");
        perform("previous");
        perform("declare");
        assertThat(reports)
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.title()).isEqualTo("Daily revenue is 250");
                    assertThat(report.since()).isEqualTo("2025-03-04 00:00");
                    assertThat(report.words()).contains("expected 1,000, band 700 to 1,300");
                });
    }

    @Test
    void aStretchIsNamedWithTheKeyboardAndCanBeUndone(FxRobot robot) {
        chart("revenue");
        perform("previous");
        perform("mark");
        perform("previous");
        perform("mark");
        assertThat(isThere(robot, "#stretch-form")).isTrue();
        robot.write("the feed was cut");
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.excluded)
                .singleElement()
                .satisfies(made -> {
                    assertThat(made.reason()).isEqualTo("incident: the feed was cut");
                    assertThat(made.scope())
                            .isEqualTo(
                                    new Exclusion.Scope.OfMeasure(
                                            Plant.REVENUE.check().measure().id()));
                    assertThat(made.stretch().from().toEpochMilli()).isEqualTo(Plant.day(1));
                });
        assertThat(heard(robot)).contains("2 marks");
        assertThat(notes.undos).hasSize(1);
        WaitForAsyncUtils.asyncFx(notes.undos.getFirst());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.withdrawn).hasSize(1);
        assertThat(heard(robot)).contains("1 marks");
    }

    @Test
    void aStretchWithoutAReasonIsNotKept(FxRobot robot) {
        chart("revenue");
        perform("previous");
        perform("note");
        press(robot, "#stretch-save");
        assertThat(find(robot, "#stretch-trouble", Label.class).getText()).startsWith("Say why");
        robot.type(KeyCode.ESCAPE);
        assertThat(isThere(robot, "#stretch-form")).isFalse();
        assertThat(desk.excluded).isEmpty();
    }

    @Test
    void aDeploymentIsNotedAndTakenAwayAgain(FxRobot robot) {
        chart("revenue");
        perform("previous");
        perform("note");
        robot.write("shop 4.2");
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.marks).extracting(Mark::kind).contains(Mark.Kind.DEPLOYMENT);
        perform("previous");
        perform("next");
        perform("remove");
        assertThat(desk.marks).extracting(Mark::kind).doesNotContain(Mark.Kind.DEPLOYMENT);
    }

    @Test
    void theTableHoldsTheSameValuesAndOpensThem(FxRobot robot) {
        chart("revenue", "orders-count");
        perform("table");
        var table = find(robot, "#trend-table", TableView.class);
        assertThat(table.getItems()).hasSize(56);
        WaitForAsyncUtils.asyncFx(() -> {
            table.requestFocus();
            table.getSelectionModel().select(0);
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.ENTER);
        assertThat(isThere(robot, "#trend-point")).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(isThere(robot, "#trend-point")).isFalse();
    }

    @Test
    void aScatterNeedsTwoMetricsAndTellsHowTheyCorrelate(FxRobot robot) {
        chart("revenue");
        perform("pair");
        assertThat(robot.lookup(".state-sentence").queryAs(Label.class).getText())
                .startsWith("Choose a second metric");
        chart("raw-rows");
        assertThat(heard(robot, "#trend-sheet"))
                .contains("Raw rows by Daily revenue")
                .contains("Pearson 1.00, Spearman 1.00, n = 28");
    }

    @Test
    void segmentsAreShownSideBySide(FxRobot robot) {
        chart("by-country|country=DE");
        perform("segments");
        assertThat(heard(robot, "#trend-sheet")).contains("country=DE").contains("country=FR");
        perform("spread");
        assertThat(heard(robot, "#trend-sheet"))
                .startsWith("Distribution")
                .doesNotContain("country=FR");
    }

    @Test
    void whatIsOnScreenIsWrittenToFiles(FxRobot robot) throws Exception {
        chart("revenue");
        find(robot, "#trend-chart", Node.class);
        for (var kind : List.of("csv", "png", "svg")) {
            file = Optional.of(folder.resolve("out." + kind));
            perform(kind);
        }
        assertThat(Files.readAllLines(folder.resolve("out.csv")))
                .hasSize(29)
                .startsWith("metric,time,value,expected,lower,upper,verdict")
                .contains("revenue,2025-03-04T00:00:00Z,250,1000,700,1300,P1");
        var image = javax.imageio.ImageIO.read(folder.resolve("out.png").toFile());
        assertThat(image.getWidth()).isGreaterThan(800);
        assertThat(Files.readString(folder.resolve("out.svg"))).contains("<svg").contains("<path");
        assertThat(notes.said).hasSize(3);
    }

    @Test
    void aFileThatCannotBeWrittenIsToldOf() {
        chart("revenue");
        file = Optional.of(folder.resolve("nowhere").resolve("out.csv"));
        perform("csv");
        assertThat(notes.troubles).hasSize(1);
    }

    @Test
    void aViewIsSavedByAName(FxRobot robot) {
        chart("revenue", "raw-rows");
        WaitForAsyncUtils.asyncFx(() -> pane.saveView("Monday look"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.views.get("Monday look").metrics()).containsExactly("revenue", "raw-rows");
        assertThat(
                        find(robot, "#trend-views", javafx.scene.control.MenuButton.class)
                                .getItems()
                                .getFirst()
                                .getText())
                .isEqualTo("Monday look");
    }

    @Test
    void aDragZoomsAndTheWheelZoomsBack(FxRobot robot) {
        chart("revenue");
        var chart = find(robot, "#trend-chart", Node.class);
        var stretch = find(robot, "#trend-stretch", Label.class);
        String before = stretch.getText();
        robot.moveTo(chart).drag(javafx.scene.input.MouseButton.PRIMARY).moveBy(120, 0).drop();
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(stretch.getText()).isNotEqualTo(before);
        perform("all");
        assertThat(stretch.getText()).startsWith("2 Jan 2025");
    }

    @Test
    void everyActionHasANameAndNoTwoShareTheirKeys(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pane.actions()).extracting(Action::id).doesNotHaveDuplicates();
        assertThat(pane.actions().stream().map(Action::keys).filter(keys -> !keys.isEmpty()))
                .doesNotHaveDuplicates();
    }

    @Test
    void lettersTypedIntoTheReasonAreNoCommands(FxRobot robot) {
        chart("revenue");
        perform("previous");
        perform("note");
        robot.write("1 2 3 m x");
        assertThat(find(robot, "#stretch-reason", TextField.class).getText())
                .isEqualTo("1 2 3 m x");
    }
}
