package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.store.Given.NOON;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the log of a store does, whatever the database under it. */
abstract class LogContract extends NoticeContract {
    private static final UUID FIRST = Given.id(1);
    private static final UUID SECOND = Given.id(2);
    private static final UUID THIRD = Given.id(3);

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
        assertThat(log().append(FIRST, 0, List.of())).isEqualTo(new Appended.Done(List.of()));
        assertThat(store().changes().current()).isZero();
    }

    @Test
    void whoHasNotSeenTheLatestIsToldTheVersionAndWritesNothing() {
        log().append(FIRST, 0, List.of(told("opened"), told("rung")));
        long before = store().changes().current();

        assertThat(log().append(FIRST, 1, List.of(told("late"))))
                .isEqualTo(new Appended.Conflict(FIRST, 2));
        assertThat(log().append(FIRST, 0, List.of(told("late"))))
                .isEqualTo(new Appended.Conflict(FIRST, 2));
        assertThat(log().append(SECOND, 1, List.of(told("early"))))
                .isEqualTo(new Appended.Conflict(SECOND, 0));
        assertThat(log().lastPosition()).isEqualTo(2);
        assertThat(store().changes().current()).isEqualTo(before);
    }

    @Test
    void severalStreamsAreWrittenTogetherOrNotAtAll() {
        log().append(FIRST, 0, List.of(told("opened")));
        var merge =
                List.of(
                        new Addition(FIRST, 1, List.of(told("merged"))),
                        new Addition(SECOND, 3, List.of(told("took over"))));
        assertThat(log().append(merge)).isEqualTo(new Appended.Conflict(SECOND, 0));
        assertThat(log().lastPosition()).isEqualTo(1);

        var many =
                LongStream.range(10, 1_210)
                        .mapToObj(i -> new Addition(Given.id(i), 0, List.of(told("slept"))))
                        .toList();
        assertThat(done(log().append(many)))
                .extracting(Entry::position)
                .containsExactlyElementsOf(LongStream.range(2, 1_202).boxed().toList());
        assertThat(log().number(Given.id(1_209))).isEqualTo(OptionalLong.of(1_201));
        assertThat(log().verify()).isInstanceOf(Audit.Intact.class);

        var twice = List.of(many.getFirst(), many.getFirst());
        assertThatThrownBy(() -> log().append(twice)).hasMessageContaining("named twice");
    }

    @Test
    void streamsAreNumberedInTheOrderInWhichTheyBegin() {
        log().append(SECOND, 0, List.of(told("opened")));
        log().append(FIRST, 0, List.of(told("opened")));
        log().append(SECOND, 1, List.of(told("closed")));
        log().append(THIRD, 5, List.of(told("never")));

        assertThat(log().number(SECOND)).isEqualTo(OptionalLong.of(1));
        assertThat(log().number(FIRST)).isEqualTo(OptionalLong.of(2));
        assertThat(log().number(THIRD)).isEmpty();
        assertThat(log().stream(2)).contains(FIRST);
        assertThat(log().stream(3)).isEmpty();
        assertThat(log().heads())
                .containsExactly(
                        new StreamHead(FIRST, 2, new Entry.Place(1, 2), NOON),
                        new StreamHead(SECOND, 1, new Entry.Place(2, 3), NOON));
    }

    @Test
    void aLeaderThatWasFencedOffAddsNothing() {
        var ttl = Duration.ofSeconds(10);
        var old = store().lease().tryAcquire("a", NOON, ttl).orElseThrow();
        done(log().append(FIRST, 0, List.of(told("due")), old));

        var heir = store().lease().tryAcquire("b", NOON.plusSeconds(60), ttl).orElseThrow();
        assertThat(log().append(FIRST, 1, List.of(told("due")), old))
                .isEqualTo(new Appended.Fenced());
        assertThat(log().lastPosition()).isEqualTo(1);
        done(log().append(FIRST, 1, List.of(told("due")), heir));
        store().lease().release(heir);
        assertThat(log().append(List.of(new Addition(FIRST, 2, List.of(told("due")))), heir))
                .isEqualTo(new Appended.Fenced());
    }

    @Test
    void anAppendMovesTheChangeSequence() {
        long before = store().changes().current();
        log().append(FIRST, 0, List.of(told("opened"), told("rung")));
        assertThat(store().changes().current()).isEqualTo(before + 1);
    }

    @Test
    void manyWritersLeaveNoGapAndNobodyIsOverwritten() {
        var threads =
                IntStream.range(0, 6)
                        .mapToObj(_ -> CompletableFuture.runAsync(this::addTen))
                        .toList();
        threads.forEach(CompletableFuture::join);
        assertThat(log().read(FIRST)).hasSize(60);
        assertThat(log().verify()).isInstanceOf(Audit.Intact.class);
    }

    private void addTen() {
        long version = log().read(FIRST).size();
        for (int added = 0; added < 10; ) {
            switch (log().append(FIRST, version, List.of(told("said")))) {
                case Appended.Done(var entries) -> {
                    version = entries.getLast().version();
                    added++;
                }
                case Appended.Conflict(_, long actual) -> version = actual;
                case Appended.Fenced() -> throw new AssertionError("nobody leads");
            }
        }
    }

    /** What somebody does to the tables, and what the audit says to that. */
    private record Touch(String what, long position, List<String> statements) {
        static Touch of(String what, long position, String... statements) {
            return new Touch(what, position, List.of(statements));
        }
    }

    private static final List<Touch> TOUCHES =
            List.of(
                    Touch.of("changed", 2, set("payload = '{}'", 2)),
                    Touch.of("changed", 3, set("actor = 'eve'", 3)),
                    Touch.of("changed", 1, set("kind = 'closed'", 1)),
                    Touch.of("changed", 4, set("version = 9", 4)),
                    Touch.of(
                            "changed",
                            2,
                            set(
                                    "occurred_at = timestamp with time zone '2025-01-01 00:00:00+00'",
                                    2)),
                    Touch.of("changed", 5, set("hash = '" + "0".repeat(64) + "'", 5)),
                    Touch.of("follow", 2, set("previous = '" + "0".repeat(64) + "'", 2)),
                    Touch.of("missing", 1, "delete from incident_event where position = 1"),
                    Touch.of("missing", 3, "delete from incident_event where position = 3"),
                    Touch.of("follow", 2, swap(2, -2), swap(3, 2), swap(-2, 3)),
                    Touch.of("beginning", 0, swap(5, 0)),
                    Touch.of(
                            "missing at the end",
                            5,
                            "delete from incident_event where position = 5"),
                    Touch.of(
                            "to 5 are missing", 4, "delete from incident_event where position > 3"),
                    Touch.of(
                            "missing at the end",
                            1,
                            "delete from incident_event",
                            "update log_head set position = 1"),
                    Touch.of("after the recorded end", 5, "update log_head set position = 4"),
                    Touch.of("recorded end", 5, "update log_head set hash = 'x'"),
                    Touch.of(
                            "number 2",
                            4,
                            "update incident_number set number = 7 where number = 2"),
                    Touch.of("number 1", 1, "delete from incident_number where number = 1"));

    @Test
    void whateverIsTouchedTheFirstBadEntryIsNamed() throws SQLException {
        log().append(FIRST, 0, List.of(told("opened"), told("rung"), told("acknowledged")));
        log().append(SECOND, 0, List.of(told("opened"), told("closed")));
        var tables = List.of("incident_event", "incident_number", "log_head");
        for (var table : tables) {
            execute("create table kept_%s as select * from %s".formatted(table, table));
        }
        for (var touch : TOUCHES) {
            for (var statement : touch.statements()) {
                execute(statement);
            }
            assertThat(log().verify())
                    .as(touch.toString())
                    .isInstanceOfSatisfying(
                            Audit.FirstBad.class,
                            bad -> {
                                assertThat(bad.what()).contains(touch.what());
                                assertThat(bad.position()).isEqualTo(touch.position());
                            });
            for (var table : tables) {
                execute("delete from " + table);
                execute("insert into %s select * from kept_%s".formatted(table, table));
            }
            assertThat(log().verify()).isInstanceOf(Audit.Intact.class);
        }
    }

    @Test
    void aTailCutWithItsRecordedEndIsSeenOnlyByTheHashThatWasNotedElsewhere() throws SQLException {
        var entries = done(log().append(FIRST, 0, List.of(told("opened"), told("closed"))));
        var noted = log().verify();
        execute("delete from incident_event where position = 2");
        execute(
                "update log_head set position = 1, hash = '%s'"
                        .formatted(entries.getFirst().hash()));

        assertThat(log().verify())
                .isEqualTo(new Audit.Intact(1, entries.getFirst().hash()))
                .isNotEqualTo(noted);
    }

    @Test
    void aLogOfSeveralPagesIsLookedAtToTheEnd() throws SQLException {
        var many = IntStream.range(0, 2_500).mapToObj(i -> payload("{\"n\":" + i + "}")).toList();
        log().append(FIRST, 0, many);
        assertThat(log().verify())
                .isInstanceOfSatisfying(
                        Audit.Intact.class, intact -> assertThat(intact.count()).isEqualTo(2_500));
        execute(set("payload = '{\"n\":0}'", 2_400));
        assertThat(log().verify())
                .isInstanceOfSatisfying(
                        Audit.FirstBad.class, bad -> assertThat(bad.position()).isEqualTo(2_400));
    }

    @Test
    void rulesAreKeptOnceUnderTheHashOfTheirCanonicalForm() throws SQLException {
        var hash = store().rulebooks().keep("{\"b\": 1.0, \"a\": []}");
        assertThat(store().rulebooks().keep("{\"a\":[],\"b\":1}")).isEqualTo(hash).hasSize(64);
        assertThat(store().rulebooks().find(hash)).contains("{\"a\":[],\"b\":1}");
        assertThat(store().rulebooks().find("0")).isEmpty();

        execute("update rulebook set content = '{}'");
        assertThatThrownBy(() -> store().rulebooks().find(hash))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("were changed");
    }

    @Test
    void anOverrideIsSeenAsItWasKnownAtAnyTime() {
        var swap = override(1, Optional.of("ben"), NOON);
        var absence = override(2, Optional.empty(), NOON.plusSeconds(60));
        store().overrides().record(swap);
        store().overrides().record(swap);
        store().overrides().record(absence);
        var approval = new ShiftOverride.Mark("cleo", NOON.plusSeconds(120));
        var withdrawal = new ShiftOverride.Mark("ann", NOON.plusSeconds(180));
        assertThat(store().overrides().approve(swap.id(), approval)).isTrue();
        assertThat(store().overrides().approve(swap.id(), approval)).isFalse();
        assertThat(store().overrides().withdraw(absence.id(), withdrawal)).isTrue();
        assertThat(store().overrides().withdraw(absence.id(), withdrawal)).isFalse();
        assertThat(store().overrides().approve(absence.id(), withdrawal)).isFalse();

        assertThat(known(-1)).isEmpty();
        assertThat(known(0)).containsExactly(new ShiftOverride.Known(swap, Optional.empty()));
        assertThat(known(60))
                .containsExactly(
                        new ShiftOverride.Known(swap, Optional.empty()),
                        new ShiftOverride.Known(absence, Optional.empty()));
        assertThat(known(180))
                .containsExactly(new ShiftOverride.Known(swap, Optional.of(approval)));
        assertThat(store().overrides().asKnownAt("other", NOON.plusSeconds(180))).isEmpty();
    }

    private List<ShiftOverride.Known> known(long seconds) {
        return store().overrides().asKnownAt("data", NOON.plusSeconds(seconds));
    }

    private static ShiftOverride override(long id, Optional<String> person, Instant recorded) {
        return new ShiftOverride(
                Given.id(id),
                new ShiftOverride.Post("data", "primary"),
                new ShiftOverride.Stretch(NOON.plusSeconds(id), NOON.plusSeconds(9_999)),
                new ShiftOverride.Substitute("swap", person),
                new ShiftOverride.Entry("holiday", "ann", recorded));
    }

    @Test
    void aScheduleRemembersOnlyWhatItPublishedLast() {
        store().publishedShifts().replace("data", Map.of("a@x", "1", "b@x", "2"));
        store().publishedShifts().replace("other", Map.of("a@x", "9"));
        store().publishedShifts().replace("data", Map.of("b@x", "3"));
        assertThat(store().publishedShifts().of("data")).isEqualTo(Map.of("b@x", "3"));
        store().publishedShifts().replace("data", Map.of());
        assertThat(store().publishedShifts().of("data")).isEmpty();
        assertThat(store().publishedShifts().of("other")).hasSize(1);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String set(String what, long position) {
        return "update incident_event set %s where position = %d".formatted(what, position);
    }

    private static String swap(long from, long to) {
        return "update incident_event set position = %d where position = %d".formatted(to, from);
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
