package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Frozen;

class EventJsonTest {
    private static final Instant NOON = Instant.parse("2026-03-08T12:00:00.123456Z");
    private static final Path GOLDEN = Path.of("src/test/resources/golden/events.txt");

    @ParameterizedTest
    @MethodSource("events")
    void everyEventComesBackAsItWasWritten(Event event) {
        var ada = new Actor.Person("ada");
        var logged = EventJson.logged(entry(EventJson.entry(NOON, ada, event)));

        assertThat(logged.event()).isEqualTo(event);
        assertThat(logged.at()).isEqualTo(NOON);
        assertThat(logged.actor()).isEqualTo(ada);
        assertThat(logged.version()).isEqualTo(3);
    }

    static Stream<Event> events() {
        return Instances.of(Event.class).stream().map(Event.class::cast);
    }

    @Test
    void everyRuleComesBackAsItWasWritten() {
        for (var frozen : Instances.of(Frozen.class)) {
            var json = FrozenJson.write((Frozen) frozen);
            assertThat(FrozenJson.read(CanonicalJson.of(json))).contains((Frozen) frozen);
        }
    }

    @Test
    void whatIsEqualIsWrittenEqualWhateverTheOrderOfItsSets() {
        var one = FrozenJson.write((Frozen) Instances.of(Frozen.class).getFirst());
        assertThat(FrozenJson.write((Frozen) Instances.of(Frozen.class).getFirst())).isEqualTo(one);
    }

    /** A failure here says that logs already written can no longer be read as they were. */
    @ParameterizedTest
    @MethodSource("golden")
    void namesStayForEver(String kind, String json) {
        if (kind.equals("frozen")) {
            var frozen = FrozenJson.read(json).orElseThrow();
            assertThat(CanonicalJson.of(FrozenJson.write(frozen))).isEqualTo(json);
        } else {
            var logged = EventJson.logged(entry(new NewEntry(NOON, "person:ada", kind, json)));
            var again = EventJson.entry(NOON, logged.actor(), logged.event());
            assertThat(again.kind()).isEqualTo(kind);
            assertThat(CanonicalJson.of(again.json())).isEqualTo(json);
        }
    }

    static Stream<Arguments> golden() throws IOException {
        return Files.readAllLines(GOLDEN).stream()
                .map(line -> line.split(" ", 2))
                .map(parts -> Arguments.of(parts[0], parts[1]));
    }

    @Test
    void everyKindOfEventHasItsGoldenLine() throws IOException {
        var kinds = golden().map(line -> line.get()[0]).toList();
        for (var type : Instances.cases(Event.class)) {
            assertThat(kinds).contains(RecordJson.kind(type));
        }
    }

    @Test
    void aMachineIsNoPersonOfTheSameName() {
        var event = new Event.Acknowledged();
        var machine = EventJson.entry(NOON, new Actor.Machine("clock"), event);
        var person = EventJson.entry(NOON, new Actor.Person("machine:clock"), event);

        assertThat(EventJson.logged(entry(machine)).actor()).isEqualTo(new Actor.Machine("clock"));
        assertThat(EventJson.logged(entry(person)).actor())
                .isEqualTo(new Actor.Person("machine:clock"));
        assertThat(EventJson.logged(entry(new NewEntry(NOON, "ada", "closed", "{}"))).actor())
                .isEqualTo(new Actor.Person("ada"));
    }

    @Test
    void membersThatAreNotKnownArePassedOver() {
        var entry =
                new NewEntry(
                        NOON,
                        "person:ada",
                        "resolved",
                        "{\"summary\":\"gone\",\"mood\":{\"a\":1}}");
        assertThat(EventJson.logged(entry(entry)).event()).isEqualTo(new Event.Resolved("gone"));
    }

    @Test
    void whatOlderVersionsDidNotWriteIsEmpty() {
        assertThat(
                        EventJson.logged(
                                        entry(
                                                new NewEntry(
                                                        NOON,
                                                        "person:ada",
                                                        "updated",
                                                        "{\"text\":\"hm\"}")))
                                .event())
                .isEqualTo(new Event.Updated("hm", ""));
    }

    @Test
    void kindsValuesAndPartsOfTheFutureAreNotes() {
        for (var odd :
                List.of(
                        new NewEntry(NOON, "person:ada", "teleported", "{\"to\":1}"),
                        new NewEntry(NOON, "person:ada", "moved", "{\"to\":\"limbo\"}"),
                        new NewEntry(NOON, "person:ada", "joined", "{}"),
                        new NewEntry(NOON, "person:ada", "started-at", "{\"at\":\"noonish\"}"))) {
            assertThat(EventJson.logged(entry(odd)).event())
                    .isInstanceOfSatisfying(
                            Event.Wrote.class,
                            note -> assertThat(note.text()).contains(odd.kind()));
        }
        assertThat(
                        FrozenJson.read(
                                "{\"playbook\":\"x\",\"scale\":[{\"id\":\"P0\",\"rank\":0,\"level\":\"odd\"}]}"))
                .isEmpty();
        assertThat(FrozenJson.read("no json")).isEmpty();
    }

    private static Entry entry(NewEntry told) {
        var json =
                new NewEntry(told.at(), told.actor(), told.kind(), CanonicalJson.of(told.json()));
        return new Entry(new UUID(0, 1), new Entry.Place(3, 9), json, new Entry.Link("", ""));
    }
}
