package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** JSON that commands print. */
final class JsonText {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonText() {}

    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    interface Each<T> {
        void write(JsonGenerator json, T item) throws IOException;
    }

    static String of(Body body) {
        var out = new StringWriter();
        try (var json = JSON.createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out + "\n";
    }

    static <T> void array(JsonGenerator json, List<T> items, Each<T> each) throws IOException {
        json.writeStartArray();
        for (T item : items) {
            each.write(json, item);
        }
        json.writeEndArray();
    }

    static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeFieldName(name);
        array(json, values, JsonGenerator::writeString);
    }
}
