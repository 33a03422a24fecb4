package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Crew.ADA;
import static org.tocsin.engine.Crew.BOB;
import static org.tocsin.engine.Crew.TEN;
import static org.tocsin.engine.Crew.at;
import static org.tocsin.engine.Crew.desk;
import static org.tocsin.engine.Crew.inForce;
import static org.tocsin.engine.Crew.opening;
import static org.tocsin.engine.Crew.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.incident.Work;
import org.tocsin.domain.response.Settings;
import org.tocsin.store.NewEntry;
import org.tocsin.store.Store;

class LiveIncidentsTest {
    private final Store store = Store.inMemory();
    private final Crew.Hands clock = new Crew.Hands(TEN);
    private final LiveIncidents desk = desk(store, clock, ADA);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anOpenedIncidentIsThereAfterARestart() {
        var opened = done(desk.open(opening("CRITICAL")));
        assertThat(opened.id().number()).isEqualTo(1);

        var again = desk(store, clock, BOB);

        assertThat(again.incidents()).containsExactly(opened);
        assertThat(again.terms(opened)).isEqualTo(desk.terms(opened));
        assertThat(again.me()).isEqualTo(BOB);
    }

    @Test
    void whatCannotBeIsRefusedAndWritesNothing() {
        assertThat(desk.open(opening("P9")))
                .isInstanceOfSatisfying(
                        IncidentDesk.Reply.Refused.class,
                        refused -> assertThat(refused.reason()).contains("no severity P9"));
        assertThat(desk.perform(new UUID(0, 0), new Command.Acknowledge()))
                .isInstanceOf(IncidentDesk.Reply.Refused.class);
        assertThat(store.log().lastPosition()).isZero();
    }

    @Test
    void aDeskThatIsBehindDecidesAnewOnWhatTheOtherHasMadeOfIt() {
        var id = done(desk.open(opening("CRITICAL"))).id().uuid();
        var other = desk(store, clock, BOB);
        done(desk.perform(id, new Command.Resolve("gone by itself", Optional.empty())));

        assertThat(other.incident(id).orElseThrow().isOpen()).isTrue();
        assertThat(other.perform(id, new Command.ChangeSeverity("WARNING", "not so bad")))
                .isInstanceOfSatisfying(
                        IncidentDesk.Reply.Refused.class,
                        refused -> assertThat(refused.reason()).contains("reopen it first"));
        assertThat(other.incident(id).orElseThrow().state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void twoDesksActingAtOnceLoseNothing() throws Exception {
        var id = done(desk.open(opening("CRITICAL"))).id().uuid();
        var other = desk(store, clock, BOB);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var replies = new ArrayList<java.util.concurrent.Future<IncidentDesk.Reply>>();
            for (int i = 0; i < 40; i++) {
                var who = i % 2 == 0 ? desk : other;
                var note = new Command.Write(Event.Entry.NOTE, "note " + i);
                replies.add(threads.submit(() -> who.perform(id, note)));
            }
            for (var reply : replies) {
                assertThat(reply.get()).isInstanceOf(IncidentDesk.Reply.Done.class);
            }
        }
        assertThat(desk.log(id)).hasSize(41);
        assertThat(desk.log(id)).extracting(Logged::event).doesNotHaveDuplicates();
        desk.catchUp();
        other.catchUp();
        assertThat(desk.incidents()).isEqualTo(other.incidents());
        assertThat(store.log().verify()).isInstanceOf(org.tocsin.store.Audit.Intact.class);
    }

    @Test
    void nothingIsRecordedBeforeTheLastEntryEvenIfTheClockWentBack() {
        var id = done(desk.open(opening("CRITICAL"))).id().uuid();
        clock.set(at(30));
        done(desk.perform(id, new Command.Acknowledge()));
        clock.set(at(-180));
        var moved = done(desk.perform(id, new Command.Move(State.INVESTIGATING)));

        assertThat(moved.course().times().changed()).isEqualTo(at(30));
        assertThat(desk.log(id)).extracting(Logged::at).isSorted();
    }

    @Test
    void listenersHearOfWhatIsWrittenHereAndElsewhere() {
        var heard = new ArrayList<Incident>();
        var other = desk(store, clock, BOB);
        var subscription =
                desk.listenIncidents(event -> {
                    if (event instanceof IncidentDesk.Event.Changed(var incidents)) {
                        heard.addAll(incidents);
                    }
                });
        var opened = done(other.open(opening("CRITICAL")));
        desk.catchUp();
        var known = done(desk.perform(opened.id().uuid(), new Command.Acknowledge()));
        desk.catchUp();
        subscription.close();
        done(desk.open(opening("WARNING")));

        assertThat(heard).containsExactly(opened, known);
    }

    @Test
    void frozenRulesOutliveTheirPlaybookUntilSomebodyTakesTheNewOnes() {
        var present = new AtomicReference<>(inForce(rules()));
        var live = new LiveIncidents(store, present::get, Crew.shell(clock), ADA);
        var opened = done(live.open(opening("CRITICAL")));
        present.set(inForce(rules(20, Settings.USUAL)));

        assertThat(live.terms(opened).rules()).isEqualTo(rules());
        assertThat(live.ruleChanges(opened))
                .containsExactly("milestone initial-response: timing after is 20m, was 15m");

        var replanned = done(live.replan(opened.id().uuid()));
        assertThat(live.terms(replanned).rules()).isEqualTo(rules(20, Settings.USUAL));
        assertThat(live.ruleChanges(replanned)).isEmpty();
        assertThat(live.log(opened.id().uuid()).getLast().event())
                .isInstanceOfSatisfying(
                        Event.Replanned.class, event -> assertThat(event.changes()).hasSize(1));
        assertThat(live.replan(opened.id().uuid()))
                .isEqualTo(new IncidentDesk.Reply.Done(replanned));
    }

    @Test
    void rulesThatComeAndGoAreNamed() {
        var fewer =
                new org.tocsin.domain.response.ClockRules(
                        rules().milestones().subList(0, 1),
                        List.of(),
                        rules().duties(),
                        List.of(),
                        new org.tocsin.domain.response.ClockRules.Turns(
                                List.of(), List.of(), List.of(), Crew.resolvingAfter(3)));

        assertThat(RuleChanges.between(inForce(rules()).frozen(), inForce(fewer).frozen()))
                .containsExactlyInAnyOrder(
                        "milestone resolution is gone",
                        "ladder Nobody answers is gone",
                        "settings: resolve after is 3, was nothing");
        assertThat(RuleChanges.between(inForce(fewer).frozen(), inForce(rules()).frozen()))
                .contains("ladder Nobody answers is new");
    }

    @Test
    void mergingKeepsBothLogs() {
        var one = done(desk.open(opening("CRITICAL")));
        var two = done(desk.open(opening("WARNING")));
        var kept = done(desk.merge(two.id().uuid(), one.id().uuid()));

        assertThat(kept.id().uuid()).isEqualTo(one.id().uuid());
        assertThat(kept.work().findings().related()).hasSize(1);
        var gone = desk.incident(two.id().uuid()).orElseThrow();
        assertThat(gone.state()).isEqualTo(State.MERGED);
        assertThat(gone.course().ending().mergedInto()).contains(one.id().uuid());
        assertThat(desk.log(two.id().uuid())).hasSize(2);
        assertThat(desk.merge(one.id().uuid(), one.id().uuid()))
                .isInstanceOf(IncidentDesk.Reply.Refused.class);
    }

    @Test
    void aMergeWaitsForWhatAnotherDeskHasDone() {
        var one = done(desk.open(opening("CRITICAL")));
        var two = done(desk.open(opening("WARNING")));
        var other = desk(store, clock, BOB);
        done(desk.perform(two.id().uuid(), new Command.Acknowledge()));

        done(other.merge(two.id().uuid(), one.id().uuid()));

        assertThat(other.log(two.id().uuid()))
                .extracting(Logged::event)
                .contains(new Event.Acknowledged(), new Event.MergedInto(one.id().uuid()));
    }

    @Test
    void aBridgeNamesTheNumberThatTheIncidentGot() {
        var bridge =
                new Settings(
                        OptionalInt.empty(),
                        Optional.empty(),
                        new Settings.Bridge(Set.of("CRITICAL"), "https://meet/{{number}}"),
                        Set.of());
        var one = desk(store, clock, ADA, inForce(rules(15, bridge)));
        var two = desk(store, clock, BOB, inForce(rules(15, bridge)));
        done(one.open(opening("CRITICAL")));
        var second = done(two.open(opening("CRITICAL")));

        assertThat(second.id().number()).isEqualTo(2);
        assertThat(second.work().findings().bridge()).contains("https://meet/2");
    }

    @Test
    void anEntryOfANewerVersionIsANoteAndHidesNothing() {
        var opened = done(desk.open(opening("CRITICAL")));
        store.log()
                .append(
                        opened.id().uuid(),
                        1,
                        List.of(new NewEntry(at(1), "person:ada", "teleported", "{\"to\":\"x\"}")));
        desk.catchUp();
        clock.forward(Duration.ofMinutes(2));
        var known = done(desk.perform(opened.id().uuid(), new Command.Acknowledge()));

        assertThat(known.state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(desk.log(opened.id().uuid()).get(1).event())
                .isInstanceOfSatisfying(
                        Event.Wrote.class, note -> assertThat(note.text()).contains("teleported"));
    }

    @Test
    void aLogThatMakesNoSenseHidesNoOther() {
        store.log()
                .append(
                        new UUID(9, 9),
                        0,
                        List.of(new NewEntry(at(1), "person:ada", "acknowledged", "{}")));
        var opened = done(desk.open(opening("CRITICAL")));

        assertThat(desk(store, clock, BOB).incidents()).containsExactly(opened);
    }

    @Test
    void incidentsOfTheSameRootCauseAreLinkedOnBothSides() {
        var one = done(desk.open(opening("CRITICAL"))).id().uuid();
        var two = done(desk.open(opening("WARNING"))).id().uuid();
        var three = done(desk.open(opening("WARNING"))).id().uuid();
        cause(one, "The vendor's file came late");
        assertThat(relations(one)).isEmpty();
        cause(three, "A deployment");
        cause(two, "the vendor s file came LATE.");

        assertThat(relations(one)).containsExactly(new Work.Relation(two, "same root cause"));
        assertThat(relations(two)).containsExactly(new Work.Relation(one, "same root cause"));
        assertThat(relations(three)).isEmpty();
        assertThat(desk(store, clock, BOB).incidents()).isEqualTo(desk.incidents());
    }

    @Test
    void aRootCauseThatIsRecordedAgainLinksNothingTwice() {
        var one = done(desk.open(opening("CRITICAL"))).id().uuid();
        var two = done(desk.open(opening("WARNING"))).id().uuid();
        cause(one, "late file");
        cause(two, "late file");
        cause(two, "Late file.");

        assertThat(relations(two)).hasSize(1);
        assertThat(desk.log(two))
                .filteredOn(logged -> logged.event() instanceof Event.Related)
                .hasSize(1);
        assertThat(desk.log(one)).hasSize(3);
    }

    @Test
    void aRootCauseOfLongAgoIsNoRepetition() {
        var one = done(desk.open(opening("CRITICAL"))).id().uuid();
        cause(one, "late file");
        clock.forward(Duration.ofDays(181));
        var two = done(desk.open(opening("WARNING", clock.instant()))).id().uuid();
        cause(two, "late file");
        assertThat(relations(two)).isEmpty();
        clock.set(at(0).plus(Duration.ofDays(180)));
        var three = done(desk.open(opening("WARNING", clock.instant()))).id().uuid();
        done(desk.merge(two, three));
        cause(three, "late file");

        assertThat(relations(three)).contains(new Work.Relation(one, "same root cause"));
    }

    @Test
    void aLinkIsMadeEvenIfSomebodyElseWritesToTheOtherIncidentMeanwhile() {
        var one = done(desk.open(opening("CRITICAL"))).id().uuid();
        var two = done(desk.open(opening("WARNING"))).id().uuid();
        cause(one, "late file");
        done(desk(store, clock, BOB).perform(one, new Command.Acknowledge()));
        cause(two, "late file");

        assertThat(relations(one)).containsExactly(new Work.Relation(two, "same root cause"));
        assertThat(desk.incident(one).orElseThrow().state()).isEqualTo(State.ACKNOWLEDGED);
    }

    private void cause(UUID id, String text) {
        done(desk.perform(id, new Command.RecordRootCause(text)));
    }

    private List<Work.Relation> relations(UUID id) {
        return desk.incident(id).orElseThrow().work().findings().related();
    }

    static Incident done(IncidentDesk.Reply reply) {
        assertThat(reply).isInstanceOf(IncidentDesk.Reply.Done.class);
        return ((IncidentDesk.Reply.Done) reply).incident();
    }
}
