package org.tocsin.ui.incidents;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Impact;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.response.ImpactRule;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.Theme;
import org.tocsin.ui.kit.ThemeMode;
import org.tocsin.ui.kit.Threads;

/**
 * Shows a room with a made-up incident, to look at: {@code RoomDemo [dark] [fresh] [resolved]
 * [long] [loading] [absent] [failed] [replan] [tab=N] [key=e] [width=N height=N]}.
 */
public final class RoomDemo extends Application {
    public static void main(String[] args) {
        launch(RoomDemo.class, args);
    }

    @Override
    public void start(Stage stage) {
        var wishes = getParameters().getRaw();
        var look = new Look();
        look.mode().set(wishes.contains("dark") ? ThemeMode.DARK : ThemeMode.LIGHT);
        var theme = new Theme(look);
        var rig = new RoomRig();
        var id = wishes.contains("fresh") ? rig.breach("P1") : rich(rig, wishes.contains("long"));
        if (wishes.contains("resolved")) {
            rig.does(
                    id,
                    new Command.Resolve("The export ran again", Optional.of("nobody reads it")));
        }
        if (wishes.contains("replan")) {
            rig.desk.changes =
                    List.of(
                            "Initial response: 15m becomes 10m",
                            "Level 3 also tells Director of data by page");
        }
        if (wishes.contains("failed")) {
            rig.desk.broken = Optional.of("the workspace file is in use by another program");
        }
        var background = Executors.newVirtualThreadPerTaskExecutor();
        var threads =
                new Threads(wishes.contains("loading") ? _ -> {} : background, Platform::runLater);
        var pane = new RoomPane(rig.desk, RoomTeam.texts(), threads, rig.clock(), rig.callbacks());
        pane.hearKeys();
        var scene =
                new Scene(
                        new StackPane(pane.root()),
                        number(wishes, "width=", 1224),
                        number(wishes, "height=", 716));
        theme.dress(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        pane.show(wishes.contains("absent") ? new UUID(9, 9) : id);
        boolean odd = List.of("loading", "absent", "failed").stream().anyMatch(wishes::contains);
        ready(odd ? () -> true : () -> shows(pane), () -> wish(wishes, pane));
    }

    private static boolean shows(RoomPane pane) {
        return pane.root().lookup("#number") instanceof javafx.scene.control.Label number
                && !number.getText().isEmpty();
    }

    private static void ready(java.util.function.BooleanSupplier condition, Runnable then) {
        later(
                300,
                () -> {
                    if (!condition.getAsBoolean()) {
                        ready(condition, then);
                        return;
                    }
                    then.run();
                    afterPulses(40, () -> System.out.println("READY"));
                });
    }

    /** A busy machine draws late: so many frames rather than so long. */
    private static void afterPulses(int count, Runnable then) {
        new javafx.animation.AnimationTimer() {
            private int seen;

            @Override
            public void handle(long now) {
                seen++;
                if (seen == count) {
                    stop();
                    later(700, then);
                }
            }
        }.start();
    }

    private static void wish(List<String> wishes, RoomPane pane) {
        int tab = (int) number(wishes, "tab=", 0);
        if (pane.root().lookup("#tabs") instanceof TabPane tabs) {
            tabs.getSelectionModel().select(tab);
        }
        wishes.stream()
                .filter(wish -> wish.startsWith("key="))
                .forEach(wish ->
                        pane.actions().stream()
                                .filter(action -> action.keys().equals(wish.substring(4)))
                                .forEach(action -> action.perform()));
        wishes.stream()
                .filter(wish -> wish.startsWith("fire="))
                .forEach(wish ->
                        ((javafx.scene.control.Button) pane.root().lookup("#" + wish.substring(5)))
                                .fire());
        wishes.stream()
                .filter(wish -> wish.startsWith("touch="))
                .forEach(wish ->
                        ((javafx.scene.control.CheckBox)
                                        pane.root().lookup("#" + wish.substring(6)))
                                .setSelected(true));
    }

    /** Forty events, a missed milestone, long words, words from the right. */
    static UUID rich(RoomRig rig, boolean overfull) {
        for (int i = 0; i < 3; i++) {
            var past =
                    rig.breach(i == 1 ? "P2" : "P3", "Orders are late, the " + (i + 1) + ". time");
            if (i > 0) {
                rig.does(
                        past,
                        new org.tocsin.domain.incident.Command.RecordRootCause(
                                i == 1
                                        ? "The vendor's file came late"
                                        : "A schema change upstream broke the load, and nobody was"
                                                + " told of it until the morning"));
            }
        }
        var id =
                rig.breach(
                        "P1",
                        overfull
                                ? "A very long title that goes on ".repeat(97)
                                : "Revenue of the day is near zero on all dashboards of the"
                                        + " executives");
        rig.at(16);
        rig.memory.runClocks();
        rig.at(19);
        rig.does(id, new Command.Acknowledge());
        rig.does(
                id,
                new Command.Write(
                        Event.Entry.NOTE,
                        "The newest partition of orders is from yesterday. Asked the upstream team"
                                + " whether their export ran; their channel is quiet."));
        rig.at(22);
        rig.does(id, new Command.Move(State.INVESTIGATING));
        rig.does(id, new Command.Assign(Event.Part.TECHNICAL_LEAD, "bob"));
        rig.does(
                id,
                new Command.Write(
                        Event.Entry.NOTE,
                        "التقرير اليومي يعرض صفرًا لكل المناطق منذ الساعة الثامنة."));
        rig.does(id, new Command.Tick("data-quality-response", "immediate-1", Event.Mark.DONE, ""));
        rig.at(24);
        rig.does(id, new Command.Tick("data-quality-response", "immediate-2", Event.Mark.DONE, ""));
        rig.does(
                id,
                new Command.Tick(
                        "data-quality-response",
                        "immediate-3",
                        Event.Mark.WAIVED,
                        "they have been told by the check's own notice"));
        rig.at(31);
        rig.does(
                id,
                new Command.Update(
                        "Orders stopped loading at 07:58. Two reports are wrong. We are re-running"
                                + " the load; next word at 11:00.",
                        ""));
        rig.does(
                id,
                new Command.Join(
                        new Subject.Failure(
                                new CheckId("orders-freshness"),
                                Optional.empty(),
                                rig.now.get(),
                                "The newest row is 4 h 42 min old; at most 2 h are allowed"),
                        Optional.empty()));
        rig.does(
                id,
                new Command.Join(
                        new Subject.Failure(
                                new CheckId("daily-revenue"),
                                Optional.empty(),
                                rig.now.get(),
                                "Revenue is 1,204 and deviates by -98.6 % from the mean of 14 days,"
                                        + " 86,551"),
                        Optional.empty()));
        for (int i = 0; i < 14; i++) {
            rig.at(33 + i);
            rig.does(
                    id,
                    new Command.Write(
                            i % 5 == 4 ? Event.Entry.LINK : Event.Entry.NOTE,
                            i % 5 == 4
                                    ? "https://ci.example.com/builds/" + (4711 + i)
                                    : "Looked at batch "
                                            + (i + 1)
                                            + ": its rows are there, the load marked it as done"
                                            + " before the copy had ended."));
        }
        rig.does(
                id,
                new Command.Write(
                        Event.Entry.DECISION,
                        "We re-run the whole day rather than single batches: it takes 20 minutes"
                                + " longer and needs no hand work."));
        rig.does(id, new Command.Pin(12, true));
        rig.does(
                id,
                new Command.DeclareImpact(
                        new Impact(
                                OptionalLong.of(1_200),
                                Optional.of(BigDecimal.valueOf(42_000)),
                                Set.of(ImpactRule.Aspect.DATA_INTEGRITY),
                                new Impact.Concerned(
                                        List.of("Finance", "Sales"),
                                        List.of("Daily revenue"),
                                        List.of("Price change of Tuesday")))));
        rig.does(id, new Command.Tick("resolution", "technical-1", Event.Mark.DONE, ""));
        rig.does(
                id,
                new Command.RecordRootCause(
                        "The loader marks a batch as done before the copy has ended."));
        rig.at(49);
        rig.does(id, new Command.Escalate("Multiple teams or external vendors need coordination"));
        rig.does(id, new Command.Relate(new UUID(0, 1), "the same loader"));
        rig.at(56);
        rig.memory.runClocks();
        return id;
    }

    private static void later(long millis, Runnable act) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
                .execute(() -> Platform.runLater(act));
    }

    private static double number(List<String> wishes, String name, double otherwise) {
        return wishes.stream()
                .filter(wish -> wish.toLowerCase(Locale.ROOT).startsWith(name))
                .map(wish -> Double.parseDouble(wish.substring(name.length())))
                .findFirst()
                .orElse(otherwise);
    }

    /** Starts it from a plain class path, where JavaFX wants a main class of its own. */
    public static final class Launcher {
        private Launcher() {}

        public static void main(String[] args) {
            RoomDemo.main(args);
        }
    }
}
