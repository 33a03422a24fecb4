package org.tocsin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.ScheduleDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The schedule of a workspace from the shell (T-4). */
@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Show, pause and resume the schedule of a workspace, and ask for runs.")
public final class ScheduleCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @ParentCommand private @Nullable Tocsin tocsin;

    private final Function<Optional<Path>, Desks> desks;

    public ScheduleCommand(Function<Optional<Path>, Desks> desks) {
        this.desks = desks;
    }

    /** The schedule of an open workspace and its rules, until closed. */
    public interface Desks extends AutoCloseable {
        ScheduleDesk schedule();

        Playbook playbook();

        /** Who runs the schedule now, if anybody does. */
        Optional<String> leader();

        @Override
        void close();
    }

    /** Without a subcommand: what is paused and what rests. */
    @Override
    public Integer call() {
        return with(desk -> {
            var out = out();
            out.println(
                    desk.leader()
                            .map(leader -> leader + " runs the schedule")
                            .orElse("nobody runs the schedule; start tocsin monitor --daemon"));
            desk.schedule().pauses().forEach(pause -> out.println(pause.words()));
            desk.schedule().resting().forEach(source -> out.println(source.words()));
        });
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Keep the schedule from starting checks, all or those of one source.")
    int pause(
            @Option(names = "--source", paramLabel = "ID", description = "Only of this source.")
                    @Nullable String source,
            @Option(names = "--reason", required = true, description = "Why, for the others.")
                    String reason) {
        return with(desk -> {
            var id = source(desk, source);
            desk.schedule().pause(id, reason);
            out().println("paused " + words(id));
        });
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "End a pause; what was missed is made up for as each check says.")
    int resume(
            @Option(names = "--source", paramLabel = "ID", description = "Only of this source.")
                    @Nullable String source) {
        return with(desk -> {
            var id = source(desk, source);
            boolean paused =
                    desk.schedule().pauses().stream()
                            .anyMatch(pause -> pause.source().equals(id.map(SourceId::value)));
            if (!paused) {
                throw new Refused("%s is not paused".formatted(words(id)));
            }
            desk.schedule().resume(id);
            out().println("resumed " + words(id));
        });
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description =
                    "Ask whoever runs the schedule to run checks on today's data, such as when the"
                            + " job that writes it has ended.")
    int run(
            @Parameters(arity = "1..*", paramLabel = "CHECK", description = "Ids of checks.")
                    Set<String> checks) {
        return with(desk -> {
            for (var check : checks) {
                if (desk.playbook().check(new CheckId(check)).isEmpty()) {
                    throw new Refused(
                            "no check %s in playbook %s; see tocsin playbook show"
                                    .formatted(check, desk.playbook().header().name()));
                }
            }
            desk.schedule().request(checks.stream().map(CheckId::new).collect(Collectors.toSet()));
            out().println(
                            desk.leader()
                                    .map(_ -> "asked %s to run %s")
                                    .orElse("nobody runs the schedule; whoever does next runs %2$s")
                                    .formatted(
                                            desk.leader().orElse(""), String.join(", ", checks)));
        });
    }

    private static Optional<SourceId> source(Desks desk, @Nullable String id) {
        if (id != null && desk.playbook().source(new SourceId(id)).isEmpty()) {
            throw new Refused(
                    "no source %s in playbook %s".formatted(id, desk.playbook().header().name()));
        }
        return Optional.ofNullable(id).map(SourceId::new);
    }

    private static String words(Optional<SourceId> source) {
        return source.map(id -> "source " + id).orElse("the schedule");
    }

    private interface Act {
        void on(Desks desk);
    }

    private int with(Act act) {
        try (var desk = desks.apply(Objects.requireNonNull(tocsin).workspace())) {
            act.on(desk);
            return 0;
        }
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
