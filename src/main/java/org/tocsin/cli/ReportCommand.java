package org.tocsin.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.engine.Retelling;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tocsin report}: how data sets fared, from what the workspace has kept (A-4, D-6). */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Tells from what the workspace has kept how its data sets fared.")
public final class ReportCommand implements Runnable {
    /** Opens what a workspace has kept for as long as something is told of it. */
    public interface Desk {
        <T> T with(Optional<Path> workspace, Function<Retelling, T> work);
    }

    @Spec private @Nullable CommandSpec spec;
    @ParentCommand private @Nullable Tocsin tocsin;
    private final Desk desk;

    public ReportCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "say what to report: report daily, weekly, monthly, metrics, scorecard or drift");
    }

    @Command(
            mixinStandardHelpOptions = true,
            exitCodeOnInvalidInput = Exit.USAGE,
            description = {
                "The quality score of each data set, day by day: the weighted share of its checks"
                        + " that passed by their newest runs on that day's data. With what its tier"
                        + " promises, the trend, and the risk by document 001's rule: HIGH below"
                        + " 95 % of yesterday and 90 % of a week ago, MEDIUM below 98 % and 95 %.",
                "Without days: the week up to the newest data that was checked."
            })
    int scorecard(
            @Option(names = "--from", paramLabel = "D", description = "The first day.")
                    @Nullable String from,
            @Option(names = "--to", paramLabel = "D", description = "The last day.")
                    @Nullable String to,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var named = days(Optional.ofNullable(from), Optional.ofNullable(to));
        return print(
                desk.with(
                        workspace(),
                        kept -> {
                            var days = named.or(kept::lastWeek);
                            if (days.isEmpty()) {
                                throw new Refused(
                                        "no check has run in this workspace yet; run tocsin monitor --record");
                            }
                            var cards = kept.scorecards(days.get());
                            return json
                                    ? ScorecardText.json(cards, days.get())
                                    : ScorecardText.text(cards, days.get());
                        }));
    }

    @Command(
            mixinStandardHelpOptions = true,
            exitCodeOnInvalidInput = Exit.USAGE,
            description = {
                "Which columns of each data set came, went, were renamed or turned into another"
                        + " type, and with which data. Without days: all that is kept."
            })
    int drift(
            @Option(names = "--from", paramLabel = "D", description = "The first day.")
                    @Nullable String from,
            @Option(names = "--to", paramLabel = "D", description = "The last day.")
                    @Nullable String to,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var days = days(Optional.ofNullable(from), Optional.ofNullable(to));
        var found = desk.with(workspace(), kept -> kept.drifts(days));
        return print(json ? DriftText.json(found) : DriftText.text(found));
    }

    private static Optional<Retelling.Days> days(Optional<String> from, Optional<String> to) {
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        if (from.isEmpty() || to.isEmpty()) {
            throw new Refused("say both --from and --to, or neither");
        }
        LocalDate first = PolicyCommand.day("--from", from.get());
        LocalDate last = PolicyCommand.day("--to", to.get());
        if (last.isBefore(first)) {
            throw new Refused("--to %s is before --from %s".formatted(last, first));
        }
        return Optional.of(new Retelling.Days(first, last));
    }

    private Optional<Path> workspace() {
        return Objects.requireNonNull(tocsin).workspace();
    }

    private int print(String text) {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(text);
        out.flush();
        return Exit.FINE;
    }
}
