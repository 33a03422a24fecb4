package org.tocsin.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.engine.BackTesting;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tocsin policy}: other rules on what was measured. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Tries other rules on the stored history of the workspace.")
public final class PolicyCommand implements Runnable {
    /** Plays a playbook's checks on what a workspace has kept. */
    public interface Desk {
        /**
         * @param playbook a shipped one's name or a folder
         * @param from the first day by the team's zone, {@code to} the last
         */
        BackTesting.Policy backTest(
                Optional<Path> workspace, String playbook, LocalDate from, LocalDate to);
    }

    @Spec private @Nullable CommandSpec spec;
    @ParentCommand private @Nullable Tocsin tocsin;
    private final Desk desk;

    public PolicyCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "say what to do: policy back-test");
    }

    @Command(
            name = "back-test",
            mixinStandardHelpOptions = true,
            exitCodeOnInvalidInput = Exit.USAGE,
            description = {
                "Judges what was measured by the checks of another playbook, and counts alerts,"
                        + " pages, night wakes, hits, false alarms and misses beside those of the"
                        + " rules in force with their dated exceptions.",
                "",
                "An alert runs from a point in breach until as many good points in a row as"
                        + " resolve an incident. It is a hit when an incident of its check or data"
                        + " set that nobody dismissed covers it. A night wake is a page whose run is"
                        + " due from 22:00 to 07:00 by the team's clock. Checks are replayed on"
                        + " points with a value: what was broken is not."
            })
    int backTest(
            @Option(
                            names = "--playbook",
                            required = true,
                            paramLabel = "NAME|DIR",
                            description = "Whose checks to try.")
                    String playbook,
            @Option(
                            names = "--from",
                            required = true,
                            paramLabel = "D",
                            description = "The first day, by the team's zone.")
                    String from,
            @Option(
                            names = "--to",
                            required = true,
                            paramLabel = "D",
                            description = "The last day.")
                    String to,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var first = day("--from", from);
        var last = day("--to", to);
        if (last.isBefore(first)) {
            throw new Refused("--to %s is before --from %s".formatted(to, from));
        }
        var found =
                desk.backTest(Objects.requireNonNull(tocsin).workspace(), playbook, first, last);
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(json ? PolicyText.json(found) : PolicyText.text(found));
        out.flush();
        return Exit.FINE;
    }

    static LocalDate day(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw new Refused("%s %s is no day; write 2026-03-02".formatted(option, text));
        }
    }
}
