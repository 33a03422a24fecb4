package org.tocsin.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Function;
import org.tocsin.domain.review.metrics.Figure;
import org.tocsin.domain.review.metrics.MetricsSheet;
import org.tocsin.domain.review.metrics.Value;

/**
 * A report as JSON, schema {@code tocsin/report/1}: lengths in seconds, shares as numbers from 0 to
 * 1 with their parts, instants in UTC, what is not known null. Tables are as people read them.
 */
public final class ReportJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ReportJson() {}

    public static String of(Report report) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            head(json, report.head());
            if (report.sheet().isPresent()) {
                sheet(json, report.sheet().get());
            }
            json.writeArrayFieldStart("tables");
            for (var block : report.blocks()) {
                if (block instanceof Report.Table table) {
                    table(json, table);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void head(JsonGenerator json, Report.Head head) throws IOException {
        json.writeStringField("schema", "tocsin/report/1");
        json.writeStringField("report", head.kind());
        json.writeStringField("playbook", head.playbook());
        json.writeStringField("from", head.period().from().toString());
        json.writeStringField("to", head.period().to().toString());
        json.writeStringField("zone", head.period().zone().getId());
        json.writeStringField(
                "generatedAt", head.made().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static void sheet(JsonGenerator json, MetricsSheet sheet) throws IOException {
        json.writeObjectFieldStart("figures");
        values(json, sheet.whole()::now);
        json.writeEndObject();
        json.writeArrayFieldStart("trend");
        for (var part : sheet.trend()) {
            json.writeStartObject();
            json.writeStringField("from", part.period().from().toString());
            json.writeStringField("to", part.period().to().toString());
            values(json, part::value);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField(
                "groupedBy", sheet.asked().grouping().name().toLowerCase(Locale.ROOT));
        json.writeArrayFieldStart("groups");
        for (var row : sheet.rows()) {
            json.writeStartObject();
            json.writeStringField("id", row.id());
            json.writeStringField("title", row.title());
            values(json, row::value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void values(JsonGenerator json, Function<Figure, Value> values)
            throws IOException {
        for (var figure : Figure.values()) {
            json.writeFieldName(name(figure));
            value(json, values.apply(figure));
        }
    }

    /** Such as {@code falsePositives}. */
    private static String name(Figure figure) {
        var words = figure.name().toLowerCase(Locale.ROOT).split("_", -1);
        var name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(words[i].substring(1));
        }
        return name.toString();
    }

    private static void value(JsonGenerator json, Value value) throws IOException {
        switch (value) {
            case Value.Length(var spread) -> {
                if (spread.isEmpty()) {
                    json.writeNull();
                    return;
                }
                json.writeStartObject();
                json.writeNumberField("meanSeconds", spread.get().mean().toSeconds());
                json.writeNumberField("medianSeconds", spread.get().median().toSeconds());
                json.writeNumberField("p90Seconds", spread.get().p90().toSeconds());
                json.writeNumberField("of", spread.get().count());
                json.writeEndObject();
            }
            case Value.Rate(var share) -> {
                if (share.whole() == 0) {
                    json.writeNull();
                    return;
                }
                json.writeStartObject();
                json.writeNumberField("ratio", share.ratio().orElse(0));
                json.writeNumberField("part", share.part());
                json.writeNumberField("of", share.whole());
                json.writeEndObject();
            }
            case Value.Count(var number) -> json.writeNumber(number);
            case Value.Money(var amount) -> {
                if (amount.isPresent()) {
                    json.writeNumber(amount.get());
                } else {
                    json.writeNull();
                }
            }
        }
    }

    private static void table(JsonGenerator json, Report.Table table) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", table.title());
        json.writeArrayFieldStart("columns");
        for (var column : table.columns()) {
            json.writeString(column);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (var row : table.rows()) {
            json.writeStartArray();
            for (var cell : row) {
                json.writeString(cell);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
