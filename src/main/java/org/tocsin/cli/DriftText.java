package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.tocsin.domain.check.SchemaDrift;
import org.tocsin.domain.check.SchemaDrift.Change;
import org.tocsin.engine.Retelling.Drifted;

/** How columns changed, as {@code tocsin report drift} prints it. */
final class DriftText {
    private DriftText() {}

    static String text(List<Drifted> all) {
        var text = new StringBuilder();
        for (var each : all) {
            text.append("%s: %s%n".formatted(each.dataSet().id(), summary(each)));
            for (var drift : each.drifts()) {
                for (var change : drift.changes()) {
                    text.append("  %s  %s%n".formatted(day(each, drift), words(change)));
                }
            }
        }
        return text.toString();
    }

    private static String summary(Drifted each) {
        if (each.partitions() == 0) {
            return "its columns were never looked at in this time";
        }
        return each.drifts().isEmpty()
                ? "no change"
                : "changed %,d %s"
                        .formatted(
                                each.drifts().size(), each.drifts().size() == 1 ? "time" : "times");
    }

    private static LocalDate day(Drifted each, SchemaDrift drift) {
        return LocalDate.ofInstant(drift.at(), each.dataSet().zone());
    }

    private static String words(Change change) {
        return switch (change) {
            case Change.Came(var column) -> "%s (%s) came".formatted(column.name(), column.type());
            case Change.Went(var column) -> "%s (%s) went".formatted(column.name(), column.type());
            case Change.Renamed(var from, var to) -> "%s was renamed to %s".formatted(from, to);
            case Change.Retyped(var column, var from, var to) ->
                    "%s turned from %s to %s".formatted(column, from, to);
        };
    }

    static String json(List<Drifted> all) {
        return JsonText.of(out -> {
            out.writeStartObject();
            out.writeStringField("schema", "tocsin/drift/1");
            out.writeFieldName("dataSets");
            JsonText.array(out, all, DriftText::write);
            out.writeEndObject();
        });
    }

    private static void write(JsonGenerator out, Drifted each) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", each.dataSet().id().value());
        out.writeFieldName("changes");
        out.writeStartArray();
        for (var drift : each.drifts()) {
            for (var change : drift.changes()) {
                out.writeStartObject();
                out.writeStringField("date", day(each, drift).toString());
                change(out, change);
                out.writeEndObject();
            }
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void change(JsonGenerator out, Change change) throws IOException {
        switch (change) {
            case Change.Came(var column) -> {
                out.writeStringField("kind", "came");
                out.writeStringField("column", column.name());
                out.writeStringField("type", column.type());
            }
            case Change.Went(var column) -> {
                out.writeStringField("kind", "went");
                out.writeStringField("column", column.name());
                out.writeStringField("type", column.type());
            }
            case Change.Renamed(var from, var to) -> {
                out.writeStringField("kind", "renamed");
                out.writeStringField("column", from);
                out.writeStringField("to", to);
            }
            case Change.Retyped(var column, var from, var to) -> {
                out.writeStringField("kind", "retyped");
                out.writeStringField("column", column);
                out.writeStringField("from", from);
                out.writeStringField("to", to);
            }
        }
    }
}
