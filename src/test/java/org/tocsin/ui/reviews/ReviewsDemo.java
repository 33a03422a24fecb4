package org.tocsin.ui.reviews;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.tocsin.domain.review.Section;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.SaveAs;
import org.tocsin.ui.kit.Theme;
import org.tocsin.ui.kit.ThemeMode;
import org.tocsin.ui.kit.Threads;

/**
 * Shows the place to look at: {@code dark}, {@code empty}, {@code meeting}, {@code page=Actions}.
 */
public final class ReviewsDemo extends Application {
    private final ReviewRig rig = new ReviewRig();

    public static void main(String[] args) {
        launch(args);
    }

    @Override
    public void start(Stage stage) {
        var wishes = getParameters().getRaw();
        var look = new Look();
        look.mode().set(wishes.contains("dark") ? ThemeMode.DARK : ThemeMode.LIGHT);
        var open = wishes.contains("empty") ? null : fill(wishes.contains("long"));
        var pane =
                new ReviewsPane(
                        new ReviewsPane.Engine(
                                rig.incidents, rig.reviews, () -> rig.playbook, (_, _, _) -> {}),
                        new ReviewsPane.Around(
                                new Threads(
                                        Executors.newVirtualThreadPerTaskExecutor(),
                                        Platform::runLater),
                                new SimpleObjectProperty<>(rig.now),
                                rig.reviews.zone(),
                                new FakeNotes(),
                                SaveAs.ofDesktop()),
                        new ReviewsPane.Links(_ -> {}));
        var view = pane.view();
        view.onItem().accept(java.util.Optional.empty());
        var scene =
                new Scene(
                        view.content(),
                        number(wishes, "width=", 1224),
                        number(wishes, "height=", 740));
        stage.setScene(new Theme(look).dress(scene));
        stage.setX(0);
        stage.setY(0);
        stage.show();
        later(
                1_000,
                () -> {
                    if (open != null && !wishes.contains("none")) {
                        view.onItem().accept(java.util.Optional.of(open.toString()));
                    }
                });
        if (wishes.contains("tour")) {
            tour(scene, look);
        } else {
            later(3_000, () -> act(wishes, scene));
            later(6_000, () -> System.out.println("READY"));
        }
    }

    /** One picture after the other, each named when it stands. */
    private static void tour(Scene scene, Look look) {
        var steps =
                List.of(
                        List.of("top"),
                        List.of("scroll=25"),
                        List.of("scroll=50"),
                        List.of("scroll=75"),
                        List.of("add", "scroll=100"),
                        List.of("finish"),
                        List.of("meeting", "scroll=1"),
                        List.of("page=Actions"));
        long at = 6_000;
        for (var mode : List.of(ThemeMode.LIGHT, ThemeMode.DARK)) {
            for (var step : steps) {
                later(
                        at,
                        () -> {
                            look.mode().set(mode);
                            act(step, scene);
                        });
                var name = mode.name().toLowerCase() + "-" + step.getFirst().replace('=', '-');
                later(at + 3_500, () -> System.out.println("READY " + name));
                at += 5_500;
            }
            later(at, () -> act(List.of("page=Reviews", "meeting"), scene));
            at += 1_500;
        }
        later(at, Platform::exit);
    }

    private UUID fill(boolean full) {
        for (int i = 0; i < 3; i++) {
            rig.resolved("P3", "Late file of supplier " + (i + 1));
        }
        var finished = rig.resolved("P1", "Nightly load stopped");
        rig.reviews.finish(finished, "");
        rig.resolved("P1", "Orders counted twice");
        rig.later(60 * 24 * 3);
        rig.resolved("P2", "تأخر ملف الطلبات اليومي من المورد الرئيسي");
        var open =
                rig.resolved(
                        "P0",
                        "Customer segmentation data contained churned customers"
                                + (full ? ", and what is more ".repeat(12) : ""));
        rig.fill(open);
        if (full) {
            rig.say(open, Section.CONTRIBUTING, "A long line of words that goes on. ".repeat(60));
        }
        var other = rig.incidents("ben");
        var theirs = rig.reviews(other);
        var seen = theirs.find(open).orElseThrow().review().section(Section.SUMMARY);
        theirs.save(
                open,
                seen,
                new org.tocsin.domain.review.Content.Words(
                        rig.reviews
                                .find(open)
                                .orElseThrow()
                                .review()
                                .words(Section.SUMMARY)
                                .replace("went out", "WENT OUT")));
        if (full) {
            rig.reviews.save(
                    open,
                    seen,
                    new org.tocsin.domain.review.Content.Words("Something else on both lines"));
        }
        rig.reviews.catchUp();
        rig.later(60 * 26);
        rig.now = rig.now.plus(Duration.ofSeconds(11));
        return open;
    }

    private static void act(List<String> wishes, Scene scene) {
        wishes.stream()
                .filter(wish -> wish.startsWith("page="))
                .forEach(wish ->
                        scene.getRoot()
                                .lookupAll(".reviews-tab")
                                .forEach(tab -> {
                                    if (tab instanceof ToggleButton button
                                            && button.getText().equals(wish.substring(5))) {
                                        button.fire();
                                    }
                                }));
        if (wishes.contains("meeting")
                && scene.lookup("#review-meeting") instanceof ToggleButton meeting) {
            meeting.fire();
            CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS)
                    .execute(() ->
                            Platform.runLater(() -> {
                                if (scene.lookup("#agenda-review")
                                        instanceof javafx.scene.control.Button begin) {
                                    begin.fire();
                                }
                            }));
        }
        if (wishes.contains("finish")
                && scene.lookup("#review-finish") instanceof javafx.scene.control.Button finish) {
            finish.fire();
        }
        if (wishes.contains("add")
                && scene.lookup("#action-add") instanceof javafx.scene.control.Button add) {
            add.fire();
        }
        double at = number(wishes, "scroll=", 0);
        if (at > 0 && scene.lookup("#review-form .reviews-scroll") instanceof ScrollPane scroll) {
            scroll.setVvalue(at / 100);
        }
    }

    private static void later(long millis, Runnable act) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
                .execute(() -> Platform.runLater(act));
    }

    private static double number(List<String> wishes, String name, double otherwise) {
        return wishes.stream()
                .filter(wish -> wish.startsWith(name))
                .map(wish -> Double.parseDouble(wish.substring(name.length())))
                .findFirst()
                .orElse(otherwise);
    }
}
