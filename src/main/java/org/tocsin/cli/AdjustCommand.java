package org.tocsin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.CheckId;
import org.tocsin.engine.Adjusting;
import org.tocsin.store.AdjustmentStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tocsin adjust}: dated exceptions to checks' rules (D-5, D-7). */
@Command(
        name = "adjust",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Dated exceptions to checks' rules: a promotion, another threshold.")
public final class AdjustCommand implements Runnable {
    /** Opens the exceptions of a workspace for as long as something is done with them. */
    public interface Desk {
        <T> T with(Optional<Path> workspace, Function<Adjusting, T> work);
    }

    @Spec private @Nullable CommandSpec spec;
    @ParentCommand private @Nullable Tocsin tocsin;

    private final Desk desk;
    private final InstantSource clock;

    public AdjustCommand(Desk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "say what to do: adjust list, add or end");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Those that hold now or will; with --all everything ever decided.")
    int list(
            @Option(names = "--all", description = "Also what is over or was withdrawn.")
                    boolean all,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var now = clock.instant();
        var kept = with(Adjusting::record).stream().filter(k -> all || lasts(k, now)).toList();
        return print(json ? AdjustText.json(kept) : AdjustText.text(kept, now));
    }

    private static boolean lasts(AdjustmentStore.Kept kept, Instant now) {
        return kept.effective()
                .filter(a -> a.term().until().map(now::isBefore).orElse(true))
                .isPresent();
    }

    @Command(
            mixinStandardHelpOptions = true,
            exitCodeOnInvalidInput = Exit.USAGE,
            description = {
                "Adds one, from the check's next run on: with --bound another threshold for the"
                        + " rules of one severity, with --detector another judge in their place,"
                        + " with --expected nothing breaches."
            })
    int add(
            @Parameters(paramLabel = "CHECK", description = "The check's id.") String check,
            @Mixin AdjustmentOptions what,
            @Option(
                            names = "--from",
                            paramLabel = "WHEN",
                            description = "An instant or a date (UTC); now when not given.")
                    @Nullable String from,
            @Option(
                            names = "--until",
                            paramLabel = "WHEN",
                            description =
                                    "An instant or a date (UTC), exclusive; until further notice when"
                                            + " not given.")
                    @Nullable String until,
            @Option(names = "--reason", required = true, description = "Why.") String reason,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var id = new CheckId(check);
        var term = term(Optional.ofNullable(from), Optional.ofNullable(until));
        try {
            var added = with(a -> a.add(what.change(a.severities(id)), id, term, reason));
            var kept = List.of(new AdjustmentStore.Kept(added, List.of()));
            return print(json ? AdjustText.json(kept) : AdjustText.text(kept, clock.instant()));
        } catch (IllegalArgumentException fault) {
            throw new Refused(String.valueOf(fault.getMessage()));
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Ends one now; it stays on record.")
    int end(@Parameters(paramLabel = "ID", description = "As adjust list prints it.") String id) {
        if (!id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                || !with(a -> a.end(UUID.fromString(id)))) {
            throw new Refused(
                    "there is no exception %s that could be ended; see tocsin adjust list"
                            .formatted(id));
        }
        return print(String.format(Locale.ROOT, "ended %s at %s", id, When.text(clock.instant())));
    }

    private Adjustment.Term term(Optional<String> from, Optional<String> until) {
        try {
            return new Adjustment.Term(
                    from.map(AdjustCommand::instant).orElseGet(clock::instant),
                    until.map(AdjustCommand::instant));
        } catch (IllegalArgumentException fault) {
            throw new Refused(String.valueOf(fault.getMessage()));
        }
    }

    private static Instant instant(String text) {
        return When.parse(text, ZoneOffset.UTC);
    }

    private <T> T with(Function<Adjusting, T> work) {
        return desk.with(Objects.requireNonNull(tocsin).workspace(), work);
    }

    private int print(String text) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(text);
        out.flush();
        return Exit.FINE;
    }
}
