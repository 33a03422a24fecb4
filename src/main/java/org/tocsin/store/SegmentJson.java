package org.tocsin.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Judgement.Bounds;
import org.tocsin.domain.check.Reading.Tested;
import org.tocsin.domain.check.Segments;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Verdict;

/**
 * What a run found per segment as JSON text: an array of arrays, each a segment's name, verdict,
 * severity, rank and level, value, expected, lower, upper, score, rows, failing rows and message.
 */
final class SegmentJson {
    private static final JsonFactory JSON = new JsonFactory();

    /** The longest message of a segment that is kept, in characters. */
    private static final int LONGEST_MESSAGE = 1_000;

    private SegmentJson() {}

    static String write(List<Segments.Result> results) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (var result : results) {
                json.writeStartArray();
                for (var value : values(result)) {
                    if (value == null) {
                        json.writeNull();
                    } else {
                        json.writeString(Text.fit(value, LONGEST_MESSAGE));
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

    private static List<@Nullable String> values(Segments.Result result) {
        var judgement = result.judgement();
        var values = new ArrayList<@Nullable String>();
        values.add(result.segment());
        switch (judgement.verdict()) {
            case Verdict.Healthy() -> add(values, "healthy", null, null, null);
            case Verdict.Broken() -> add(values, "broken", null, null, null);
            case Verdict.Learning() -> add(values, "learning", null, null, null);
            case Verdict.Breach(var severity) ->
                    add(
                            values,
                            "breach",
                            severity.id(),
                            Integer.toString(severity.rank()),
                            severity.level().name().toLowerCase(Locale.ROOT));
        }
        var bounds = judgement.bounds();
        for (var number :
                List.of(
                        judgement.value(),
                        bounds.expected(),
                        bounds.lower(),
                        bounds.upper(),
                        bounds.score())) {
            values.add(number.isPresent() ? Double.toString(number.getAsDouble()) : null);
        }
        values.add(Long.toString(result.tested().rows()));
        var failing = result.tested().failing();
        values.add(failing.isPresent() ? Long.toString(failing.getAsLong()) : null);
        values.add(judgement.message());
        return values;
    }

    private static void add(List<@Nullable String> values, @Nullable String... more) {
        for (String value : more) {
            values.add(value);
        }
    }

    static List<Segments.Result> read(String text) {
        var results = new ArrayList<Segments.Result>();
        for (List<@Nullable String> row : rows(text)) {
            results.add(result(row.iterator()));
        }
        return List.copyOf(results);
    }

    private static Segments.Result result(Iterator<@Nullable String> row) {
        String segment = String.valueOf(row.next());
        var verdict = verdict(row);
        var value = number(row.next());
        var bounds =
                new Bounds(
                        number(row.next()),
                        number(row.next()),
                        number(row.next()),
                        number(row.next()));
        long rows = Long.parseLong(String.valueOf(row.next()));
        String failing = row.next();
        var tested =
                new Tested(
                        rows,
                        failing == null
                                ? OptionalLong.empty()
                                : OptionalLong.of(Long.parseLong(failing)));
        return new Segments.Result(
                segment, new Judgement(verdict, value, bounds, String.valueOf(row.next())), tested);
    }

    private static Verdict verdict(Iterator<@Nullable String> row) {
        String kind = String.valueOf(row.next());
        String severity = row.next();
        String rank = row.next();
        String level = row.next();
        return switch (kind) {
            case "healthy" -> new Verdict.Healthy();
            case "broken" -> new Verdict.Broken();
            case "learning" -> new Verdict.Learning();
            case "breach" ->
                    new Verdict.Breach(
                            new Severity(
                                    String.valueOf(severity),
                                    Integer.parseInt(String.valueOf(rank)),
                                    Severity.Level.valueOf(
                                            String.valueOf(level).toUpperCase(Locale.ROOT))));
            default ->
                    throw new IllegalStateException(
                            "The store holds an unknown verdict of a segment: " + kind);
        };
    }

    private static OptionalDouble number(@Nullable String text) {
        return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    }

    private static List<List<@Nullable String>> rows(String text) {
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
                rows.add(row);
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return rows;
    }
}
