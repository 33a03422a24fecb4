package org.tocsin.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.tocsin.cli.MonitorCommand;
import org.tocsin.cli.MonitorCommand.Order;
import org.tocsin.cli.MonitorCommand.Place;
import org.tocsin.cli.Refused;
import org.tocsin.engine.Ids;
import org.tocsin.engine.Monitor;
import org.tocsin.engine.MonitorReport;
import org.tocsin.holidays.TeamHolidays;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.source.Preload;
import org.tocsin.store.Recorded;
import org.tocsin.store.StoreException;
import org.tocsin.workspace.Workspace;

/** Runs checks once, without a window, and keeps the results only when asked to. */
record OneOff(Wiring wiring, Timings timings) implements MonitorCommand.Desk {
    @Override
    public MonitorReport run(Order order) throws InterruptedException {
        timings.mark("command read");
        Preload.begin();
        if (order.record()) {
            prepare(order);
        }
        var site = Site.of(order.place(), wiring.folders().workspace());
        timings.mark("rules read");
        var playbook = site.playbook();
        if (playbook.checks().isEmpty()) {
            throw new Refused(
                    "playbook %s has no checks; nothing was checked"
                            .formatted(playbook.header().name()));
        }
        try (var pool = Wiring.pool(site)) {
            var monitor =
                    new Monitor(
                            playbook, pool, Ids.TIME_ORDERED, wiring.clock(), new TeamHolidays());
            var report = monitor.run(days(order, playbook.header().zone()), order.now());
            timings.mark("checks run");
            return report;
        }
    }

    @Override
    public void watch(Place place, PrintWriter out, boolean json) throws InterruptedException {
        new Daemon(wiring, out, json).run(place);
    }

    @Override
    public void printTimings(PrintWriter err) {
        timings.mark("report written");
        timings.print(err);
    }

    private List<LocalDate> days(Order order, ZoneId zone) {
        var today = LocalDate.ofInstant(order.now().orElse(wiring.clock().instant()), zone);
        var first = order.from().orElse(today);
        var last = order.to().orElse(first);
        return Stream.iterate(first, day -> !day.isAfter(last), day -> day.plusDays(1)).toList();
    }

    /**
     * Makes sure before any work that there is a place to keep results. A machine without a screen
     * has no other way to a workspace, so the first one is made of what the order names.
     */
    private void prepare(Order order) {
        var folder = home(order);
        var named = order.place().playbook().filter(ShippedPlaybooks.names()::contains);
        var data = order.place().data();
        if (named.isPresent() && data.isPresent() && Workspace.unfit(folder).isEmpty()) {
            Library.made(named.get(), folder, data.get());
        } else {
            Site.open(folder);
        }
    }

    private Path home(Order order) {
        return order.place().workspace().orElse(wiring.folders().workspace());
    }

    @Override
    public void keep(MonitorReport report, Order order) {
        try (var store = Wiring.open(Site.open(home(order)))) {
            for (var day : report.days()) {
                store.runs().record(recorded(report.playbook(), day.results()));
            }
            for (var seen : report.columns()) {
                store.schemas()
                        .record(
                                report.playbook(),
                                seen.dataSet(),
                                seen.partition(),
                                seen.columns(),
                                report.generatedAt());
            }
        } catch (StoreException fault) {
            throw new Refused("the results were not kept: " + fault.getMessage());
        }
        timings.mark("results kept");
    }

    private static List<Recorded> recorded(String playbook, List<MonitorReport.Result> results) {
        return results.stream()
                .map(r -> Recorded.of(playbook, r.check().measure(), r.run()))
                .toList();
    }
}
