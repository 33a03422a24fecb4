package org.tocsin.ui.oncall;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.tocsin.engine.RotaDesk;
import org.tocsin.engine.RotaFixture;
import org.tocsin.store.Store;

/**
 * Shows the place with document 004's schedule, to look at: {@code OnCallDemo [dark] [month] [open]
 * [empty] [on=N] [tab=N] [width=N height=N]}.
 */
public final class OnCallDemo extends Application {
    /** Starts it from a plain class path, where JavaFX wants a main class of its own. */
    public static final class Launcher {
        private Launcher() {}

        public static void main(String[] args) {
            launch(OnCallDemo.class, args);
        }
    }

    @Override
    public void start(Stage stage) {
        var wishes = getParameters().getRaw();
        for (var weight : List.of("Regular", "Medium", "SemiBold")) {
            var font = OnCallDemo.class.getResourceAsStream("/fonts/Inter-" + weight + ".ttf");
            if (font != null) {
                javafx.scene.text.Font.loadFont(font, 13);
            }
        }
        boolean dark = wishes.contains("dark");
        setUserAgentStylesheet(
                dark
                        ? new atlantafx.base.theme.PrimerDark().getUserAgentStylesheet()
                        : new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet());
        var now =
                RotaFixture.at(
                        wishes.contains("christmas") ? "2025-12-26T10:00" : "2025-11-21T10:00");
        var store = Store.inMemory();
        var desk = OnCallRig.desk(store, () -> now, wishes.contains("empty"));
        if (!wishes.contains("empty")) {
            OnCallRig.enterSome(desk);
        }
        var threads =
                new OnCallPane.Threads(
                        wishes.contains("loading")
                                ? _ -> {}
                                : Executors.newVirtualThreadPerTaskExecutor(),
                        Platform::runLater);
        var pane = new OnCallPane(desk, threads, new SimpleObjectProperty<>(now), RotaFixture.ZONE);
        var root = new StackPane(pane.root());
        if (dark) {
            root.getStyleClass().add("dark");
        }
        var scene = new Scene(root, number(wishes, "width=", 1224), number(wishes, "height=", 716));
        scene.getStylesheets().addAll("/styles/tokens.css", "/styles/badges.css");
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        later(2_500, () -> act(wishes, pane, desk));
        later(5_000, () -> System.out.println("READY"));
    }

    private static void act(List<String> wishes, OnCallPane pane, RotaDesk desk) {
        wishes.stream()
                .filter(wish -> wish.startsWith("do="))
                .forEach(wish ->
                        pane.view().actions().stream()
                                .filter(a -> a.id().equals("oncall." + wish.substring(3)))
                                .forEach(org.tocsin.ui.kit.Action::perform));
        int tab = (int) number(wishes, "tab=", 0);
        if (pane.root().lookup("#oncallTabs") instanceof TabPane tabs) {
            tabs.getSelectionModel().select(tab);
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
