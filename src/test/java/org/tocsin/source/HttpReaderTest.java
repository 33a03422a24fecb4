package org.tocsin.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.source.Asks.DAY;
import static org.tocsin.source.Asks.NOW;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Probe;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.data.SourceSpec.Header;
import org.tocsin.domain.data.SourceSpec.Secret;
import org.tocsin.secret.EnvironmentSecrets;
import org.tocsin.source.SourceReader.Probing;

/** Real requests to a server on this machine. */
class HttpReaderTest {
    private static final Probe LOAD_TIME = new Probe.LoadTime();
    private static final Probe AVAILABLE = new Probe.Available(OptionalInt.empty());
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final WebServer server;

    HttpReaderTest() throws Exception {
        server = new WebServer();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aPageThatComesWholeHasALoadTime() throws Exception {
        server.says("/app/dash", 200, "<html>");

        var reading = (Reading.Taken) probe("/dash", LOAD_TIME, LONG);

        assertThat(reading.value().orElseThrow()).isPositive();
        assertThat(reading.evidence().sql()).isEqualTo("GET " + server.url() + "/app/dash");
    }

    @Test
    void aPageThatIsNotFineHasNoLoadTime() throws Exception {
        server.says("/app/dash", 503, "busy");

        assertThat(failure(probe("/dash", LOAD_TIME, LONG))).endsWith("/app/dash answered 503");
    }

    @ParameterizedTest
    @CsvSource({"/silent", "/silent/body"})
    void whatDoesNotComeWholeInTimeIsTimedOut(String path) throws Exception {
        var spec = spec(server.url(), Map.of());

        assertThat(probe(spec, path, LOAD_TIME, SHORT))
                .isEqualTo(new Reading.TimedOut(SHORT, Reading.Evidence.NONE));
        assertThat(probe(spec, path, new Probe.JsonValue("/a"), SHORT))
                .isInstanceOf(Reading.TimedOut.class);
        assertThat(down(probe(spec, path, AVAILABLE, SHORT))).contains("no answer within");
    }

    @Test
    void availabilityNamesTheStatusAndWhatWasExpected() throws Exception {
        server.says("/app/ok", 204, "").says("/app/gone", 410, "");

        assertThat(value(probe("/ok", AVAILABLE, LONG))).isEqualTo(1);
        assertThat(down(probe("/gone", AVAILABLE, LONG)))
                .endsWith("/app/gone answered 410, expected 200 to 299");
        assertThat(value(probe("/gone", new Probe.Available(OptionalInt.of(410)), LONG)))
                .isEqualTo(1);
        assertThat(down(probe("/ok", new Probe.Available(OptionalInt.of(200)), LONG)))
                .endsWith("answered 204, expected 200");
    }

    @Test
    void aServerThatIsGoneIsUnavailableNotBroken() throws Exception {
        var spec = spec(server.url(), Map.of());
        server.close();

        assertThat(down(probe(spec, "/x", AVAILABLE, LONG))).contains("ConnectException");
        assertThat(failure(probe(spec, "/x", LOAD_TIME, LONG))).contains("cannot be asked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/queue/length | 7.5",
                "/up | 1",
                "/list/1 | 20",
                "/a~1b | 3",
            })
    void aNumberIsFoundByItsPointer(String pointer, double value) throws Exception {
        server.says(
                "/app/q",
                200,
                "{\"queue\":{\"length\":7.5},\"up\":true,\"list\":[10,20],\"a/b\":3}");

        assertThat(value(probe("/q", new Probe.JsonValue(pointer), LONG))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1} | has nothing at /x",
                "{\"x\":\"many\"} | has \"many\" at /x, which is no number",
                "{\"x\":null} | has null at /x, which is no number",
                "<html> | is no JSON",
            })
    void whatIsNoNumberIsSaid(String body, String words) throws Exception {
        server.says("/app/q", 200, body);

        assertThat(failure(probe("/q", new Probe.JsonValue("/x"), LONG))).contains(words);
    }

    @Test
    void anEmptyBodyIsNoNumberEither() throws Exception {
        server.says("/app/q", 200, "");

        assertThat(failure(probe("/q", new Probe.JsonValue("/x"), LONG))).contains("/app/q");
    }

    @Test
    void redirectsAreFollowedButNotForEver() throws Exception {
        server.redirects("/app/old", "/app/new").says("/app/new", 200, "x");
        server.redirects("/app/round", "round").redirects("/app/file", "file:///etc/hostname");

        assertThat(value(probe("/old", AVAILABLE, LONG))).isEqualTo(1);
        assertThat(down(probe("/round", AVAILABLE, LONG))).contains("redirected more than 5 times");
        assertThat(down(probe("/file", AVAILABLE, LONG))).contains("is not allowed");
    }

    @Test
    void secretsAreSentToTheSourceAndToNobodyElse() throws Exception {
        try (var other = new WebServer()) {
            other.says("/in", 200, "x");
            server.redirects("/app/sso", other.url() + "/in");
            var headers =
                    Map.of(
                            "Authorization",
                            new Header("Bearer ", Optional.of(new Secret.Environment("TOKEN"))),
                            "X-Team",
                            new Header("data", Optional.empty()));

            assertThat(value(probe(spec(server.url() + "/app", headers), "/sso", AVAILABLE, LONG)))
                    .isEqualTo(1);

            assertThat(server.asked.getFirst())
                    .containsEntry("Authorization", List.of("Bearer s3cret"));
            assertThat(other.asked.getFirst())
                    .containsEntry("X-team", List.of("data"))
                    .doesNotContainKey("Authorization");
        }
    }

    @Test
    void aSecretThatIsNotSetOrCannotBeSentIsNeverQuoted() throws Exception {
        var unset = new Header("", Optional.of(new Secret.Environment("UNSET")));
        var odd = new Header("", Optional.of(new Secret.Environment("ODD")));

        assertThat(down(probe(spec(server.url(), Map.of("X-Key", unset)), "/x", AVAILABLE, LONG)))
                .contains("UNSET, which holds the header X-Key of source web, is not set");
        assertThat(down(probe(spec(server.url(), Map.of("X-Key", odd)), "/x", AVAILABLE, LONG)))
                .doesNotContain("hidden");
    }

    @Test
    void aQueryMayHoldATokenAndIsNotShown() throws Exception {
        server.says("/app/q", 500, "");

        assertThat(failure(probe("/q?token=abc", LOAD_TIME, LONG))).doesNotContain("abc");
    }

    @Test
    void aServerHasNoRows() throws Exception {
        try (var reader = reader(spec(server.url(), Map.of()))) {
            var scan = reader.scan(Asks.table("t").request(new Formula.RowCount(Optional.empty())));
            assertThat(scan)
                    .isInstanceOfSatisfying(
                            Scan.Unreadable.class,
                            answer -> assertThat(answer.cause()).contains("has no rows"));
        }
    }

    private Reading probe(String path, Probe probe, Duration timeout) throws InterruptedException {
        return probe(spec(server.url() + "/app/", Map.of()), path, probe, timeout);
    }

    private static Reading probe(SourceSpec.Http spec, String path, Probe probe, Duration timeout)
            throws InterruptedException {
        var dataSet =
                new DataSet(
                        new DataSetId("page"),
                        "Page",
                        spec.id(),
                        new Location.Resource(path),
                        new DataSet.Shape(List.of(), List.of()),
                        new Partitioning.Whole(),
                        ZoneOffset.UTC);
        try (var reader = reader(spec)) {
            return reader.probe(
                    new Probing(dataSet, dataSet.partitionOn(DAY), probe, NOW, timeout));
        }
    }

    private static HttpReader reader(SourceSpec.Http spec) {
        return new HttpReader(
                spec, new EnvironmentSecrets(Map.of("TOKEN", "s3cret", "ODD", "hidden\nX: y")));
    }

    private static SourceSpec.Http spec(String url, Map<String, Header> headers) {
        return new SourceSpec.Http(new SourceId("web"), url, headers, SourceSpec.Limits.DEFAULT);
    }

    static double value(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Taken.class);
        return ((Reading.Taken) reading).value().orElseThrow();
    }

    static String down(Reading reading) {
        assertThat(value(reading)).isZero();
        return String.join("; ", ((Reading.Taken) reading).details());
    }

    static String failure(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Failed.class);
        return ((Reading.Failed) reading).cause();
    }
}
