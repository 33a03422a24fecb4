package org.tocsin.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.deployment.Deployment;
import org.tocsin.engine.DeploymentDesk;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * {@code tocsin deployment}: what goes out, from the shell or from a pipeline that deploys.
 * Each command writes to the store of the workspace; whoever leads it keeps the watch.
 */
@Command(
        name = "deployment",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Plans, checks off and watches deployments.")
public final class DeploymentCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;
    @ParentCommand private @Nullable Tocsin tocsin;

    private final Function<Optional<Path>, Desks> desks;

    public DeploymentCommand(Function<Optional<Path>, Desks> desks) {
        this.desks = desks;
    }

    /** The deployments of an open workspace, until closed. */
    public interface Desks extends AutoCloseable {
        DeploymentDesk deployments();

        /** Who runs the schedule now, if anybody does: without them nothing is watched. */
        Optional<String> leader();

        @Override
        void close();
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec().commandLine(),
                "say what to do: deployment plan, list, show, tick, start, good or rollback");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Plans one and prints its number and checklist.")
    int plan(
            @Option(
                            names = "--kind",
                            paramLabel = "ID",
                            defaultValue = "other",
                            description = "As the playbook names it; other when not given.")
                    String kind,
            @Option(names = "--title", paramLabel = "TEXT", required = true) String title,
            @Option(
                            names = "--what",
                            paramLabel = "TEXT",
                            defaultValue = "",
                            description = "What is deployed, such as a commit.")
                    String what,
            @Option(
                            names = "--data-set",
                            paramLabel = "ID",
                            description = "Whose checks are watched as well; several times.")
                    @Nullable Set<String> dataSets,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var concerned = dataSets == null ? Set.<String>of() : dataSets;
        return with(
                open -> answer(open, open.deployments().plan(kind, title, what, concerned), json));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Those that are not over, the newest first; with --all every one.")
    int list(
            @Option(names = "--all", description = "Those that are over as well.") boolean all,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return with(open -> {
            var found =
                    open.deployments().all().stream().filter(each -> all || each.isOpen()).toList();
            print(json ? DeploymentText.listJson(found) : DeploymentText.list(found));
            return 0;
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Shows one: its checklist, what is proposed, and each check before and after.")
    int show(
            @Parameters(paramLabel = "N") long number,
            @Option(
                            names = "--exit-code",
                            description =
                                    "Exit with 2 when a rollback is proposed or was made, with 1"
                                            + " when the window is over undecided.")
                    boolean exitCode,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return with(open -> {
            var found = find(open.deployments(), number);
            print(text(open, found, json));
            return exitCode ? code(found) : 0;
        });
    }

    private static int code(Deployment deployment) {
        return switch (deployment.stage()) {
            case Deployment.Planned _, Deployment.Good _ -> 0;
            case Deployment.Watching _ -> deployment.proposals().isEmpty() ? 0 : 2;
            case Deployment.Undecided _ -> deployment.proposals().isEmpty() ? 1 : 2;
            case Deployment.BackAgain _ -> 2;
        };
    }

    @Command(mixinStandardHelpOptions = true, description = "Ticks items of its checklist.")
    int tick(
            @Parameters(paramLabel = "N") long number,
            @Parameters(paramLabel = "ITEM", arity = "1..*", description = "As show prints them.")
                    List<String> items,
            @Option(names = "--undo", description = "Takes the ticks back.") boolean undo,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return with(open -> {
            var desk = open.deployments();
            var id = find(desk, number).id();
            DeploymentDesk.Reply reply = new DeploymentDesk.Reply.Done(find(desk, number));
            for (var item : items) {
                reply = desk.tick(id, item, !undo);
                if (reply instanceof DeploymentDesk.Reply.Refused) {
                    break;
                }
            }
            return answer(open, reply, json);
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "It goes out now: its checks run faster until the window is over.")
    int start(
            @Parameters(paramLabel = "N") long number,
            @Option(
                            names = "--waive",
                            paramLabel = "WHY",
                            description = "Why open items do not matter.")
                    @Nullable String waive,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return with(open -> {
            var desk = open.deployments();
            var reply = desk.start(find(desk, number).id(), Optional.ofNullable(waive));
            if (reply instanceof DeploymentDesk.Reply.Done && open.leader().isEmpty()) {
                spec().commandLine()
                        .getErr()
                        .println(
                                "nobody runs the schedule, so nothing is watched yet; open the"
                                        + " console or start tocsin monitor --daemon");
            }
            return answer(open, reply, json);
        });
    }

    @Command(mixinStandardHelpOptions = true, description = "Says that it is good.")
    int good(
            @Parameters(paramLabel = "N") long number,
            @Option(names = "--note", paramLabel = "TEXT", defaultValue = "") String note,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return with(open ->
                answer(
                        open,
                        open.deployments().good(find(open.deployments(), number).id(), note),
                        json));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Says that it was rolled back; nothing is rolled back by this.")
    int rollback(
            @Parameters(paramLabel = "N") long number,
            @Option(names = "--reason", paramLabel = "TEXT", required = true) String reason,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return with(open ->
                answer(
                        open,
                        open.deployments()
                                .rolledBack(find(open.deployments(), number).id(), reason),
                        json));
    }

    private static Deployment find(DeploymentDesk desk, long number) {
        return desk.all().stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() ->
                        new Refused(
                                "there is no deployment %d; see tocsin deployment list --all"
                                        .formatted(number)));
    }

    private int answer(Desks open, DeploymentDesk.Reply reply, boolean json) {
        switch (reply) {
            case DeploymentDesk.Reply.Done(var deployment) -> print(text(open, deployment, json));
            case DeploymentDesk.Reply.Refused(var reason) -> throw new Refused(reason);
        }
        return 0;
    }

    private static String text(Desks open, Deployment deployment, boolean json) {
        var text = new DeploymentText(open.deployments(), deployment);
        return json ? text.showJson() : text.show();
    }

    private interface Act {
        int on(Desks open);
    }

    private int with(Act act) {
        try (var open = desks.apply(Objects.requireNonNull(tocsin).workspace())) {
            return act.on(open);
        }
    }

    private void print(String text) {
        var out = spec().commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }
}
