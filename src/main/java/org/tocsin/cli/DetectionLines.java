package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Locale;
import org.tocsin.domain.series.detect.Detection;

/** Writes judged rows as CSV, or as JSON lines; the numbers so that they read back the same. */
final class DetectionLines {
    private static final JsonFactory JSON = new JsonFactory();

    private final Writer out;
    private final boolean json;

    DetectionLines(Writer out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void begin() throws IOException {
        if (!json) {
            out.write("timestamp,value,expected,lower,upper,score,anomaly\n");
        }
    }

    void row(SeriesLines.Row row, Detection said) throws IOException {
        out.write(json ? object(row, said) : cells(row, said));
        out.write('\n');
    }

    private static String cells(SeriesLines.Row row, Detection said) {
        var band = said.band();
        return String.join(
                ",",
                quoted(row.timestamp()),
                quoted(row.value()),
                band.expected().isPresent() ? number(band.expected().getAsDouble()) : "",
                number(band.lower()),
                number(band.upper()),
                said.outcome() == Detection.Outcome.NO_VALUE ? "" : number(said.score()),
                said.fired() ? "1" : "0");
    }

    private static String quoted(String text) {
        return text.indexOf(',') < 0 && text.indexOf('"') < 0
                ? text
                : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Nothing for a bound that there is not. */
    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static String object(SeriesLines.Row row, Detection said) throws IOException {
        var text = new StringWriter();
        var band = said.band();
        try (var out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("timestamp", row.timestamp());
            number(out, "value", row.point().value());
            number(out, "expected", band.expected().orElse(Double.NaN));
            number(out, "lower", band.lower());
            number(out, "upper", band.upper());
            number(
                    out,
                    "score",
                    said.outcome() == Detection.Outcome.NO_VALUE ? Double.NaN : said.score());
            out.writeBooleanField("anomaly", said.fired());
            out.writeStringField(
                    "verdict", said.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            out.writeStringField("reason", said.reason());
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void number(JsonGenerator out, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            out.writeNumberField(name, value);
        } else {
            out.writeNullField(name);
        }
    }
}
