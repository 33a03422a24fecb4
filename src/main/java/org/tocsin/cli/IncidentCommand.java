package org.tocsin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.IncidentDesk;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code tocsin incident}: the desk from the shell. Each writes to the store of the workspace,
 * where a console that is open sees it at once.
 */
@CommandLine.Command(
        name = "incident",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists, shows and works on the incidents of a workspace.")
public final class IncidentCommand implements Runnable {
    /** Opens the desk of a workspace. */
    public interface Desks {
        Open open(Optional<Path> workspace);
    }

    /** A desk that is open until closed. */
    public interface Open extends AutoCloseable {
        IncidentDesk desk();

        /** The rules in force, for what things are called. */
        Playbook playbook();

        @Override
        void close();
    }

    @Spec private @Nullable CommandSpec spec;

    private final Desks desks;
    private final InstantSource clock;

    public IncidentCommand(Desks desks, InstantSource clock) {
        this.desks = desks;
        this.clock = clock;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Say what to do: incident list, show, open, ack, update, message, note, severity,"
                        + " cause, resolve, reopen or merge.");
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Lists the open incidents, the next deadline first.")
    int list(
            @Option(names = "--all", description = "Those that are over as well.") boolean all,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return with(desk -> {
            var incidents = desk.incidents().stream().filter(each -> all || each.isOpen()).toList();
            var text = new IncidentText(desk, clock.instant());
            print(json ? text.listJson(incidents) : text.list(incidents));
            return 0;
        });
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Shows one incident: its clocks and its timeline.")
    int show(
            @Parameters(paramLabel = "N") long number,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return with(desk -> {
            var incident = find(desk, number);
            var text = new IncidentText(desk, clock.instant());
            print(json ? text.showJson(incident) : text.show(incident));
            return 0;
        });
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Records the root cause; past incidents that had the same are linked.")
    int cause(
            @Parameters(paramLabel = "N") long number,
            @Parameters(paramLabel = "TEXT") String text,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return with(desk ->
                answer(
                        desk,
                        desk.perform(
                                find(desk, number).id().uuid(), new Command.RecordRootCause(text)),
                        json));
    }

    @CommandLine.Command(mixinStandardHelpOptions = true, description = "Opens an incident.")
    int open(
            @Option(names = "--severity", required = true, paramLabel = "ID") String severity,
            @Option(names = "--title", required = true, paramLabel = "TEXT") String title,
            @Option(names = "--category", paramLabel = "ID", defaultValue = "") String category,
            @Option(names = "--pipeline", paramLabel = "ID", defaultValue = "") String pipeline,
            @Option(
                            names = "--words",
                            paramLabel = "TEXT",
                            defaultValue = "",
                            description = "What looks wrong, in the reporter's words.")
                    String words,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return with(desk -> {
            var reporter = desk.me().name();
            var subject =
                    new Subject(
                            title,
                            new Subject.Classification(severity, category, ""),
                            new Subject.Place(pipeline, List.of(), java.util.Set.of()),
                            new Subject.Report(reporter, words, List.of(), Optional.empty()));
            return answer(
                    desk, desk.open(new Opening(subject, clock.instant(), Optional.empty())), json);
        });
    }

    @CommandLine.Command(mixinStandardHelpOptions = true, description = "Acknowledges an incident.")
    int ack(
            @Parameters(paramLabel = "N") long number,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return perform(number, new Command.Acknowledge(), json);
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Posts an update, which sets the next one's time.")
    int update(
            @Parameters(paramLabel = "N") long number,
            @Parameters(paramLabel = "TEXT") String text,
            @Option(
                            names = "--audience",
                            paramLabel = "WHO",
                            defaultValue = "",
                            description = "Such as customers; everybody when not given.")
                    String audience,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return perform(number, new Command.Update(text, audience), json);
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Writes to somebody from a template, which sets the next update's time.")
    int message(
            @Parameters(paramLabel = "N") long number,
            @CommandLine.Mixin MessageCommand message,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return opened(open -> {
            var desk = open.desk();
            var incident = find(desk, number);
            var command = message.command(desk, open.playbook(), incident, clock.instant());
            return answer(desk, desk.perform(incident.id().uuid(), command), json);
        });
    }

    @CommandLine.Command(mixinStandardHelpOptions = true, description = "Writes a note.")
    int note(
            @Parameters(paramLabel = "N") long number,
            @Parameters(paramLabel = "TEXT") String text,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return perform(number, new Command.Write(Event.Entry.NOTE, text), json);
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Moves an incident: acknowledged, investigating, mitigating, closed ...")
    int state(
            @Parameters(paramLabel = "N") long number,
            @Parameters(paramLabel = "STATE") State to,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return perform(number, new Command.Move(to), json);
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Changes the severity; all deadlines are planned anew.")
    int severity(
            @Parameters(paramLabel = "N") long number,
            @Parameters(paramLabel = "TO") String to,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return perform(number, new Command.ChangeSeverity(to, reason), json);
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Escalates now, to the next level or the next in the chain.")
    int escalate(
            @Parameters(paramLabel = "N") long number,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return perform(number, new Command.Escalate(reason), json);
    }

    @CommandLine.Command(mixinStandardHelpOptions = true, description = "Resolves an incident.")
    int resolve(
            @Parameters(paramLabel = "N") long number,
            @Option(names = "--summary", paramLabel = "TEXT", defaultValue = "") String summary,
            @Option(
                            names = "--waive",
                            paramLabel = "REASON",
                            description =
                                    "Why open steps of the resolution checklist do not matter.")
                    @Nullable String waive,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return perform(number, new Command.Resolve(summary, Optional.ofNullable(waive)), json);
    }

    @CommandLine.Command(mixinStandardHelpOptions = true, description = "Opens one again.")
    int reopen(
            @Parameters(paramLabel = "N") long number,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return perform(number, new Command.Reopen(reason), json);
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Merges an incident into another, which keeps both logs.")
    int merge(
            @Parameters(paramLabel = "N", description = "Goes into the other.") long number,
            @Parameters(paramLabel = "M", description = "Stays.") long into,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return with(desk ->
                answer(
                        desk,
                        desk.merge(find(desk, number).id().uuid(), find(desk, into).id().uuid()),
                        json));
    }

    private int perform(long number, Command command, boolean json) {
        return with(
                desk -> answer(desk, desk.perform(find(desk, number).id().uuid(), command), json));
    }

    private int with(Function<IncidentDesk, Integer> work) {
        return opened(open -> work.apply(open.desk()));
    }

    private int opened(Function<Open, Integer> work) {
        var root = Objects.requireNonNull(spec).root().userObject();
        var workspace = root instanceof Tocsin tocsin ? tocsin.workspace() : Optional.<Path>empty();
        try (var open = desks.open(workspace)) {
            return work.apply(open);
        }
    }

    private static Incident find(IncidentDesk desk, long number) {
        return desk.incidents().stream()
                .filter(each -> each.id().number() == number)
                .findFirst()
                .orElseThrow(() ->
                        new Refused(
                                "there is no incident %d; tocsin incident list --all shows them"
                                        .formatted(number)));
    }

    private int answer(IncidentDesk desk, IncidentDesk.Reply reply, boolean json) {
        return switch (reply) {
            case IncidentDesk.Reply.Refused(var reason) -> throw new Refused(reason);
            case IncidentDesk.Reply.Done(var incident) -> {
                var text = new IncidentText(desk, clock.instant());
                print(json ? text.showJson(incident) : text.line(incident));
                yield 0;
            }
        };
    }

    private void print(String text) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(text);
        out.flush();
    }
}
