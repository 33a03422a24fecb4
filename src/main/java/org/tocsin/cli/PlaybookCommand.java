package org.tocsin.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.notice.Field;
import org.tocsin.holidays.TeamHolidays;
import org.tocsin.playbook.Outlook;
import org.tocsin.playbook.PlaybookReader;
import org.tocsin.playbook.Problem;
import org.tocsin.playbook.ShippedPlaybooks;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin playbook}: lists, copies, checks and shows playbooks (P-1, P-2). */
@Command(
        name = "playbook",
        description = "Lists, copies, checks and shows playbooks: a team's rules as a folder.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = PlaybookCommand.USAGE,
        synopsisSubcommandLabel = "COMMAND")
public final class PlaybookCommand implements Runnable {
    static final int FAULTY = 1;
    static final int USAGE = 3;

    private final InstantSource clock;

    public PlaybookCommand() {
        this(InstantSource.system());
    }

    PlaybookCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                commandLine(), "Say what to do: playbook list, copy, lint, show or fields.");
    }

    @Command(
            description = "Lists the playbooks that ship inside.",
            mixinStandardHelpOptions = true,
            exitCodeOnInvalidInput = USAGE)
    int list(@Option(names = "--json", description = "Print JSON.") boolean json) {
        var playbooks =
                ShippedPlaybooks.names().stream()
                        .flatMap(name -> ShippedPlaybooks.read(name).stream())
                        .flatMap(reading -> reading.playbook().stream())
                        .toList();
        print(json ? PlaybookCommandJson.list(playbooks) : PlaybookCommandText.list(playbooks));
        return 0;
    }

    @Command(
            description = "Copies a playbook that ships inside, to be edited.",
            mixinStandardHelpOptions = true,
            exitCodeOnInvalidInput = USAGE)
    int copy(
            @Parameters(paramLabel = "NAME", description = "One of playbook list.") String name,
            @Parameters(paramLabel = "DIR", description = "A folder that is empty or not there.")
                    Path target) {
        return switch (ShippedPlaybooks.copy(name, target)) {
            case ShippedPlaybooks.Copy.Done(var files) -> {
                files.forEach(file -> print(file + "\n"));
                yield 0;
            }
            case ShippedPlaybooks.Copy.Refused(var reason) -> {
                complain("tocsin: " + reason);
                yield USAGE;
            }
        };
    }

    @Command(
            description = {
                "Names every fault of a playbook as file:line:column: level: message, and what is",
                "amiss in the 12 months to come.",
                "Exits with 1 when there is an error, with 0 when there are only warnings."
            },
            mixinStandardHelpOptions = true,
            exitCodeOnInvalidInput = USAGE)
    int lint(@Parameters(paramLabel = "DIR", description = "The playbook's folder.") Path folder) {
        var reading = PlaybookReader.lint(folder, new Outlook(clock.instant(), new TeamHolidays()));
        located(reading.problems(), folder).forEach(problem -> print(problem + "\n"));
        long errors =
                reading.problems().stream()
                        .filter(problem -> problem.level() == Problem.Level.ERROR)
                        .count();
        long warnings = reading.problems().size() - errors;
        complain("%s: %s, %s".formatted(folder, some(errors, "error"), some(warnings, "warning")));
        return errors == 0 ? 0 : FAULTY;
    }

    @Command(
            description =
                    "Shows a playbook: severities, clocks, who is told, who is on call, and"
                            + " checks.",
            mixinStandardHelpOptions = true,
            exitCodeOnInvalidInput = USAGE)
    int show(
            @Parameters(paramLabel = "NAME|DIR", description = "One of playbook list, or a folder.")
                    String nameOrFolder,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var reading = find(nameOrFolder);
        var playbook = reading.flatMap(PlaybookReader.Reading::playbook);
        playbook.ifPresent(p -> {
            var drills = reading.orElseThrow().drills();
            print(
                    json
                            ? PlaybookCommandJson.show(p, drills)
                            : PlaybookCommandText.show(p) + DrillText.ofPlaybook(drills));
        });
        return playbook.isPresent() ? 0 : USAGE;
    }

    @Command(
            description = "Lists what a template can have filled in.",
            mixinStandardHelpOptions = true,
            exitCodeOnInvalidInput = USAGE)
    int fields() {
        for (var field : Field.values()) {
            print(
                    "%-20s %s, such as: %s%n"
                            .formatted(field.id(), field.meaning(), field.example()));
        }
        return 0;
    }

    private Optional<PlaybookReader.Reading> find(String nameOrFolder) {
        var folder = Path.of(nameOrFolder);
        var shipped = ShippedPlaybooks.read(nameOrFolder);
        if (shipped.isEmpty() && !Files.exists(folder)) {
            complain("tocsin: " + ShippedPlaybooks.unknown(nameOrFolder) + ", nor such a folder");
            return Optional.empty();
        }
        var reading = shipped.orElseGet(() -> PlaybookReader.read(folder));
        if (reading.playbook().isEmpty()) {
            located(reading.problems(), folder).forEach(problem -> complain(problem.toString()));
        }
        return Optional.of(reading);
    }

    /** From where the shell stands, so that a click in a terminal finds the file. */
    private static List<Problem> located(List<Problem> problems, Path folder) {
        return problems.stream()
                .map(problem ->
                        problem.file().equals(folder.toString()) ? problem : problem.within(folder))
                .toList();
    }

    private static String some(long count, String what) {
        return (count == 0 ? "no" : Long.toString(count)) + " " + what + (count == 1 ? "" : "s");
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private void print(String text) {
        PrintWriter out = commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private void complain(String line) {
        PrintWriter err = commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
