package org.tocsin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.notice.Filter;
import org.tocsin.domain.notice.Kept;
import org.tocsin.domain.notice.Stage;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.NoticeDesk;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin notices}: the outbox from the shell (N-3). */
@CommandLine.Command(
        name = "notices",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Lists what is or was to be told to whom, and lets what failed be tried again.")
public final class NoticesCommand implements Runnable {
    /** Opens the outbox of a workspace. */
    public interface Desks {
        Open open(Optional<Path> workspace);
    }

    /** An outbox that is open until closed, and the incidents that it tells of. */
    public interface Open extends AutoCloseable {
        NoticeDesk notices();

        IncidentDesk incidents();

        @Override
        void close();
    }

    @Spec private @Nullable CommandSpec spec;

    private final Desks desks;

    public NoticesCommand(Desks desks) {
        this.desks = desks;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Say what to do: notices list or retry.");
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Lists notices, the newest first, with what became of them.")
    int list(
            @Option(
                            names = "--standing",
                            paramLabel = "STANDING",
                            description = "Only ${COMPLETION-CANDIDATES}.")
                    @Nullable Stage standing,
            @Option(
                            names = "--incident",
                            paramLabel = "N",
                            description = "Only those of one incident.")
                    @Nullable Long incident,
            @Option(
                            names = "--channel",
                            paramLabel = "NAME",
                            description = "Only those for one channel.")
                    @Nullable String channel,
            @Option(
                            names = "--limit",
                            defaultValue = "100",
                            paramLabel = "COUNT",
                            description = "At most so many (default: ${DEFAULT-VALUE}).")
                    int limit,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return with(open -> {
            var filter = Filter.all(Math.clamp(limit, 1, 10_000));
            if (standing != null) {
                filter = filter.in(standing);
            }
            if (channel != null) {
                filter = filter.through(channel);
            }
            if (incident != null) {
                filter = filter.of(find(open.incidents(), incident).id().uuid());
            }
            var text = new NoticesText(open.incidents(), open.notices());
            var found = open.notices().list(filter);
            print(json ? text.json(found) : text.list(found));
            return Exit.FINE;
        });
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = {
                "Lets notices be tried again that were given up.",
                "Whoever leads the workspace sends them: a console or tocsin monitor."
            })
    int retry(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "ID",
                            description = "As notices list shows it; its beginning is enough.")
                    @Nullable String id,
            @Option(names = "--all-dead", description = "All that were given up.") boolean all) {
        if (all == (id != null)) {
            throw new Refused("say either the id of a notice or --all-dead");
        }
        return with(open -> {
            int revived =
                    id == null
                            ? open.notices().retryAll()
                            : open.notices().retry(List.of(dead(open.notices(), id)));
            print("%d to be tried again\n".formatted(revived));
            return Exit.FINE;
        });
    }

    private static UUID dead(NoticeDesk desk, String id) {
        var found =
                desk.list(Filter.all(10_000).in(Stage.DEAD)).stream()
                        .map(Kept::notice)
                        .filter(notice -> NoticesText.id(notice).startsWith(id))
                        .toList();
        if (found.size() == 1) {
            return found.getFirst().id();
        }
        throw new Refused(
                found.isEmpty()
                        ? "no notice %s was given up; tocsin notices list --standing dead shows those that were"
                                .formatted(id)
                        : "%d notices that were given up begin with %s; give more of the id"
                                .formatted(found.size(), id));
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

    private int with(Function<Open, Integer> work) {
        var root = Objects.requireNonNull(spec).root().userObject();
        var workspace = root instanceof Tocsin tocsin ? tocsin.workspace() : Optional.<Path>empty();
        try (var open = desks.open(workspace)) {
            return work.apply(open);
        }
    }

    private void print(String text) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(text);
        out.flush();
    }
}
