package org.tocsin.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.series.detect.Detection;
import org.tocsin.domain.series.detect.Detector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin detect}: runs a detector over a file, row by row (D-1, D-2, D-4). */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a detector over a CSV file of timestamp,value and writes"
                    + " timestamp,value,expected,lower,upper,score,anomaly.",
            "",
            "Row n is judged by the rows before it alone. A row without a value (empty, NaN, null) is"
                    + " neither judged nor learned; a row earlier than the newest before it is judged,"
                    + " but not learned. The score is above 0.5 where anomaly is 1."
        })
public final class DetectCommand implements Callable<Integer> {
    /** What some programs write before the first line. */
    private static final String BYTE_ORDER = "\uFEFF";

    @Option(names = "--detector", paramLabel = "NAME", description = "Which; see --list.")
    private @Nullable String detector;

    @Option(
            names = "--set",
            paramLabel = "NAME=NUMBER",
            description = "A parameter of the detector; may be given several times.")
    private List<String> set = List.of();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description =
                    "Zone of times without an offset, and of days and weekdays (default:"
                            + " ${DEFAULT-VALUE}).")
    private String zone = "UTC";

    @Option(
            names = "--exclude",
            paramLabel = "FROM/UNTIL",
            description =
                    "A stretch whose rows are judged, but not learned, such as"
                            + " 2025-11-28/2025-12-02; its end does not belong to it. May be given"
                            + " several times.")
    private List<String> exclude = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write; to the terminal when not given.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Write JSON lines, with the verdict and its reason.")
    private boolean json;

    @Option(names = "--list", description = "Print the detectors and their parameters.")
    private boolean list;

    @Parameters(arity = "0..1", paramLabel = "IN.csv", description = "The series.")
    private @Nullable Path in;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        if (list) {
            line.getOut().print(DetectorArguments.list());
            line.getOut().flush();
            return Exit.FINE;
        }
        if (detector == null || in == null) {
            throw new Refused("say which detector and which file: detect --detector NAME IN.csv");
        }
        var settings = DetectorArguments.settings(detector, set);
        var summary = run(settings.detector(zone()), in, line.getOut());
        line.getErr().println(summary);
        return Exit.FINE;
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException _) {
            throw new Refused("--zone %s is no zone; write UTC or Europe/Berlin".formatted(zone));
        }
    }

    private record Stretch(Instant from, Instant until) {
        boolean covers(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    private static Stretch stretch(String text, SeriesLines lines) {
        int middle = text.indexOf('/');
        var from = lines.time(text.substring(0, Math.max(0, middle)));
        var until = lines.time(text.substring(middle + 1));
        if (from.isEmpty() || until.isEmpty() || !from.get().isBefore(until.get())) {
            throw new Refused(
                    "--exclude %s is no stretch of time; write 2025-11-28/2025-12-02"
                            .formatted(text));
        }
        return new Stretch(from.get(), until.get());
    }

    /** A file appears only when it is whole: a refusal half way leaves an older one as it was. */
    private Summary run(Detector judge, Path from, PrintWriter terminal) throws IOException {
        if (out == null) {
            var summary = run(judge, from, (Writer) terminal);
            terminal.flush();
            return summary;
        }
        var target = out.toAbsolutePath();
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Summary summary;
            try (var writer = Files.newBufferedWriter(part)) {
                summary = run(judge, from, writer);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return summary;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Summary run(Detector judge, Path from, Writer writer) throws IOException {
        var lines = new SeriesLines(from.toString(), zone());
        var text = new DetectionLines(writer, json);
        var summary = new Summary();
        var stretches = exclude.stream().map(each -> stretch(each, lines)).toList();
        try (BufferedReader reader = Files.newBufferedReader(from)) {
            text.begin();
            long number = 0;
            boolean begun = false;
            for (String line; (line = reader.readLine()) != null; ) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                line = number == 1 ? line.replace(BYTE_ORDER, "") : line;
                boolean header = !begun && lines.header(line);
                begun = true;
                if (!header) {
                    var row = lines.row(line, number);
                    var said = judge.judge(row.point());
                    if (stretches.stream().noneMatch(one -> one.covers(row.point().at()))) {
                        judge.learn(row.point(), said);
                    }
                    text.row(row, said);
                    summary.count(row.point().at(), said);
                }
            }
        } catch (java.nio.charset.CharacterCodingException _) {
            throw new Refused("%s is not text in UTF-8; save it so".formatted(from));
        }
        return summary;
    }

    /** What came of it, for people. */
    private static final class Summary {
        private long rows;
        private long anomalies;
        private long learning;
        private long without;
        private long late;
        private Instant newest = Instant.MIN;

        void count(Instant at, Detection said) {
            rows++;
            switch (said.outcome()) {
                case ANOMALY -> anomalies++;
                case LEARNING -> learning++;
                case NO_VALUE -> {
                    without++;
                    return;
                }
                case NORMAL -> {}
            }
            if (at.isBefore(newest)) {
                late++;
            } else {
                newest = at;
            }
        }

        @Override
        public String toString() {
            var text = new StringBuilder("%,d rows, %,d anomalies".formatted(rows, anomalies));
            text.append(learning > 0 ? ", %,d learning".formatted(learning) : "");
            text.append(without > 0 ? ", %,d without a value".formatted(without) : "");
            text.append(
                    late > 0
                            ? ", %,d out of order and not learned; sort the file by time"
                                    .formatted(late)
                            : "");
            return text.toString();
        }
    }
}
