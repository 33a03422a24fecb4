package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.Given.NOON;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An append whose answer was lost is tried again and must not be made twice. */
class LogWriterTest {
    private static final List<Addition> BOTH =
            List.of(addition(1, "opened", "rung"), addition(2, "opened"));

    private final javax.sql.DataSource source =
            H2File.source("jdbc:h2:mem:log-writer;DB_CLOSE_DELAY=-1");
    private final Sessions sessions =
            new Sessions(source, SQLDialect.H2, "database", Flush.byDatabase());
    private final Store store = opened();

    private Store opened() {
        return ((Opened.Ready) Store.on(source, SQLDialect.H2)).store();
    }

    @AfterEach
    void close() {
        sessions.raw(connection -> connection.createStatement().execute("drop all objects"));
        sessions.close();
        store.close();
    }

    @Test
    void whatWasCommittedAfterAllIsFoundAndNotMadeAgain() {
        var writer = new LogWriter(Given.id(77), BOTH, OptionalLong.empty());
        var first = written(writer, false);
        store.log().append(Given.id(1), 2, List.of(told("acknowledged")));

        assertThat(written(writer, true)).isEqualTo(first);
        assertThat(store.log().lastPosition()).isEqualTo(4);
    }

    @Test
    void whatWasNotCommittedIsMade() {
        var writer = new LogWriter(Given.id(77), BOTH, OptionalLong.empty());
        assertThat(written(writer, true)).isInstanceOf(Appended.Done.class);
        assertThat(store.log().lastPosition()).isEqualTo(3);
    }

    @Test
    void anAppendOfSomebodyElseIsAConflictEvenOnTheSecondTry() {
        store.log().append(Given.id(2), 0, List.of(told("opened")));
        var writer = new LogWriter(Given.id(77), BOTH, OptionalLong.empty());
        assertThat(written(writer, true)).isEqualTo(new Appended.Conflict(Given.id(2), 1));
    }

    @Test
    void aLeaderThatLostTheLeaseAfterItsCommitIsToldThatItWasMade() {
        var ttl = Duration.ofSeconds(9);
        var lease = store.lease().tryAcquire("a", NOON, ttl).orElseThrow();
        var writer = new LogWriter(Given.id(77), BOTH, OptionalLong.of(lease.token()));
        var first = written(writer, false);
        store.lease().release(lease);

        assertThat(written(writer, true)).isEqualTo(first);
        var late = new LogWriter(Given.id(78), BOTH, OptionalLong.of(lease.token()));
        assertThat(written(late, true)).isEqualTo(new Appended.Fenced());
    }

    private Appended written(LogWriter writer, boolean again) {
        return sessions.write((db, _) -> writer.write(db, again));
    }

    private static Addition addition(long stream, String... kinds) {
        return new Addition(
                Given.id(stream), 0, List.of(kinds).stream().map(LogWriterTest::told).toList());
    }

    private static NewEntry told(String kind) {
        return new NewEntry(NOON, "ann", kind, "{}");
    }
}
