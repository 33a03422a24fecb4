package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.store.Given.NOON;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the log of a store does, whatever the database under it. */
abstract class LogContract {
    private static final UUID FIRST = Given.id(1);
    private static final UUID SECOND = Given.id(2);
    private static final UUID THIRD = Given.id(3);

    /** An empty store. */
    abstract Store store();

    /** The same database, past the store. */
    abstract DataSource source();

    @Test
    void anEmptyLogHasNothingAndIsIntact() {
        assertThat(log().read(FIRST)).isEmpty();
        assertThat(log().readSince(0, 10)).isEmpty();
        assertThat(log().lastPosition()).isZero();
        assertThat(log().heads()).isEmpty();
        assertThat(log().number(FIRST)).isEmpty();
        assertThat(log().stream(1)).isEmpty();
        assertThat(log().verify()).isEqualTo(new Audit.Intact(0, Audit.BEGINNING));
    }

    @Test
    void whatIsAppendedComesBackAsItWasWrittenInTheOrderOfItsPositions() {
        var one = done(log().append(FIRST, 0, List.of(told("opened"), told("rung"))));
        var other = done(log().append(SECOND, 0, List.of(told("opened"))));
        var more = done(log().append(FIRST, 2, List.of(told("acknowledged"))));

        assertThat(log().read(FIRST)).containsExactly(one.get(0), one.get(1), more.getFirst());
        assertThat(log().readSince(0, 10))
                .containsExactly(one.get(0), one.get(1), other.getFirst(), more.getFirst());
        assertThat(log().readSince(1, 2)).containsExactly(one.get(1), other.getFirst());
        assertThat(log().readSince(0, 10))
                .extracting(Entry::position)
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(log().read(FIRST)).extracting(Entry::version).containsExactly(1L, 2L, 3L);
        assertThat(log().lastPosition()).isEqualTo(4);
        assertThat(log().verify()).isEqualTo(new Audit.Intact(4, more.getFirst().hash()));
    }

    @Test
    void payloadsAreKeptInTheirCanonicalFormAndTimesToTheMicrosecond() {
        var at = Instant.parse("2025-03-30T01:59:59.123456789Z");
        var json = "{ \"b\": [1.0, null, \"\\u20ac \\u0000 🎉\"],\n \"a\": 1e3 }";
        var written = done(log().append(FIRST, 0, List.of(new NewEntry(at, "ann", "said", json))));

        var entry = log().read(FIRST).getFirst();
        assertThat(entry).isEqualTo(written.getFirst());
        assertThat(entry.at()).isEqualTo(Instant.parse("2025-03-30T01:59:59.123456Z"));
        assertThat(entry.json()).isEqualTo("{\"a\":1000,\"b\":[1,null,\"€ \\u0000 🎉\"]}");
        assertThat(log().verify()).isInstanceOf(Audit.Intact.class);
    }

    @Test
    void actorsThatNoDatabaseTakesAreMadeToFitAndStillVerify() {
        var odd = new NewEntry(NOON, "a\u0000b\ud800" + "x".repeat(500), "k".repeat(300), "{}");
        log().append(FIRST, 0, List.of(odd));

        assertThat(log().read(FIRST).getFirst().actor()).hasSize(200).startsWith("ab\ufffdx");
        assertThat(log().read(FIRST).getFirst().kind()).hasSize(100).endsWith("…");
        assertThat(log().verify()).isInstanceOf(Audit.Intact.class);
    }

    @Test
    void whatIsNoJsonOrTooLongIsRefusedAndLeavesNoTrace() {
        for (var json : List.of("", "{", "{} {}", "{\"a\":1,\"a\":2}", "1e999", "NaN")) {
            assertThatThrownBy(() -> log().append(FIRST, 0, List.of(payload(json))))
                    .as(json)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        var long_ = "\"" + "x".repeat(Text.LONGEST) + "\"";
        assertThatThrownBy(() -> log().append(FIRST, 0, List.of(payload(long_))))
                .hasMessageContaining("1,000,002");
        assertThat(log().lastPosition()).isZero();
        assertThat(log().append(FIRST, 0, List.of(payload(long_.substring(2)+ "\"")).subList(0, 0)))
                .isEqualTo(new Appended.Done(List.of()));
    }

    private EventLog log() {
        return store().log();
    }

    private static NewEntry told(String kind) {
        return new NewEntry(NOON, "ann", kind, "{\"why\":\"because\"}");
    }

    private static NewEntry payload(String json) {
        return new NewEntry(NOON, "ann", "said", json);
    }

    private static List<Entry> done(Appended appended) {
        assertThat(appended).isInstanceOf(Appended.Done.class);
        return ((Appended.Done) appended).entries();
    }
}
