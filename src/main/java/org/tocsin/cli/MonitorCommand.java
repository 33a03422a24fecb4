package org.tocsin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.engine.MonitorReport;
import org.tocsin.report.MonitorJson;
import org.tocsin.report.MonitorText;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs the checks once per day asked for, or keeps watch (T-2). */
@Command(
        name = "monitor",
        mixinStandardHelpOptions = true,
        description = "Run the checks of a playbook over days of data and print what was found.")
public final class MonitorCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @ParentCommand private @Nullable Tocsin tocsin;

    @Option(
            names = "--playbook",
            paramLabel = "NAME|DIR",
            description = "A shipped playbook or a folder; the workspace's own when not given.")
    private @Nullable String playbook;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the folder sources of the playbook are.")
    private @Nullable Path data;

    @Option(
            names = "--date",
            paramLabel = "D",
            converter = DayConverter.class,
            description = "One day, such as 2025-03-04.")
    private @Nullable LocalDate date;

    @Option(
            names = "--from",
            paramLabel = "D",
            converter = DayConverter.class,
            description = "The first of several days.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "D",
            converter = DayConverter.class,
            description = "The last of several days.")
    private @Nullable LocalDate to;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "What the rules take for now, such as 2025-03-04T06:30:00Z.")
    private @Nullable Instant now;

    @Option(names = "--record", description = "Keep the results in the workspace.")
    private boolean record;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write report-<date>.json and report-<date>.txt there.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    @Option(
            names = "--daemon",
            description =
                    "Keep watch over the workspace until told to end, a line for each event worth"
                            + " reading.")
    private boolean daemon;

    private final Desk desk;

    public MonitorCommand(Desk desk) {
        this.desk = desk;
    }

    /** Runs checks; wired up where the graph of objects is built. */
    public interface Desk {
        MonitorReport run(Order order) throws InterruptedException;

        /** Keeps a report in the workspace; a {@link Refused} says why that cannot be. */
        void keep(MonitorReport report, Order order);

        /** Keeps watch over the workspace until the process is told to end. */
        default void watch(Place place, PrintWriter out, boolean json) throws InterruptedException {
            throw new Refused("there is no workspace to keep watch over");
        }

        /** Prints how long each step took so far. */
        void printTimings(PrintWriter err);
    }

    /** What to run. Days are those of the playbook's zone when none is named. */
    public record Order(
            Place place,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<Instant> now,
            boolean record) {}

    /** Where the rules and the data are. */
    public record Place(Optional<Path> workspace, Optional<String> playbook, Optional<Path> data) {}

    @Override
    public Integer call() throws InterruptedException, IOException {
        checkDays();
        if (daemon) {
            return watch();
        }
        if (data != null) {
            checkData(data);
        }
        if (out != null) {
            Files.createDirectories(out);
        }
        var order = order();
        var report = desk.run(order);
        var print = command().commandLine().getOut();
        if (json) {
            MonitorJson.write(report, print);
        } else {
            report.days().forEach(day -> MonitorText.write(report, day, print));
        }
        print.flush();
        if (out != null) {
            writeFiles(report, out);
        }
        if (order.record()) {
            desk.keep(report, order);
        }
        if (parent().timings()) {
            desk.printTimings(command().commandLine().getErr());
        }
        return Exit.of(report);
    }

    private int watch() throws InterruptedException {
        if (playbook != null || data != null || date != null || from != null || now != null) {
            throw usage(
                    "--daemon goes by the rules, the data and the clock of its workspace; name it"
                            + " with --workspace");
        }
        if (record || out != null) {
            throw usage("--daemon keeps its results in the workspace; leave --record and --out");
        }
        desk.watch(order().place(), command().commandLine().getOut(), json);
        return 0;
    }

    private Tocsin parent() {
        return Objects.requireNonNull(tocsin);
    }

    private Order order() {
        var place =
                new Place(
                        parent().workspace(),
                        Optional.ofNullable(playbook),
                        Optional.ofNullable(data));
        var first = Optional.ofNullable(date == null ? from : date);
        var last = Optional.ofNullable(date == null ? to : date);
        return new Order(place, first, last, Optional.ofNullable(now), record);
    }

    private void checkDays() {
        if (date != null && (from != null || to != null)) {
            throw usage("give --date or --from and --to, not both");
        }
        if ((from == null) != (to == null)) {
            throw usage("--from and --to go together");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw usage("--to %s lies before --from %s".formatted(to, from));
        }
    }

    /** An empty folder has nothing wrong in it, and must never look as if all were well. */
    private static void checkData(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            throw new Refused(
                    "data folder %s %s; name the folder that holds the files"
                            .formatted(
                                    data,
                                    Files.exists(data) ? "is not a folder" : "does not exist"));
        }
        if (!Files.isReadable(data)) {
            throw new Refused(
                    "data folder %s may not be read; check its permissions".formatted(data));
        }
        try (var files = Files.list(data)) {
            if (files.findAny().isEmpty()) {
                throw new Refused("data folder %s is empty; nothing was checked".formatted(data));
            }
        }
    }

    private void writeFiles(MonitorReport report, Path folder) throws IOException {
        for (var day : report.days()) {
            var only =
                    new MonitorReport(
                            report.playbook(), report.generatedAt(), List.of(day), List.of());
            var text = new StringWriter();
            MonitorJson.write(only, text);
            Files.writeString(
                    folder.resolve("report-%s.json".formatted(day.date())), text.toString());
            text.getBuffer().setLength(0);
            MonitorText.write(only, day, new PrintWriter(text));
            Files.writeString(
                    folder.resolve("report-%s.txt".formatted(day.date())), text.toString());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(command().commandLine(), message);
    }

    private CommandSpec command() {
        return Objects.requireNonNull(spec);
    }

    /** Reads an instant with any offset. */
    static final class InstantConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String value) {
            try {
                return OffsetDateTime.parse(value).toInstant();
            } catch (DateTimeParseException _) {
                throw new TypeConversionException(
                        "'%s' is no instant; write one with its offset, such as 2025-03-04T06:30:00Z"
                                .formatted(value));
            }
        }
    }

    /** Reads a day. */
    static final class DayConverter implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String value) {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException _) {
                throw new TypeConversionException(
                        "'%s' is no day; write one such as 2025-03-04".formatted(value));
            }
        }
    }
}
