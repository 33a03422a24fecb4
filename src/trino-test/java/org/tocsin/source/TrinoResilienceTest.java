package org.tocsin.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.source.Asks.query;
import static org.tocsin.source.Asks.rowCount;
import static org.tocsin.source.Asks.scan;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Formula.Reads;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.data.SourceSpec;

/** A cluster that loses its nodes while it is asked; the checks say so and come back. */
class TrinoResilienceTest {
    private static final String LONG =
            "select count(*) from tpch.sf100.lineitem a cross join tpch.sf100.orders b where a.comment < b.comment";
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final SourceSpec.Limits LIMITS = new SourceSpec.Limits(2, LIMIT);

    @TempDir Path folder;
    private TrinoCluster cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = TrinoCluster.start();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private static SourceReader.Request request(Duration timeout, Formula... formulas) {
        return Asks.table("tpch.tiny.orders").within(timeout).request(formulas);
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

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        var end = Instant.now().plus(LIMIT);
        while (!condition.call()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.onSpinWait();
        }
    }

    private long inState(String state) throws Exception {
        return cluster.number(
                "select count(*) from system.runtime.queries where \"user\" = 'checker' and query like '%cross join%' and state = '"
                        + state
                        + "'");
    }

    /** A scan whose query runs until it is stopped; returns once the cluster is at it. */
    private FutureTask<Scan> running(SourceReader reader) throws Exception {
        var scan = new FutureTask<>(() -> reader.scan(request(LIMIT, query(LONG, Reads.VALUE))));
        Thread.ofVirtual().start(scan);
        await("the query runs", () -> inState("RUNNING") == 1);
        return scan;
    }

    @Test
    void aQueryThatIsGivenUpIsCancelledOnTheServer() throws Exception {
        try (var reader = cluster.reader("memory/default", folder)) {
            var limit = Duration.ofSeconds(2);
            assertThat(trouble(reader.scan(request(limit, query(LONG, Reads.VALUE)))))
                    .contains("gave up after 2 s");
            await("it ends", () -> inState("RUNNING") == 0 && inState("FAILED") == 1);
            assertThat(
                            cluster.number(
                                    "select count(*) from system.runtime.queries where \"user\" = 'checker' and query like '%cross join%' and error_code = 'USER_CANCELED'"))
                    .isEqualTo(1);
            assertThat(rows(reader)).isEqualTo(15_000);
        }
    }

    @Test
    void aWorkerThatDiesInTheMiddleOfARunIsBrokenAndTheRestGoesOn() throws Exception {
        try (var reader = TrinoCluster.reader(cluster.port(), "memory/default", LIMITS, folder)) {
            assertThat(rows(reader)).isEqualTo(15_000);
            var scan = running(reader);
            cluster.worker().close();
            assertThat(trouble(scan.get()))
                    .contains("a worker stopped or cannot be reached")
                    .contains("next run");
            await("the others do its share", () -> trouble(reader).isEmpty());
            assertThat(rows(reader)).isEqualTo(15_000);
        }
    }

    @Test
    void aCoordinatorThatDiesInTheMiddleOfARunIsBrokenAndFoundAgainWhenItIsBack() throws Exception {
        int port = cluster.port();
        try (var reader = TrinoCluster.reader(port, "memory/default", LIMITS, folder)) {
            assertThat(rows(reader)).isEqualTo(15_000);
            var scan = running(reader);
            cluster.close();
            assertThat(trouble(scan.get()))
                    .as("its last act may be to cancel what runs")
                    .containsAnyOf("the server stopped", "the server cancelled it")
                    .contains("next run");
            assertThat(trouble(reader))
                    .startsWith("tpch.tiny.orders of source lake cannot be read")
                    .contains("127.0.0.1:" + port)
                    .contains("the server stopped, is starting or cannot be reached");
            cluster = TrinoCluster.start(port);
            assertThat(rows(reader)).isEqualTo(15_000);
        }
    }

    @Test
    void aCoordinatorOutOfReachInTheMiddleOfARunIsNamedBeforeTimeIsUp() throws Exception {
        try (var wire = new Wire(cluster.port());
                var reader = TrinoCluster.reader(wire.port(), "memory/default", LIMITS, folder)) {
            var scan = running(reader);
            wire.close();
            assertThat(trouble(scan.get()))
                    .contains("127.0.0.1:" + wire.port())
                    .contains("the server stopped, is starting or cannot be reached");
        }
    }

    @Test
    void anAdministratorWhoKillsAQueryBreaksItsMeasureOnly() throws Exception {
        try (var reader = cluster.reader("memory/default", folder)) {
            var scan = running(reader);
            cluster.killQueries("cross join");
            assertThat(trouble(scan.get())).contains("somebody or a limit at the server cancelled");
            assertThat(rows(reader)).isEqualTo(15_000);
        }
    }

    @Test
    void aDroppedTableIsNamedAndReadAgainOnceItIsBack() throws Exception {
        cluster.run("create table orders as select 1 as id");
        try (var reader = cluster.reader("memory/default", folder)) {
            var asked = Asks.table("orders").request(rowCount());
            assertThat(scan(reader, asked).value(0)).isEqualTo(1);
            cluster.run("drop table orders");
            assertThat(trouble(reader.scan(asked)))
                    .startsWith("orders of source lake")
                    .contains("check that it was not dropped or renamed");
            cluster.run("create table orders as select 1 as id");
            assertThat(scan(reader, asked).value(0)).isEqualTo(1);
        }
    }

    @Test
    void aCatalogThatIsNotThereIsSaid() throws Exception {
        try (var reader = cluster.reader("lost/default", folder)) {
            assertThat(trouble(reader.scan(Asks.table("orders").request(rowCount()))))
                    .contains("check the catalog and schema");
        }
    }
}
