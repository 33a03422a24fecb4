package org.tocsin.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.source.Asks.query;
import static org.tocsin.source.Asks.rowCount;
import static org.tocsin.source.Asks.scan;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Formula.Reads;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.secret.Found;
import org.tocsin.secret.Redaction;
import org.tocsin.secret.Secrets;

/** A real PostgreSQL that fails in every way one does; the checks say so and come back. */
class ResilienceTest {
    private static final String LONG =
            "select count(*) from generate_series(1, 1000000000) a, generate_series(1, 1000) b";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir static Path folder;
    private static EmbeddedPostgres postgres;

    private final Pocket pocket = new Pocket();

    /** A secret that somebody may change. */
    private static final class Pocket implements Secrets {
        private final Redaction redaction = new Redaction();
        private volatile String password = "first-password";

        @Override
        public Found find(SourceSpec.Secret reference) {
            redaction.learn(password);
            return new Found.Value(password);
        }

        @Override
        public Redaction redaction() {
            return redaction;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        postgres = server(0);
        admin("create user checker password 'first-password'");
        Path rules = folder.resolve("data/pg_hba.conf");
        Files.writeString(
                rules, "host all checker 127.0.0.1/32 scram-sha-256\n" + Files.readString(rules));
        admin("select pg_reload_conf()");
    }

    /**
     * @param port 0 for any that is free
     */
    private static EmbeddedPostgres server(int port) throws Exception {
        var builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("data"))
                        .setCleanDataDirectory(false)
                        .setPGStartupWait(LIMIT);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void fresh() throws Exception {
        admin("drop table if exists orders");
        admin("create table orders (id int)");
        admin("insert into orders values (1), (2)");
        admin("grant select on orders to checker");
        admin("alter user checker password 'first-password' connection limit -1");
    }

    private static void admin(String sql) throws Exception {
        try (var c = postgres.getPostgresDatabase().getConnection();
                var s = c.createStatement()) {
            s.execute(sql);
        }
    }

    private static long count(String sql) throws Exception {
        try (var c = postgres.getPostgresDatabase().getConnection();
                var s = c.createStatement();
                var rows = s.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Asks again and again; gives up long after anything could still change. */
    private static void await(String what, Callable<Boolean> condition) throws Exception {
        var end = Instant.now().plus(LIMIT);
        while (!condition.call()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.onSpinWait();
        }
    }

    private SourceReader reader(int port) {
        return Sources.open(
                new SourceSpec.Jdbc(
                        new SourceId("shop"),
                        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port),
                        Optional.of("checker"),
                        Optional.of(new SourceSpec.Secret.Stored("shop")),
                        Map.of(),
                        new SourceSpec.Limits(2, LIMIT)),
                folder,
                folder,
                pocket);
    }

    private static SourceReader.Request request(Duration timeout, Formula... formulas) {
        return Asks.table("orders").within(timeout).request(formulas);
    }

    private static double rows(SourceReader reader) throws InterruptedException {
        return scan(reader, request(LIMIT, rowCount())).value(0);
    }

    /** What the checks are told, whether nothing could be read or one statement failed. */
    private static String trouble(Scan scan) {
        return switch (scan) {
            case Scan.Unreadable(var cause) -> cause;
            case Scan.Done done ->
                    done.readings().values().stream()
                            .filter(Reading.Failed.class::isInstance)
                            .map(reading -> ((Reading.Failed) reading).cause())
                            .findFirst()
                            .orElse("");
            case Scan.Absent _, Scan.Probed _ -> throw new AssertionError("a table has rows only");
        };
    }

    private static String trouble(SourceReader reader) throws InterruptedException {
        return trouble(reader.scan(request(LIMIT, rowCount())));
    }

    /** A scan whose query runs until it is stopped; returns once the server is at it. */
    private static FutureTask<Scan> running(SourceReader reader) throws Exception {
        var scan = new FutureTask<>(() -> reader.scan(request(LIMIT, query(LONG, Reads.VALUE))));
        Thread.ofVirtual().start(scan);
        await(
                "the query runs",
                () ->
                        count(
                                        "select count(*) from pg_stat_activity where usename = 'checker' and state = 'active' and query like '%generate_series%'")
                                == 1);
        return scan;
    }

    private static void stopAll(String how) throws Exception {
        count(
                "select count(%s(pid)) from pg_stat_activity where usename = 'checker' and query like '%%generate_series%%'"
                        .formatted(how));
    }

    @Test
    void aServerThatStopsInTheMiddleOfARunIsBrokenAndFoundAgainWhenItIsBack() throws Exception {
        int port = postgres.getPort();
        try (var reader = reader(port)) {
            assertThat(rows(reader)).isEqualTo(2);
            var scan = running(reader);
            postgres.close();
            assertThat(trouble(scan.get())).contains("the server stopped").contains("next run");
            assertThat(trouble(reader))
                    .contains("127.0.0.1:" + port)
                    .contains("the server stopped, is starting or cannot be reached");
            postgres = server(port);
            assertThat(rows(reader)).isEqualTo(2);
        }
    }

    @Test
    void aNetworkThatSwallowsEverythingIsGivenUpAndNothingIsLeftBehind() throws Exception {
        try (var wire = new Wire(postgres.getPort());
                var reader = reader(wire.port())) {
            assertThat(rows(reader)).isEqualTo(2);
            wire.swallow();
            var limit = Duration.ofMillis(500);
            assertThat(trouble(reader.scan(request(limit, rowCount()))))
                    .containsAnyOf("gave up after 500 ms", "did not answer");
            assertThat(trouble(reader.scan(request(limit, rowCount()))))
                    .contains("127.0.0.1:" + wire.port() + " did not answer")
                    .contains("check host, port, network and firewall");
            await("all connections are let go", () -> wire.open() == 0);
            wire.mend();
            assertThat(rows(reader)).isEqualTo(2);
            assertThat(wire.open()).isEqualTo(1);
        }
    }

    @Test
    void aPortThatAcceptsAndNeverAnswersKeepsNoConnection() throws Exception {
        try (var silent = new ServerSocket(0);
                var wire = new Wire(silent.getLocalPort());
                var reader = reader(wire.port())) {
            for (int i = 0; i < 5; i++) {
                assertThat(trouble(reader.scan(request(Duration.ofMillis(100), rowCount()))))
                        .contains("did not answer");
            }
            await("all connections are let go", () -> wire.open() == 0);
        }
    }

    @Test
    void aDroppedTableIsNamedAndReadAgainOnceItIsBack() throws Exception {
        try (var reader = reader(postgres.getPort())) {
            assertThat(rows(reader)).isEqualTo(2);
            admin("drop table orders");
            assertThat(trouble(reader))
                    .startsWith("orders of source shop")
                    .contains("check that it was not dropped or renamed");
            fresh();
            assertThat(rows(reader)).isEqualTo(2);
        }
    }

    @Test
    void aRevokedRightSaysWhatToGrant() throws Exception {
        try (var reader = reader(postgres.getPort())) {
            admin("revoke select on orders from checker");
            assertThat(trouble(reader))
                    .contains("permission denied for table orders")
                    .contains("grant the source's user the right to read it");
            admin("grant select on orders to checker");
            assertThat(rows(reader)).isEqualTo(2);
        }
    }

    @Test
    void aChangedPasswordIsSaidWithoutBeingToldAndTakenUpOnceItIsSet() throws Exception {
        try (var reader = reader(postgres.getPort())) {
            admin("alter user checker password 'second-password'");
            assertThat(trouble(reader))
                    .contains("password authentication failed")
                    .contains("set the secret anew")
                    .doesNotContain("first-password");
            pocket.password = "second-password";
            assertThat(rows(reader)).isEqualTo(2);
        }
    }

    @Test
    void aServerWithoutAFreeConnectionSaysSo() throws Exception {
        try (var reader = reader(postgres.getPort())) {
            admin("alter user checker connection limit 0");
            assertThat(trouble(reader))
                    .contains("too many connections")
                    .contains("lower the source's concurrency");
            admin("alter user checker connection limit -1");
            assertThat(rows(reader)).isEqualTo(2);
        }
    }

    @Test
    void aStatementThatAnAdministratorCancelsBreaksItsMeasureOnly() throws Exception {
        try (var reader = reader(postgres.getPort())) {
            var scan = running(reader);
            stopAll("pg_cancel_backend");
            assertThat(trouble(scan.get()))
                    .contains("canceling statement")
                    .contains("somebody or a limit at the server cancelled it");
            assertThat(rows(reader)).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatAnAdministratorEndsIsReplaced() throws Exception {
        try (var reader = reader(postgres.getPort())) {
            var scan = running(reader);
            stopAll("pg_terminate_backend");
            assertThat(trouble(scan.get())).contains("terminating connection");
            assertThat(rows(reader)).isEqualTo(2);
        }
    }

    @Test
    void noMoreConnectionsAreOpenThanAllowedAndNoneAfterClosing() throws Exception {
        String open = "select count(*) from pg_stat_activity where usename = 'checker'";
        await("earlier ones are gone", () -> count(open) == 0);
        try (var reader = reader(postgres.getPort())) {
            for (int i = 0; i < 20; i++) {
                trouble(reader.scan(request(LIMIT, rowCount(), query("select 1/0", Reads.VALUE))));
            }
            assertThat(count(open)).isBetween(1L, 2L);
        }
        await("all are closed", () -> count(open) == 0);
    }

    @Test
    void twoHundredColumnsAndNoRows() throws Exception {
        String columns =
                IntStream.range(0, 200)
                        .mapToObj(i -> "column_%d numeric".formatted(i))
                        .collect(Collectors.joining(", "));
        admin("drop table if exists wide");
        admin("create table wide (%s)".formatted(columns));
        admin("grant select on wide to checker");
        var asked =
                IntStream.range(0, 200)
                        .mapToObj(i -> Asks.total(Formula.Function.MEDIAN, "column_" + i))
                        .toArray(Formula[]::new);
        try (var reader = reader(postgres.getPort())) {
            var answers = scan(reader, Asks.table("wide").request(asked));
            assertThat(answers.done().schema().columns()).hasSize(200);
            assertThat(answers.taken(199).value()).isEmpty();
            assertThat(answers.taken(199).tested().rows()).isZero();
        }
    }
}
