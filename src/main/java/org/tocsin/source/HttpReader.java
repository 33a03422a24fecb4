package org.tocsin.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Probe;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Reading.Evidence;
import org.tocsin.domain.check.Reading.Tested;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.secret.Secrets;
import org.tocsin.source.http.Exchange;
import org.tocsin.source.http.Fetch;

/** Pages and interfaces of a server, asked over HTTP; they have no rows (C-22). */
final class HttpReader implements SourceReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SourceSpec.Http spec;
    private final Exchange exchange;

    /**
     * @param secrets where the secrets of headers are looked up, for each request
     */
    HttpReader(SourceSpec.Http spec, Secrets secrets) {
        this.spec = spec;
        this.exchange = new Exchange(spec, secrets);
    }

    @Override
    public Scan scan(Request request) {
        return new Scan.Unreadable(
                "source %s answers over HTTP and has no rows; ask for load-time, available or json-value"
                        .formatted(spec.id()));
    }

    @Override
    public Sample sample(Request request, Measure measure) {
        return Sample.NONE;
    }

    @Override
    public Reading probe(Probing probing) throws InterruptedException {
        if (!(probing.dataSet().location() instanceof Location.Resource(var path))) {
            return failed(
                    "data set %s names no path, but source %s answers over HTTP"
                            .formatted(probing.dataSet().id(), spec.id()));
        }
        var timeout = probing.timeout();
        return switch (probing.probe()) {
            case Probe.LoadTime _ -> loadTime(exchange.get(path, timeout));
            case Probe.Available(var status) -> available(exchange.get(path, timeout), status);
            case Probe.JsonValue(var pointer) -> json(exchange.get(path, timeout), pointer);
            case Probe.QueryTime _,
                    Probe.FileSize _,
                    Probe.FileAge _,
                    Probe.StorageUsed _,
                    Probe.Landed _ ->
                    failed(
                            "source %s answers over HTTP and cannot be asked this"
                                    .formatted(spec.id()));
        };
    }

    private static Reading loadTime(Fetch fetch) {
        return switch (fetch) {
            case Fetch.Got got when !got.fine() -> failed(answered(got));
            case Fetch.Got got -> taken(got.took().toNanos() / 1e9, List.of(), got);
            case Fetch.Failed(var why) -> failed(why);
            case Fetch.GaveUp(_, var after) -> new Reading.TimedOut(after, Evidence.NONE);
        };
    }

    private static Reading available(Fetch fetch, OptionalInt status) {
        return switch (fetch) {
            case Fetch.Got got -> {
                boolean good = status.isPresent() ? got.status() == status.getAsInt() : got.fine();
                String expected =
                        status.isPresent() ? String.valueOf(status.getAsInt()) : "200 to 299";
                yield taken(
                        good ? 1 : 0,
                        good ? List.of() : List.of(answered(got) + ", expected " + expected),
                        got);
            }
            case Fetch.Failed(var why) -> Landing.no(why);
            case Fetch.GaveUp(var at, var after) ->
                    Landing.no("%s: no answer within %s s".formatted(at, after.toSeconds()));
        };
    }

    private static Reading json(Fetch fetch, String pointer) {
        return switch (fetch) {
            case Fetch.Got got when !got.fine() -> failed(answered(got));
            case Fetch.Got got when got.body().isEmpty() ->
                    failed("%s is larger than %,d bytes".formatted(got.at(), Exchange.MOST_BYTES));
            case Fetch.Got got -> number(got, pointer);
            case Fetch.Failed(var why) -> failed(why);
            case Fetch.GaveUp(_, var after) -> new Reading.TimedOut(after, Evidence.NONE);
        };
    }

    private static Reading number(Fetch.Got got, String pointer) {
        JsonNode found;
        try {
            found = JSON.readTree(got.body().orElseThrow()).at(pointer);
        } catch (JsonProcessingException e) {
            return failed("%s is no JSON: %s".formatted(got.at(), e.getOriginalMessage()));
        } catch (IOException e) {
            return failed("%s cannot be read as JSON: %s".formatted(got.at(), e.getMessage()));
        }
        if (found.isMissingNode()) {
            return failed("%s has nothing at %s".formatted(got.at(), pointer));
        }
        if (!found.isNumber() && !found.isBoolean()) {
            return failed(
                    "%s has %s at %s, which is no number".formatted(got.at(), found, pointer));
        }
        return taken(
                found.isBoolean() ? (found.asBoolean() ? 1 : 0) : found.asDouble(), List.of(), got);
    }

    private static String answered(Fetch.Got got) {
        return "%s answered %d".formatted(got.at(), got.status());
    }

    private static Reading taken(double value, List<String> details, Fetch.Got got) {
        return new Reading.Taken(
                OptionalDouble.of(value),
                Tested.NONE,
                details,
                new Evidence("GET " + got.at(), got.took()));
    }

    private static Reading failed(String why) {
        return new Reading.Failed(why, Evidence.NONE);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
