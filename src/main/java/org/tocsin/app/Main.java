package org.tocsin.app;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.tocsin.cli.AdjustCommand;
import org.tocsin.cli.AuditCommand;
import org.tocsin.cli.BenchCommand;
import org.tocsin.cli.CalendarCommand;
import org.tocsin.cli.ChannelCommand;
import org.tocsin.cli.DeploymentCommand;
import org.tocsin.cli.DetectCommand;
import org.tocsin.cli.DrillCommand;
import org.tocsin.cli.ExportCommand;
import org.tocsin.cli.IncidentCommand;
import org.tocsin.cli.KnowledgeCommand;
import org.tocsin.cli.MonitorCommand;
import org.tocsin.cli.NoticesCommand;
import org.tocsin.cli.NoticesFiguresCommand;
import org.tocsin.cli.NoticesWhyCommand;
import org.tocsin.cli.OnCallCommand;
import org.tocsin.cli.PlaybookCommand;
import org.tocsin.cli.PolicyCommand;
import org.tocsin.cli.ReportCommand;
import org.tocsin.cli.ReportDocumentCommand;
import org.tocsin.cli.ReviewActionCommand;
import org.tocsin.cli.ReviewBundleCommands;
import org.tocsin.cli.ReviewCommand;
import org.tocsin.cli.ReviewExportCommand;
import org.tocsin.cli.ScheduleCommand;
import org.tocsin.cli.SecretCommand;
import org.tocsin.cli.SilenceCommand;
import org.tocsin.cli.SimulateCommand;
import org.tocsin.cli.StoreCommand;
import org.tocsin.cli.Tocsin;
import org.tocsin.holidays.TeamHolidays;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var timings = new Timings();
        timings.mark("main reached");
        int code = run(Wiring.ofSystem(), timings, args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs one command line to its end and gives its exit code. */
    static int run(Wiring wiring, Timings timings, String... args) {
        return Tocsin.commandLine(
                        start -> window(wiring, timings, start), commands(wiring, timings, args))
                .execute(args);
    }

    /**
     * Only the command that is named first is built: the others would double a short one's time.
     */
    private static List<Object> commands(Wiring wiring, Timings timings, String... args) {
        var all = new LinkedHashMap<String, Supplier<Object>>();
        all.put("monitor", () -> new MonitorCommand(new OneOff(wiring, timings)));
        all.put("schedule", () -> new ScheduleCommand(new WorkDesks(wiring)::open));
        all.put("deployment", () -> new DeploymentCommand(new WorkDesks(wiring)::open));
        all.put("playbook", PlaybookCommand::new);
        all.put("simulate", () -> new SimulateCommand(Site::playbook, Wiring::terms));
        all.put("incident", () -> new IncidentCommand(new IncidentDesks(wiring), wiring.clock()));
        all.put("drill", () -> new DrillCommand(new Drills(wiring)));
        all.put("knowledge", () -> new KnowledgeCommand(new IncidentDesks(wiring)));
        all.put("oncall", () -> new OnCallCommand(new Rotas(wiring), wiring.clock()));
        all.put(
                "calendar",
                () ->
                        new CalendarCommand(
                                Site::playbook, time -> time.calendar(new TeamHolidays())));
        all.put("audit", () -> new AuditCommand(new Auditing(wiring)));
        all.put(
                "secret",
                () -> new SecretCommand(wiring.secretDesk(), SecretCommand.Prompt.ofSystem()));
        all.put("channel", () -> new ChannelCommand(new ShellChannels(wiring)));
        all.put("adjust", () -> new AdjustCommand(new Exceptions(wiring), wiring.clock()));
        all.put("silence", () -> new SilenceCommand(new Quiets(wiring), wiring.clock()));
        all.put("notices", () -> notices(wiring));
        all.put("review", () -> review(wiring));
        all.put("backup", () -> new StoreCommand.Backup(new Storage(wiring)));
        all.put("restore", () -> new StoreCommand.Restore(new Storage(wiring)));
        all.put("compact", () -> new StoreCommand.Compact(new Storage(wiring)));
        all.put("export", () -> new ExportCommand(new Storage(wiring)));
        all.put("detect", DetectCommand::new);
        all.put("policy", () -> new PolicyCommand(new BackTests(wiring)));
        all.put(
                "report",
                () ->
                        ReportDocumentCommand.addTo(
                                new CommandLine(new ReportCommand(new BackTests(wiring))),
                                new ReportDesks(wiring)));
        all.put("bench", Main::bench);
        var named = args.length == 0 ? null : all.get(args[0]);
        return named == null
                ? all.values().stream().map(Supplier::get).toList()
                : List.of(named.get());
    }

    private static CommandLine notices(Wiring wiring) {
        return new CommandLine(new NoticesCommand(new NoticeDesks(wiring)))
                .addSubcommand(new NoticesWhyCommand(new Quiets(wiring)))
                .addSubcommand(new NoticesFiguresCommand(new Quiets(wiring), wiring.clock()));
    }

    private static CommandLine review(Wiring wiring) {
        var desks = new Reviewed(wiring);
        return new CommandLine(new ReviewCommand(desks, wiring.clock()))
                .addSubcommand(new ReviewActionCommand(desks, wiring.clock()))
                .addSubcommand(new ReviewExportCommand(new Papered(wiring)))
                .addSubcommand(new ReviewBundleCommands.Verify())
                .addSubcommand(new ReviewBundleCommands.Import());
    }

    /** With the measure of the window, which commands by themselves know nothing of. */
    private static CommandLine bench() {
        return new CommandLine(new BenchCommand())
                .addSubcommand(new BenchUiCommand())
                .addSubcommand(new BenchTrendsCommand())
                .addSubcommand(new BenchMetricsCommand());
    }

    private static void window(Wiring wiring, Timings timings, Tocsin.Start start) {
        Console.open(
                wiring,
                start,
                timings,
                () -> {
                    if (start.timings()) {
                        timings.print(new PrintWriter(System.out));
                    }
                });
    }
}
