package org.tocsin.report;

import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Severity.Level;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.check.Words;
import org.tocsin.engine.MonitorReport;
import org.tocsin.engine.MonitorReport.Result;

/** The daily report as text, after the sample in document 002. */
public final class MonitorText {
    private static final String DOUBLE_LINE = "=".repeat(60);
    private static final String LINE = "-".repeat(60);
    private static final DateTimeFormatter GENERATED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final int SEGMENTS = 10;

    private MonitorText() {}

    /** Writes one day. */
    public static void write(MonitorReport report, MonitorReport.Day day, PrintWriter out) {
        out.println(DOUBLE_LINE);
        out.println("DAILY MONITORING REPORT: " + day.date());
        out.println("Generated: " + GENERATED.format(report.generatedAt()));
        out.println(DOUBLE_LINE);
        out.println();
        section(out, "🚨 CRITICAL ALERTS:", day, breach(Level.CRITICAL));
        section(out, "⚠️ WARNINGS:", day, breach(Level.WARNING));
        section(out, "ℹ️ INFO:", day, breach(Level.INFO));
        section(out, "🔧 COULD NOT BE RUN:", day, MonitorText::broken);
        section(out, "⏳ LEARNING:", day, r -> verdict(r) instanceof Verdict.Learning);
        out.println(tally(day));
        out.println();
        out.println(LINE);
        out.println("METRICS SUMMARY:");
        out.println(LINE);
        summary(day).forEach(out::println);
        out.println();
        out.flush();
    }

    private static void section(
            PrintWriter out, String title, MonitorReport.Day day, Predicate<Result> chosen) {
        var results = day.results().stream().filter(chosen).toList();
        if (results.isEmpty()) {
            return;
        }
        out.println(title);
        for (var result : results) {
            String name = broken(result) ? result.check().id() + ": " : "";
            out.println("   • " + name + result.run().judgement().message());
            segments(out, result);
        }
        out.println();
    }

    /** The worst segments, each on a line of its own. */
    private static void segments(PrintWriter out, Result result) {
        var failing = result.run().findings().segments().failing();
        for (var segment : failing.subList(0, Math.min(SEGMENTS, failing.size()))) {
            out.println(
                    "       - %s: %s".formatted(segment.segment(), segment.judgement().message()));
        }
        if (failing.size() > SEGMENTS) {
            out.println("       - and %,d more".formatted(failing.size() - SEGMENTS));
        }
    }

    private static String tally(MonitorReport.Day day) {
        long healthy =
                day.results().stream().filter(r -> verdict(r) instanceof Verdict.Healthy).count();
        return "%d of %d checks healthy".formatted(healthy, day.results().size());
    }

    /** One line per measure; several checks of one measure share it. */
    private static List<String> summary(MonitorReport.Day day) {
        var byMeasure = new LinkedHashMap<MeasureId, List<Result>>();
        for (var result : day.results()) {
            byMeasure
                    .computeIfAbsent(result.check().measure().id(), _ -> new ArrayList<>())
                    .add(result);
        }
        return byMeasure.values().stream().map(MonitorText::summaryLine).toList();
    }

    private static String summaryLine(List<Result> results) {
        Measure measure = results.getFirst().check().measure();
        var text = new StringBuilder(measure.id() + ": ");
        var segments = results.getFirst().run().findings().segments();
        if (!segments.isEmpty()) {
            text.append(segments.lead() + " ");
        }
        var value =
                results.stream()
                        .map(result -> result.run().judgement().value())
                        .filter(java.util.OptionalDouble::isPresent)
                        .findFirst();
        text.append(
                value.isPresent()
                        ? Words.value(value.get().getAsDouble(), measure.unit())
                        : "no value");
        for (var result : results) {
            var score = result.run().judgement().bounds().score();
            if (score.isPresent()) {
                text.append(String.format(Locale.ROOT, " (z=%.2f)", score.getAsDouble()));
            }
        }
        results.stream()
                .flatMap(result -> result.severity().stream())
                .min(java.util.Comparator.naturalOrder())
                .ifPresent(severity -> text.append(" " + mark(severity.level())));
        return text.toString();
    }

    private static String mark(Level level) {
        return switch (level) {
            case CRITICAL -> "🚨";
            case WARNING -> "⚠️";
            case INFO -> "ℹ️";
        };
    }

    private static Predicate<Result> breach(Level level) {
        return result -> result.severity().map(severity -> severity.level() == level).orElse(false);
    }

    private static boolean broken(Result result) {
        return verdict(result) instanceof Verdict.Broken;
    }

    private static Verdict verdict(Result result) {
        CheckRun run = result.run();
        return run.judgement().verdict();
    }
}
