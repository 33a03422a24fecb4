package org.tocsin.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.review.metrics.Grouping;
import org.tocsin.domain.review.metrics.Period;
import org.tocsin.report.Report;
import org.tocsin.report.ReportFormat;
import org.tocsin.report.Reports;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tocsin report daily}, {@code weekly}, {@code monthly} and {@code metrics} (T-6, M-6). */
@Command(mixinStandardHelpOptions = true, exitCodeOnInvalidInput = Exit.USAGE)
public final class ReportDocumentCommand implements Callable<Integer> {
    /** Opens a workspace for as long as a report is made of it. */
    public interface Desk {
        <T> T reports(Optional<Path> workspace, Function<Reports, T> work);
    }

    private final Reports.Kind kind;
    private final Desk desk;
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "D",
            description = "The first day, by the playbook's zone.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "D", description = "The last day.")
    private @Nullable String to;

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "text, html, pdf or json (default: by the ending of --out, else text).")
    private @Nullable String format;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(
            names = "--by",
            paramLabel = "G",
            description =
                    "Of metrics: severity, category, team, pipeline, data-set or month"
                            + " (default: severity).")
    private @Nullable String by;

    @Option(names = "--out", paramLabel = "FILE", description = "Write here instead of printing.")
    private @Nullable Path out;

    private ReportDocumentCommand(Reports.Kind kind, Desk desk) {
        this.kind = kind;
        this.desk = desk;
    }

    /** Adds one command for each kind of report. */
    public static CommandLine addTo(CommandLine report, Desk desk) {
        for (var kind : Reports.Kind.values()) {
            var command = new CommandLine(new ReportDocumentCommand(kind, desk));
            command.getCommandSpec().usageMessage().description(description(kind));
            report.addSubcommand(kind.id(), command);
        }
        return report;
    }

    private static String description(Reports.Kind kind) {
        return switch (kind) {
            case DAILY ->
                    "Checks by verdict, alerts, quality scores, incidents and who is on call."
                            + " Without days: yesterday.";
            case WEEKLY ->
                    "The quality scorecard of each data set, changed columns, and the week's"
                            + " incidents. Without days: the last week from Monday to Sunday.";
            case MONTHLY ->
                    "Response metrics by severity, category, team and month, and what waits for the"
                            + " monthly review. Without days: the last whole month.";
            case METRICS ->
                    "Response metrics (MTTD, MTTA, MTTR, SLA compliance and more), each with what it"
                            + " means. Without days: the last twelve months.";
        };
    }

    @Override
    public Integer call() {
        var chosen = format();
        if (chosen == ReportFormat.PDF && out == null) {
            throw new Refused("a PDF is no text to print; say --out FILE");
        }
        var grouping = grouping();
        var written = desk.reports(workspace(), reports -> chosen.write(report(reports, grouping)));
        if (out == null) {
            var writer = Objects.requireNonNull(spec).commandLine().getOut();
            writer.print(new String(written, StandardCharsets.UTF_8));
            writer.flush();
        } else {
            write(out, written);
        }
        return Exit.FINE;
    }

    private Report report(Reports reports, Grouping grouping) {
        var usual = reports.usual(kind);
        return reports.of(kind, period(usual.zone()).orElse(usual), grouping);
    }

    private Optional<Period> period(ZoneId zone) {
        if (from == null && to == null) {
            return Optional.empty();
        }
        if (from == null || to == null) {
            // One day may be said by either.
            LocalDate day = from == null ? day("--to", to) : day("--from", from);
            if (kind == Reports.Kind.DAILY) {
                return Optional.of(new Period(day, day, zone));
            }
            throw new Refused("say both --from and --to, or neither");
        }
        LocalDate first = day("--from", from);
        LocalDate last = day("--to", to);
        if (last.isBefore(first)) {
            throw new Refused("--to %s is before --from %s".formatted(last, first));
        }
        return Optional.of(new Period(first, last, zone));
    }

    private static LocalDate day(String option, @Nullable String text) {
        return PolicyCommand.day(option, Objects.requireNonNull(text));
    }

    private ReportFormat format() {
        if (json) {
            return ReportFormat.JSON;
        }
        if (format != null) {
            return ReportFormat.of(format)
                    .orElseThrow(() ->
                            new Refused(
                                    "--format %s is none of text, html, pdf, json"
                                            .formatted(format)));
        }
        var name = Optional.ofNullable(out).map(Path::toString).orElse("");
        return ReportFormat.of(name.substring(name.lastIndexOf('.') + 1)).orElse(ReportFormat.TEXT);
    }

    private Grouping grouping() {
        if (by == null) {
            return Grouping.SEVERITY;
        }
        return Arrays.stream(Grouping.values())
                .filter(each -> id(each).equals(by))
                .findFirst()
                .orElseThrow(() ->
                        new Refused(
                                "--by %s is none of %s"
                                        .formatted(
                                                by,
                                                Arrays.stream(Grouping.values())
                                                        .map(ReportDocumentCommand::id)
                                                        .collect(Collectors.joining(", ")))));
    }

    private static String id(Grouping grouping) {
        return grouping.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException fault) {
            throw new Refused(
                    "%s was not written: %s; name another file or make room"
                            .formatted(file, fault.getMessage()));
        }
    }

    private Optional<Path> workspace() {
        var root = Objects.requireNonNull(spec).root().userObject();
        return root instanceof Tocsin tocsin ? tocsin.workspace() : Optional.empty();
    }
}
