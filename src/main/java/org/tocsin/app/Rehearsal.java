package org.tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.tocsin.cli.Tocsin;
import org.tocsin.workspace.Folders;
import org.tocsin.workspace.sample.SampleShop;

/**
 * Goes once through what a start does, in a temporary folder, for the build to record what a start
 * needs. Not a command.
 */
public final class Rehearsal {
    private static final int ROUNDS = 3;
    private static final int ON_STAGE = 2;

    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        var folder = Files.createTempDirectory("tocsin-rehearsal");
        var wiring =
                new Wiring(
                        new Folders(folder.resolve("workspace"), folder.resolve("config")),
                        InstantSource.system());
        switch (args[0]) {
            case "commands" -> {
                commands(wiring, folder.resolve("data"));
                delete(folder);
            }
            case "window" -> window(wiring, folder);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void commands(Wiring wiring, Path data) throws IOException {
        Files.createDirectories(data);
        var last = LocalDate.ofInstant(wiring.clock().instant(), ZoneOffset.UTC);
        SampleShop.write(data, last);
        for (int round = 0; round < ROUNDS; round++) {
            run(
                    wiring,
                    "monitor",
                    "--playbook",
                    "puffy",
                    "--data",
                    data.toString(),
                    "--json",
                    "--from",
                    last.minusDays(9).toString(),
                    "--to",
                    last.toString());
            run(wiring, "monitor", "--playbook", "puffy", "--data", data.toString());
        }
        run(wiring, "playbook", "show", "puffy");
    }

    private static void run(Wiring wiring, String... args) {
        Main.run(wiring, new Timings(), args);
    }

    /** Every place is visited: a window starts where it was left. */
    private static void window(Wiring wiring, Path folder) {
        var start = new Tocsin.Start(Optional.empty(), true, false);
        Console.open(
                wiring,
                start,
                new Timings(),
                () -> {
                    int seconds = ON_STAGE;
                    for (String place : List.of("i", "c", "a", "p", "o")) {
                        after(seconds++, () -> Platform.runLater(() -> visit(place)));
                    }
                    after(seconds, () -> end(folder));
                });
    }

    private static void after(int seconds, Runnable act) {
        CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(act);
    }

    private static void visit(String place) {
        for (var window : Window.getWindows()) {
            type(window, "g");
            type(window, place);
        }
    }

    private static void type(Window window, String character) {
        Event.fireEvent(
                window.getScene().getRoot(),
                new KeyEvent(
                        KeyEvent.KEY_TYPED,
                        character,
                        "",
                        KeyCode.UNDEFINED,
                        false,
                        false,
                        false,
                        false));
    }

    private static void end(Path folder) {
        delete(folder);
        System.exit(0);
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            System.err.println("left behind: " + left);
        }
    }
}
