package org.tocsin.notify.desktop;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tocsin.domain.check.Severity;

/**
 * Pop-ups of the platform: {@code notify-send} (the Desktop Notifications Specification), a toast
 * through PowerShell on Windows, {@code osascript} on macOS. What is shown is never part of a
 * script: it goes along as an argument or in the environment.
 */
public final class PlatformScreen implements Screen {
    /** Starts a program and waits for its end; whether it ended well. */
    @FunctionalInterface
    interface Programs {
        boolean run(List<String> command, Map<String, String> environment)
                throws InterruptedException;
    }

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final String TOAST =
            "$ErrorActionPreference='Stop';"
                    + " [void][Windows.UI.Notifications.ToastNotificationManager,Windows.UI.Notifications,ContentType=WindowsRuntime];"
                    + " $x = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent('ToastText02');"
                    + " $t = $x.GetElementsByTagName('text');"
                    + " [void]$t.Item(0).AppendChild($x.CreateTextNode($env:TOCSIN_TITLE));"
                    + " [void]$t.Item(1).AppendChild($x.CreateTextNode($env:TOCSIN_BODY));"
                    // Toasts need an application that Windows knows; PowerShell is one.
                    + " $app = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe';"
                    + " [Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier($app)"
                    + ".Show([Windows.UI.Notifications.ToastNotification]::new($x))";

    private final String system;
    private final Programs programs;

    PlatformScreen(String system, Programs programs) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.programs = programs;
    }

    /**
     * @param system as {@code os.name} has it
     */
    public static PlatformScreen of(String system) {
        return new PlatformScreen(system, PlatformScreen::started);
    }

    @Override
    public boolean show(Note note) throws InterruptedException {
        if (system.startsWith("windows")) {
            return programs.run(
                    List.of("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", TOAST),
                    Map.of("TOCSIN_TITLE", note.title(), "TOCSIN_BODY", note.body()));
        }
        if (system.startsWith("mac") || system.startsWith("darwin")) {
            return programs.run(
                    List.of(
                            "osascript",
                            "-e",
                            "on run argv",
                            "-e",
                            "display notification (item 2 of argv) with title (item 1 of argv)",
                            "-e",
                            "end run",
                            "--",
                            note.title(),
                            note.body()),
                    Map.of());
        }
        return programs.run(
                List.of(
                        "notify-send",
                        "--app-name=Tocsin",
                        "--urgency=" + urgency(note.level()),
                        "--",
                        note.title(),
                        markup(note.body())),
                Map.of());
    }

    private static String urgency(Severity.Level level) {
        return switch (level) {
            case CRITICAL -> "critical";
            case WARNING -> "normal";
            case INFO -> "low";
        };
    }

    /** The body, unlike the title, may be marked up. */
    private static String markup(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static boolean started(List<String> command, Map<String, String> environment)
            throws InterruptedException {
        var builder =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException _) {
            // It is not there, or may not be started.
            return false;
        }
        try {
            return process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
        }
    }
}
