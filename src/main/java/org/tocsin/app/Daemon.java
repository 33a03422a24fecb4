package org.tocsin.app;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.tocsin.cli.DaemonLines;
import org.tocsin.cli.MonitorCommand;
import org.tocsin.domain.check.CheckId;
import org.tocsin.engine.Desk;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.LiveDesk;

/**
 * Keeps watch over a workspace without a window, until it is told to end (T-2). A console that has
 * it open is no hindrance: one of them leads, and the other takes over when that one is gone.
 */
final class Daemon {
    private final Wiring wiring;
    private final DaemonLines lines;
    private final Map<CheckId, String> verdicts = new HashMap<>();
    private final Map<Long, String> states = new HashMap<>();

    Daemon(Wiring wiring, PrintWriter out, boolean json) {
        this.wiring = wiring;
        this.lines = new DaemonLines(out, json);
    }

    /** Returns when the process has been told to end, and everything is closed. */
    void run(MonitorCommand.Place place) throws InterruptedException {
        var folder = place.workspace().orElse(wiring.folders().workspace());
        var end = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        var hook = Thread.ofPlatform().unstarted(() -> stop(end, closed));
        var opened = new Library(wiring).open(folder);
        try (var desk = opened.desk()) {
            Runtime.getRuntime().addShutdownHook(hook);
            watch(desk);
            lines.say(now(), "started", "keeping watch over " + folder);
            desk.start(Wiring.retention(opened.workspace()));
            end.await();
        } finally {
            lines.say(now(), "stopped", "no longer keeping watch over " + folder);
            closed.countDown();
        }
    }

    /** SIGTERM and SIGINT: the process ends only after the lease has been given up. */
    private static void stop(CountDownLatch end, CountDownLatch closed) {
        end.countDown();
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        // To be asked to end is no failure of a daemon.
        Runtime.getRuntime().halt(0);
    }

    private void watch(LiveDesk desk) {
        desk.listen(event -> {
            switch (event) {
                case Desk.Event.Ran(var statuses) -> statuses.forEach(this::ran);
                case Desk.Event.Progress _ -> {}
                case Desk.Event.Leadership(var here, var leader) ->
                        lines.say(
                                now(),
                                here ? "leading" : "waiting",
                                here
                                        ? "this process runs the schedule"
                                        : leader
                                                + " runs the schedule; this one takes over if it ends");
                case Desk.Event.Schedule(var pauses, var resting) -> {
                    lines.say(
                            now(),
                            "schedule",
                            pauses.isEmpty() && resting.isEmpty()
                                    ? "nothing is paused and every source is asked"
                                    : "%d paused, %d sources resting"
                                            .formatted(pauses.size(), resting.size()));
                    pauses.forEach(pause -> lines.say(now(), "paused", pause.words()));
                    resting.forEach(source -> lines.say(now(), "resting", source.words()));
                }
                case Desk.Event.Trouble(var message) -> lines.say(now(), "trouble", message);
            }
        });
        desk.incidents()
                .listenIncidents(event -> {
                    switch (event) {
                        case IncidentDesk.Event.Changed(var incidents) ->
                                incidents.forEach(incident -> {
                                    var words =
                                            "%s, %s: %s"
                                                    .formatted(
                                                            incident.subject()
                                                                    .classification()
                                                                    .severity(),
                                                            incident.state()
                                                                    .name()
                                                                    .toLowerCase(Locale.ROOT),
                                                            incident.subject().title());
                                    tell(incident.id().number(), words);
                                });
                        case IncidentDesk.Event.Reconciled _ -> {}
                    }
                });
    }

    private synchronized void tell(long number, String words) {
        if (!words.equals(states.put(number, words))) {
            lines.say(now(), "incident", "#%d %s".formatted(number, words));
        }
    }

    /** Only a verdict that is another than before is worth a line. */
    private synchronized void ran(Desk.Status status) {
        status.last()
                .ifPresent(run -> {
                    var verdict = DaemonLines.verdict(run.judgement().verdict(), status.flapping());
                    var before = verdicts.put(status.check().id(), verdict);
                    if (!verdict.equals(before) && !(before == null && verdict.equals("healthy"))) {
                        lines.ran(now(), run, verdict);
                    }
                });
    }

    private Instant now() {
        return wiring.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
