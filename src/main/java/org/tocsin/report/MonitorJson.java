package org.tocsin.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.check.Segments;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Verdict;
import org.tocsin.engine.MonitorReport;

/**
 * A run as JSON, schema {@code tocsin/monitor/1}: absent numbers are null, instants are UTC with
 * seconds, a severity is there only for a breach, segments only for a check that looks at them.
 */
public final class MonitorJson {
    private static final JsonFactory JSON = new JsonFactory();

    private MonitorJson() {}

    /** Writes the whole report and leaves the writer open. */
    public static void write(MonitorReport report, Writer out) {
        try {
            var json = JSON.createGenerator(out);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeStringField("schema", "tocsin/monitor/1");
            json.writeStringField("playbook", report.playbook());
            json.writeStringField("generatedAt", instant(report.generatedAt()));
            severity(json, "worst", report.worst());
            json.writeArrayFieldStart("days");
            for (var day : report.days()) {
                day(json, day);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
            json.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("the report could not be written", broken);
        }
    }

    private static void day(JsonGenerator json, MonitorReport.Day day) throws IOException {
        json.writeStartObject();
        json.writeStringField("date", day.date().toString());
        severity(json, "worst", day.worst());
        json.writeArrayFieldStart("checks");
        for (var result : day.results()) {
            check(json, result);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void check(JsonGenerator json, MonitorReport.Result result) throws IOException {
        var check = result.check();
        var run = result.run();
        var judgement = run.judgement();
        var bounds = judgement.bounds();
        json.writeStartObject();
        json.writeStringField("id", check.id().value());
        json.writeStringField("name", check.title().name());
        json.writeStringField("verdict", verdict(judgement.verdict()));
        severity(json, "severity", result.severity());
        number(json, "value", judgement.value());
        json.writeStringField("unit", check.measure().unit().id());
        number(json, "expected", bounds.expected());
        number(json, "lower", bounds.lower());
        number(json, "upper", bounds.upper());
        number(json, "score", bounds.score());
        json.writeStringField("message", judgement.message());
        json.writeNumberField("rowsTested", run.findings().tested().rows());
        number(json, "failedRows", run.findings().tested().failing());
        json.writeStringField("sql", run.findings().sql());
        json.writeNumberField("millis", run.occasion().took().toMillis());
        segments(json, result);
        json.writeEndObject();
    }

    /** Only where the check looks at segments, the worst first. */
    private static void segments(JsonGenerator json, MonitorReport.Result result)
            throws IOException {
        var by = Segmentation.of(result.check().measure());
        if (by.isEmpty()) {
            return;
        }
        var segments = result.run().findings().segments();
        json.writeObjectFieldStart("segments");
        json.writeStringField("by", by.get().of().sql());
        json.writeNumberField("found", segments.found());
        json.writeNumberField("failing", segments.failing().size());
        json.writeArrayFieldStart("results");
        for (var segment : segments.results()) {
            segment(json, segment);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void segment(JsonGenerator json, Segments.Result segment) throws IOException {
        var judgement = segment.judgement();
        var bounds = judgement.bounds();
        json.writeStartObject();
        json.writeStringField("segment", segment.segment());
        json.writeStringField("verdict", verdict(judgement.verdict()));
        severity(
                json,
                "severity",
                judgement.verdict() instanceof Verdict.Breach(var severity)
                        ? Optional.of(severity)
                        : Optional.empty());
        number(json, "value", judgement.value());
        number(json, "expected", bounds.expected());
        number(json, "lower", bounds.lower());
        number(json, "upper", bounds.upper());
        number(json, "score", bounds.score());
        json.writeStringField("message", judgement.message());
        json.writeNumberField("rowsTested", segment.tested().rows());
        number(json, "failedRows", segment.tested().failing());
        json.writeEndObject();
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Healthy() -> "HEALTHY";
            case Verdict.Breach _ -> "BREACH";
            case Verdict.Broken() -> "BROKEN";
            case Verdict.Learning() -> "LEARNING";
        };
    }

    private static void severity(JsonGenerator json, String name, Optional<Severity> severity)
            throws IOException {
        if (severity.isPresent()) {
            json.writeStringField(name, severity.get().id());
        } else {
            json.writeNullField(name);
        }
    }

    private static void number(JsonGenerator json, String name, OptionalDouble value)
            throws IOException {
        if (value.isEmpty()) {
            json.writeNullField(name);
        } else if (whole(value.getAsDouble())) {
            json.writeNumberField(name, (long) value.getAsDouble());
        } else {
            json.writeNumberField(name, value.getAsDouble());
        }
    }

    private static void number(JsonGenerator json, String name, OptionalLong value)
            throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsLong());
        } else {
            json.writeNullField(name);
        }
    }

    /** Within the range in which every whole double is exact. */
    private static boolean whole(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1L << 53;
    }

    private static String instant(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
