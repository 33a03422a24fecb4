package org.tocsin.ui.checks;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Unit;
import org.tocsin.engine.Desk;

/**
 * Shows the place with a made-up desk, to look at: {@code ChecksDemo [dark] [open=ID] [group]
 * [overfull] [empty] [loading] [failed] [running] [trouble] [nomatch] [width=N height=N]}.
 */
public final class ChecksDemo extends Application {
    public static void main(String[] args) {
        launch(ChecksDemo.class, args);
    }

    @Override
    public void start(Stage stage) {
        var wishes = getParameters().getRaw();
        for (var weight : List.of("Regular", "Medium", "SemiBold")) {
            var font = ChecksDemo.class.getResourceAsStream("/fonts/Inter-" + weight + ".ttf");
            if (font != null) {
                javafx.scene.text.Font.loadFont(font, 13);
            }
        }
        boolean dark = wishes.contains("dark");
        setUserAgentStylesheet(
                dark
                        ? new atlantafx.base.theme.PrimerDark().getUserAgentStylesheet()
                        : new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet());
        var desk =
                wishes.contains("overfull")
                        ? overfull()
                        : wishes.contains("empty")
                                ? new FakeDesk(Shop.playbook(List.of()), List.of())
                                : Shop.desk();
        if (wishes.contains("failed")) {
            desk.broken = "the workspace file is in use by another program";
        }
        var background = Executors.newVirtualThreadPerTaskExecutor();
        var threads =
                new ChecksPane.Threads(
                        wishes.contains("loading") ? _ -> {} : background, Platform::runLater);
        var pane =
                new ChecksPane(
                        new ChecksPane.Engine(desk, new FakeSchedule(), deployments(wishes)),
                        threads,
                        new SimpleObjectProperty<>(Shop.NOW),
                        Shop.ZONE);
        var root = new StackPane(pane.root());
        root.setStyle("-fx-font-family: \"Inter Tocsin\"");
        if (dark) {
            root.getStyleClass().add("dark");
        }
        var scene = new Scene(root, number(wishes, "width=", 1224), number(wishes, "height=", 720));
        scene.getStylesheets().add("/styles/tokens.css");
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        Platform.runLater(() -> Platform.runLater(() -> wish(wishes, pane, desk)));
    }

    private static FakeDeployments deployments(List<String> wishes) {
        var deployments = new FakeDeployments();
        if (wishes.contains("watched")) {
            deployments.some();
        }
        return deployments;
    }

    private static void wish(List<String> wishes, ChecksPane pane, FakeDesk desk) {
        later(700, () -> act(wishes, pane, desk));
        later(2_200, () -> scroll(wishes, pane));
        later(2_700, () -> System.out.println("READY"));
    }

    private static void later(long millis, Runnable act) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
                .execute(() -> Platform.runLater(act));
    }

    private static void act(List<String> wishes, ChecksPane pane, FakeDesk desk) {
        wishes.stream()
                .filter(wish -> wish.startsWith("open="))
                .forEach(wish -> pane.show(new CheckId(wish.substring(5))));
        for (var place : List.of("deployments", "deploy")) {
            if (wishes.contains(place)) {
                pane.actions().stream()
                        .filter(action -> action.id().equals("checks." + place))
                        .forEach(action -> action.run().run());
            }
        }
        if (wishes.contains("group")) {
            pane.actions().stream()
                    .filter(action -> action.id().equals("checks.group"))
                    .forEach(action -> action.run().run());
        }
        if (wishes.contains("tall")) {
            pane.compact().set(false);
        }
        if (wishes.contains("running")) {
            desk.tell(
                    new Desk.Event.Progress(
                            Set.of(new CheckId("event-count"), new CheckId("schema")), 7, 14));
        }
        if (wishes.contains("trouble")) {
            desk.tell(
                    new Desk.Event.Trouble(
                            "Results are not being stored: the disk that holds the workspace is"
                                    + " full. Free some space; waiting results are written then."));
        }
        if (wishes.contains("nomatch")) {
            ((TextField) pane.root().lookup("#search")).setText("zebra");
        }
    }

    private static void scroll(List<String> wishes, ChecksPane pane) {
        wishes.stream()
                .filter(wish -> wish.startsWith("scroll="))
                .forEach(wish ->
                        ((javafx.scene.control.ScrollPane) pane.root().lookup(".detail-scroll"))
                                .setVvalue(Double.parseDouble(wish.substring(7))));
    }

    private static double number(List<String> wishes, String name, double otherwise) {
        return wishes.stream()
                .filter(wish -> wish.startsWith(name))
                .map(wish -> Double.parseDouble(wish.substring(name.length())))
                .findFirst()
                .orElse(otherwise);
    }

    static FakeDesk overfull() {
        var shop = Shop.desk();
        var like = shop.statuses();
        var statuses = new ArrayList<Desk.Status>();
        for (int i = 0; i < 10_000; i++) {
            var model = like.get(i % like.size());
            String name =
                    switch (i % 29) {
                        case 1 -> "A very long name that goes on ".repeat(100);
                        case 2 -> "معدل القيم الفارغة في معرف العميل";
                        case 3 -> "בדיקת הכנסות יומית ".repeat(8);
                        default -> model.check().title().name() + " " + i;
                    };
            var base = Shop.check("c-" + i, name, model.check().measure().dataSet(), Unit.COUNT);
            var check =
                    new Check(
                            base.id(),
                            base.title(),
                            base.measure(),
                            model.check().rules(),
                            base.handling());
            statuses.add(
                    new Desk.Status(
                            check,
                            model.last(),
                            model.recent(),
                            Optional.of(
                                    new Schedule.Daily(LocalTime.of(6, 30), Shop.ZONE)
                                            .next(Shop.NOW)
                                            .orElseThrow())));
        }
        return new FakeDesk(
                Shop.playbook(statuses.stream().map(Desk.Status::check).toList()), statuses);
    }
}
