package org.tocsin.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.data.SeenColumn;

/**
 * Samples and columns as JSON text: an array of arrays of strings and nulls. Of a sample, the first
 * is the names of the columns; of a schema, each is a name and a type.
 */
final class SampleJson {
    /** The longest value of a sample that is kept, in characters. */
    static final int LONGEST_VALUE = 2_000;

    private static final JsonFactory JSON = new JsonFactory();

    private SampleJson() {}

    static String write(Sample sample) {
        var rows = new ArrayList<List<@Nullable String>>();
        rows.add(new ArrayList<>(sample.columns()));
        sample.rows().stream().limit(Sample.LIMIT).forEach(rows::add);
        return write(rows);
    }

    static Sample readSample(String json) {
        var rows = read(json);
        var columns = rows.getFirst().stream().map(String::valueOf).toList();
        return new Sample(columns, rows.subList(1, rows.size()));
    }

    static String writeColumns(List<SeenColumn> columns) {
        var rows = new ArrayList<List<@Nullable String>>();
        columns.forEach(c -> rows.add(List.of(c.name(), c.type())));
        return write(rows);
    }

    static List<SeenColumn> readColumns(String json) {
        return read(json).stream()
                .map(r -> new SeenColumn(String.valueOf(r.get(0)), String.valueOf(r.get(1))))
                .toList();
    }

    private static String write(List<List<@Nullable String>> rows) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (var row : rows) {
                json.writeStartArray();
                for (String value : row) {
                    if (value == null) {
                        json.writeNull();
                    } else {
                        json.writeString(Text.fit(value, LONGEST_VALUE));
                    }
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static List<List<@Nullable String>> read(String text) {
        var rows = new ArrayList<List<@Nullable String>>();
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_ARRAY) {
                var row = new ArrayList<@Nullable String>();
                for (var token = json.nextToken();
                        token != JsonToken.END_ARRAY;
                        token = json.nextToken()) {
                    row.add(token == JsonToken.VALUE_NULL ? null : json.getText());
                }
                rows.add(java.util.Collections.unmodifiableList(row));
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return rows;
    }
}
