package org.tocsin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.store.Audit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tocsin audit}: proves the incident log untouched (I-4). */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Proves the incident log untouched.")
public final class AuditCommand implements Runnable {
    private static final int TOUCHED = 1;

    /** Looks at the log; wired up where the graph of objects is built. */
    public interface Desk {
        /** A {@link Refused} says why there is no log to look at. */
        Audit verify(Optional<Path> workspace);
    }

    @Spec private @Nullable CommandSpec spec;
    @ParentCommand private @Nullable Tocsin tocsin;

    private final Desk desk;

    public AuditCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(commandLine(), "say what to do: audit verify");
    }

    @Command(
            description = {
                "Computes the hash of every entry of the incident log anew.",
                "Exits with 1 and names the first entry that was changed, removed or inserted.",
                "Note the last hash elsewhere now and then: whoever may write to the whole store"
                        + " could compute all of them anew."
            },
            mixinStandardHelpOptions = true,
            exitCodeOnInvalidInput = Exit.USAGE)
    int verify(@Option(names = "--json", description = "Print JSON.") boolean json) {
        var audit = desk.verify(Objects.requireNonNull(tocsin).workspace());
        PrintWriter out = commandLine().getOut();
        out.println(json ? json(audit) : text(audit));
        out.flush();
        return switch (audit) {
            case Audit.Intact _ -> Exit.FINE;
            case Audit.FirstBad _ -> TOUCHED;
        };
    }

    private static String text(Audit audit) {
        return switch (audit) {
            case Audit.Intact(long count, _) when count == 0 -> "no entries yet, intact";
            case Audit.Intact(long count, var lastHash) ->
                    String.format(
                            Locale.ROOT,
                            "%,d %s verified, intact (last entry %,d, sha256 %s)",
                            count,
                            count == 1 ? "entry" : "entries",
                            count,
                            lastHash);
            case Audit.FirstBad(long position, var what) ->
                    String.format(Locale.ROOT, "NOT INTACT: entry %,d %s", position, what);
        };
    }

    /** Hashes are hexadecimal and reasons our own words: neither needs escaping. */
    private static String json(Audit audit) {
        return switch (audit) {
            case Audit.Intact(long count, var lastHash) ->
                    "{\"schema\": \"tocsin/audit/1\", \"intact\": true, \"entries\": %d, \"lastHash\": \"%s\"}"
                            .formatted(count, lastHash);
            case Audit.FirstBad(long position, var what) ->
                    "{\"schema\": \"tocsin/audit/1\", \"intact\": false, \"firstBad\": %d, \"reason\": \"%s\"}"
                            .formatted(position, what);
        };
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
