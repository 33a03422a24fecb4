package org.tocsin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Settings;
import org.tocsin.engine.detect.DailyBenchmark;
import org.tocsin.engine.detect.DetectBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench detect}: how well, how fast and how small the detectors are. */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how well detectors find faults in generated daily metrics (F1 of days, by how"
                    + " many days were known before), and their time and heap for one metric.",
            "Time is set beside that of zscore in the same run; the goal is under 10 microseconds."
        })
public final class BenchDetectCommand implements Callable<Integer> {
    private static final double GOAL_MICROS = 10;

    @Option(
            names = "--series",
            defaultValue = "600",
            description = "How many metrics of 90 days (default: ${DEFAULT-VALUE}).")
    private int series = 600;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "What the metrics are generated from (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--runs",
            defaultValue = "5",
            description =
                    "Measures of time, of which the median counts (default: ${DEFAULT-VALUE}).")
    private int runs = 5;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Which detectors, zscore always among them; all when not given.")
    private List<String> only = List.of();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    private record Row(String name, DetectBench.Quality quality, DetectBench.Cost cost) {}

    @Override
    public Integer call() {
        if (series < 1 || runs < 1) {
            throw new Refused("--series and --runs are at least 1");
        }
        var bench = new DetectBench(DailyBenchmark.generate(series, seed), runs);
        var rows = new ArrayList<Row>();
        for (var contender : contenders().entrySet()) {
            if (!wanted(contender.getKey())) {
                continue;
            }
            rows.add(
                    new Row(
                            contender.getKey(),
                            bench.quality(contender.getValue()),
                            bench.cost(contender.getValue())));
        }
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(json ? json(rows) : text(rows));
        out.flush();
        return Exit.FINE;
    }

    private boolean wanted(String name) {
        return only.isEmpty() || only.contains(name) || name.equals(DetectorKind.ZSCORE.id());
    }

    /** The documents' own rules beside the detectors with their usual parameters. */
    private static Map<String, Settings> contenders() {
        var all = new java.util.LinkedHashMap<String, Settings>();
        all.put("weekday-band", Settings.usual(DetectorKind.WEEKDAY_BAND));
        all.put("z@3", new Settings(DetectorKind.ZSCORE, Map.of("threshold", 3.0)));
        all.put("pct@50", new Settings(DetectorKind.DEVIATION, Map.of("share", 0.5)));
        for (var kind : DetectorKind.values()) {
            if (kind != DetectorKind.FIXED && kind != DetectorKind.WEEKDAY_BAND) {
                all.put(kind.id(), Settings.usual(kind));
            }
        }
        all.put("fixed", new Settings(DetectorKind.FIXED, Map.of("lower", 1.0)));
        return all;
    }

    private static double reference(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.name().equals(DetectorKind.ZSCORE.id()))
                .mapToDouble(row -> row.cost().micros())
                .findFirst()
                .orElseThrow();
    }

    private String text(List<Row> rows) {
        var text = new StringBuilder();
        text.append(
                "%,d generated metrics of %d days, seed %d; F1 with so many days known before%n"
                        .formatted(series, DailyBenchmark.DAYS, seed));
        text.append(
                "%-13s %5s %5s %5s %5s %5s %9s %9s %12s%n"
                        .formatted(
                                "",
                                "7",
                                "14",
                                "28",
                                "56",
                                "all",
                                "us/point",
                                "x zscore",
                                "bytes/metric"));
        double reference = reference(rows);
        for (var row : rows) {
            text.append("%-13s".formatted(row.name()));
            for (int days : DetectBench.HISTORIES) {
                text.append(String.format(Locale.ROOT, " %5.2f", row.quality().counts(days).f1()));
            }
            text.append(
                    String.format(
                            Locale.ROOT,
                            " %5.2f %9.2f %9.2f %,12.0f%s%n",
                            row.quality().all().f1(),
                            row.cost().micros(),
                            row.cost().micros() / reference,
                            row.cost().bytes(),
                            row.cost().micros() < GOAL_MICROS ? "" : "  over 10 us"));
        }
        return text.toString();
    }

    private String json(List<Row> rows) {
        double reference = reference(rows);
        return JsonText.of(out -> {
            out.writeStartObject();
            out.writeStringField("schema", "tocsin/bench-detect/1");
            out.writeNumberField("series", series);
            out.writeNumberField("seed", seed);
            out.writeFieldName("detectors");
            JsonText.array(
                    out,
                    rows,
                    (each, row) -> {
                        each.writeStartObject();
                        each.writeStringField("name", row.name());
                        for (int days : DetectBench.HISTORIES) {
                            each.writeNumberField(
                                    "f1After" + days, row.quality().counts(days).f1());
                        }
                        each.writeNumberField("f1", row.quality().all().f1());
                        each.writeNumberField("microsPerPoint", row.cost().micros());
                        each.writeNumberField("timesZscore", row.cost().micros() / reference);
                        each.writeNumberField("bytesPerMetric", Math.rint(row.cost().bytes()));
                        each.writeEndObject();
                    });
            out.writeEndObject();
        });
    }
}
