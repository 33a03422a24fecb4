package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Crew.ADA;
import static org.tocsin.engine.Crew.BOB;
import static org.tocsin.engine.Crew.TEN;
import static org.tocsin.engine.Crew.at;
import static org.tocsin.engine.Crew.opening;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.BusinessCalendar;
import org.tocsin.domain.calendar.Holidays;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Surroundings;
import org.tocsin.domain.notice.Filter;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Moment;
import org.tocsin.domain.response.Rule;
import org.tocsin.domain.response.Scope;
import org.tocsin.store.Lease;
import org.tocsin.store.Store;

class ClockKeeperTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final Store store = Store.inMemory();
    private final Crew.Hands clock = new Crew.Hands(TEN);
    private final LiveIncidents desk = Crew.desk(store, clock, ADA);
    private final List<String> troubles = new ArrayList<>();
    private Optional<Lease.Held> lease = store.lease().tryAcquire("here", TEN, DAY);
    private final ClockKeeper keeper = keeper(desk);

    @AfterEach
    void close() {
        store.close();
        assertThat(troubles).isEmpty();
    }

    private ClockKeeper keeper(LiveIncidents of) {
        return new ClockKeeper(
                of, () -> lease, clock, new ClockFacts(store.facts()), troubles::add);
    }

    @Test
    void anOpenIncidentIsEscalatedAsItsClocksPass() {
        var id = open();
        keeper.look();
        assertThat(acts(id)).containsExactly("+0 first");

        run(14);
        assertThat(acts(id)).hasSize(1);
        run(1);
        assertThat(acts(id)).containsExactly("+0 first", "+15 initial-response", "+15 backup");
        run(200);
        assertThat(acts(id))
                .containsExactly(
                        "+0 first",
                        "+15 initial-response",
                        "+15 backup",
                        "+30 boss",
                        "+45 update",
                        "+90 update",
                        "+120 resolution",
                        "+135 update",
                        "+180 update");
    }

    @Test
    void whoLeadsDoesAtTheOpeningWhatIsDueAtOnceAndTheClocksDoNotDoItAgain() {
        var id = done(desk.open(opening("CRITICAL"), ADA, List.of(), lease)).id().uuid();
        assertThat(acts(id)).containsExactly("+0 first");
        assertThat(store.notices().list(Filter.all(9)))
                .as("written with it")
                .extracting(kept -> kept.notice().draft().to().address())
                .containsExactly("first");
        keeper.look();
        run(15);
        assertThat(acts(id)).containsExactly("+0 first", "+15 initial-response", "+15 backup");

        clock.set(at(60));
        var late = done(desk.open(opening("CRITICAL"), ADA, List.of(), lease)).id().uuid();
        assertThat(acts(late)).as("what is late is for the clocks to settle").isEmpty();
        keeper.look();
        assertThat(acts(late)).contains("(+0 first)", "+30 boss");
    }

    @Test
    void theThreadIsToldHowLongNothingWillBe() {
        keeper.look();
        assertThat(keeper.look()).isEqualTo(Duration.ofSeconds(1));
        open();
        clock.set(at(15).minusMillis(300));
        keeper.look();
        assertThat(keeper.look()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void whoDoesNotLeadDoesNothing() {
        var id = open();
        lease = Optional.empty();
        clock.set(at(60));
        keeper.look();
        assertThat(acts(id)).isEmpty();
    }

    @Test
    void whoeverLedAndLostTheLeaseIsFencedOff() {
        var id = open();
        keeper.look();
        var old = lease;
        clock.forward(DAY.multipliedBy(2));
        lease = store.lease().tryAcquire("there", clock.instant(), DAY);
        lease = old;
        keeper.look();
        assertThat(acts(id)).containsExactly("+0 first");
    }

    @Test
    void oneWhoTakesOverGoesOnWhereTheOtherStopped() {
        var id = open();
        keeper.look();
        run(20);
        var other = Crew.desk(store, clock, BOB);
        var next = keeper(other);
        next.look();
        assertThat(acts(id)).containsExactly("+0 first", "+15 initial-response", "+15 backup");
        clock.set(at(30));
        keeper.look();
        next.look();
        assertThat(acts(id)).hasSize(4);
    }

    @Test
    void twoWhoBothBelieveToLeadActOnceBetweenThem() {
        var other = Crew.desk(store, clock, BOB);
        var rival = keeper(other);
        keeper.look();
        rival.look();
        var id = open();
        for (int minute = 0; minute < 130; minute++) {
            clock.set(at(minute));
            (minute % 2 == 0 ? keeper : rival).look();
            (minute % 2 == 0 ? rival : keeper).look();
        }
        assertThat(acts(id)).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void aClockThatGoesBackMakesNothingHappenTwiceNorEarlierThanWhatIsRecorded() {
        var id = open();
        keeper.look();
        run(20);
        var reconciled = listen();
        clock.set(at(-180));
        keeper.look();
        done(desk.perform(id, new Command.Write(Event.Entry.NOTE, "the clock is odd")));
        for (int minute = -180; minute <= 30; minute++) {
            clock.set(at(minute));
            keeper.look();
        }
        assertThat(acts(id))
                .containsExactly("+0 first", "+15 initial-response", "+15 backup", "+30 boss");
        assertThat(desk.log(id)).extracting(Logged::at).isSorted();
        assertThat(reconciled).hasSize(1);
        assertThat(reconciled.getFirst().clockMoved()).isTrue();
        assertThat(reconciled.getFirst().items()).isEmpty();
    }

    @Test
    void asleepOverThreeDeadlinesNobodyIsToldThrice() {
        var id = open();
        keeper.look();
        var reconciled = listen();
        clock.set(at(200));
        keeper.look();
        keeper.look();

        assertThat(acts(id))
                .containsExactly(
                        "+0 first",
                        "+15 initial-response",
                        "+120 resolution",
                        "(+15 backup)",
                        "+30 boss",
                        "(+135 update)",
                        "+180 update");
        assertThat(reconciled).hasSize(1);
        var list = reconciled.getFirst();
        assertThat(list.since()).isEqualTo(TEN);
        assertThat(list.until()).isEqualTo(at(200));
        assertThat(list.clockMoved()).isFalse();
        assertThat(list.items())
                .extracting(item -> item.act().key().part() + item.spared().orElse(" done"))
                .containsExactly(
                        " done",
                        " done",
                        "backupcollapsed into boss",
                        "boss done",
                        "superseded by the one of 13:00 UTC",
                        " done");
        assertThat(desk.reconciliation()).contains(list);
        run(30);
        assertThat(acts(id)).endsWith("+180 update", "+225 update");
    }

    @Test
    void aFewSecondsLateIsNotLate() {
        var id = open();
        keeper.look();
        var reconciled = listen();
        clock.set(at(16));
        keeper.look();
        assertThat(acts(id)).containsExactly("+0 first", "+15 initial-response", "+15 backup");
        assertThat(reconciled).isEmpty();
    }

    @Test
    void afterARestartTheOneWhoTakesOverSettlesWhatFellDueAndTellsItOnce() {
        var id = open();
        keeper.look();
        keeper.close();
        clock.set(at(40));
        var restarted = Crew.desk(store, clock, ADA);
        var reconciled = listen(restarted);
        var next = keeper(restarted);
        next.look();
        next.look();

        assertThat(acts(id))
                .containsExactly("+0 first", "+15 initial-response", "(+15 backup)", "+30 boss");
        assertThat(reconciled).hasSize(1);
        assertThat(reconciled.getFirst().since()).isEqualTo(TEN);
        assertThat(Crew.desk(store, clock, BOB).reconciliation()).contains(reconciled.getFirst());
    }

    @Test
    void whoeverDiesBetweenSettlingAndTellingLosesNoList() {
        open();
        keeper.look();
        keeper.close();
        var kept = new ClockFacts(store.facts());
        var since = kept.kept().orElseThrow();
        long position = kept.position().orElseThrow();
        clock.set(at(40));
        keeper(Crew.desk(store, clock, ADA)).look();
        var told = desk.reconciliation().orElseThrow();
        // As if it had died after the log and before its facts were written.
        kept.keep(since, position);
        clock.set(at(41));
        var restarted = Crew.desk(store, clock, BOB);
        var reconciled = listen(restarted);
        var next = keeper(restarted);
        next.look();
        next.look();

        assertThat(reconciled).hasSize(1);
        assertThat(reconciled.getFirst().items()).isEqualTo(told.items()).isNotEmpty();
        var third = Crew.desk(store, clock, ADA);
        var again = listen(third);
        clock.set(at(44));
        keeper(third).look();
        assertThat(again).isEmpty();
    }

    @Test
    void manyIncidentsAreSettledTogetherEachOnce() {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 600; i++) {
            ids.add(open());
        }
        keeper.look();
        var reconciled = listen();
        long before = store.changes().current();
        clock.set(at(40));
        keeper.look();

        assertThat(ids)
                .allSatisfy(id ->
                        assertThat(acts(id))
                                .containsExactly(
                                        "+0 first",
                                        "+15 initial-response",
                                        "(+15 backup)",
                                        "+30 boss"));
        assertThat(reconciled)
                .singleElement()
                .satisfies(list -> assertThat(list.items()).hasSize(1_800));
        assertThat(store.changes().current() - before).as("transactions").isLessThan(10);
    }

    @Test
    void aBatchThatSomebodyElseWasQuickerWithIsSettledAllTheSame() {
        var one = open();
        var two = open();
        keeper.look();
        done(Crew.desk(store, clock, BOB).perform(one, new Command.Acknowledge()));
        clock.set(at(15));
        keeper.look();

        assertThat(acts(one)).containsExactly("+0 first");
        assertThat(acts(two)).containsExactly("+0 first", "+15 initial-response", "+15 backup");
    }

    @Test
    void whatIsMootOnReturnIsNotDone() {
        var id = open();
        keeper.look();
        clock.set(at(10));
        done(desk.perform(id, new Command.Acknowledge()));
        clock.set(at(40));
        keeper.look();
        assertThat(acts(id)).containsExactly("+0 first");
    }

    @Test
    void anIncidentThatIsOpenedLateTellsOnceAndIsNoReconciliation() {
        keeper.look();
        var reconciled = listen();
        clock.set(at(1));
        var id = done(desk.open(opening("CRITICAL", at(-60)))).id().uuid();
        keeper.look();
        assertThat(acts(id))
                .containsExactly(
                        "-45 initial-response",
                        "(-60 first)",
                        "(-45 backup)",
                        "-30 boss",
                        "-15 update");
        assertThat(reconciled).isEmpty();
    }

    @Test
    void overTheNightOfAClockChangeBusinessDeadlinesFallWhereTheCalendarSaysOnce() {
        var zone = ZoneId.of("America/Los_Angeles");
        var calendar = BusinessCalendar.standard(zone, Holidays.NONE);
        // Friday 16:00 before the night of Sunday 2026-03-08, which has no 02:30.
        var friday = Instant.parse("2026-03-07T00:00:00Z");
        clock.set(friday);
        var rules =
                new ClockRules(
                        List.of(
                                new Milestone(
                                        new Rule(
                                                "fix",
                                                "fix",
                                                Scope.ALL,
                                                new Rule.Timing(
                                                        new Moment.Detected(), Span.business(1)),
                                                ""),
                                        java.util.Set.of(Deed.RESOLVE),
                                        Milestone.Miss.NOTHING)),
                        List.of(),
                        List.of(),
                        List.of(),
                        ClockRules.Turns.NONE);
        var local = Crew.desk(store, clock, ADA, Crew.inForce(rules, new Hours(calendar)));
        var own = keeper(local);
        var id = done(local.open(opening("CRITICAL", friday))).id().uuid();
        lease = store.lease().tryAcquire("here", friday, DAY.multipliedBy(9));
        for (var now = friday;
                now.isBefore(friday.plus(Duration.ofDays(4)));
                now = now.plusSeconds(900)) {
            clock.set(now);
            own.look();
        }
        // One hour on Friday, seven on Monday from 09:00 PDT, which is 16:00 UTC.
        assertThat(local.log(id))
                .filteredOn(logged -> logged.event() instanceof Event.Acted)
                .singleElement()
                .satisfies(logged -> {
                    assertThat(logged.at()).isEqualTo(Instant.parse("2026-03-09T23:00:00Z"));
                    assertThat(((Event.Acted) logged.event()).act().at()).isEqualTo(logged.at());
                });
    }

    private record Hours(BusinessCalendar calendar) implements Surroundings {
        @Override
        public Instant after(Instant from, Span span) {
            return calendar.after(from, span);
        }

        @Override
        public Instant working(Instant at) {
            return calendar.nextWorking(at);
        }

        @Override
        public List<String> onCall(String schedule, String position, Instant at) {
            return List.of();
        }

        @Override
        public Directory directory() {
            return Directory.NONE;
        }
    }

    @Test
    void anIncidentThatCannotBeReckonedStopsNoOther() {
        var broken =
                Crew.inForce(
                        Crew.rules(),
                        new Surroundings() {
                            private final Surroundings usual = new Crew.Around();

                            @Override
                            public Instant after(Instant from, Span span) {
                                if (from.equals(at(7))) {
                                    throw new IllegalStateException("too little working time");
                                }
                                return usual.after(from, span);
                            }

                            @Override
                            public Instant working(Instant at) {
                                return at;
                            }

                            @Override
                            public List<String> onCall(
                                    String schedule, String position, Instant at) {
                                return List.of();
                            }

                            @Override
                            public Directory directory() {
                                return usual.directory();
                            }
                        });
        var odd = Crew.desk(store, clock, ADA, broken);
        var own = keeper(odd);
        var stuck = done(odd.open(opening("CRITICAL", at(7)))).id().uuid();
        var fine = done(odd.open(opening("CRITICAL", at(8)))).id().uuid();
        clock.set(at(8));
        own.look();
        assertThat(acts(fine)).containsExactly("+8 first");
        assertThat(acts(stuck)).isEmpty();
        assertThat(troubles).singleElement().asString().contains("incident 1 stand still");
        troubles.clear();
    }

    private UUID open() {
        return done(desk.open(opening("CRITICAL"))).id().uuid();
    }

    /** Lets minutes pass, one by one. */
    private void run(int minutes) {
        for (int i = 0; i < minutes; i++) {
            clock.forward(Duration.ofMinutes(1));
            keeper.look();
        }
    }

    private List<IncidentDesk.Reconciliation> listen() {
        return listen(desk);
    }

    private static List<IncidentDesk.Reconciliation> listen(LiveIncidents desk) {
        var heard = new ArrayList<IncidentDesk.Reconciliation>();
        desk.listenIncidents(event -> {
            if (event instanceof IncidentDesk.Event.Reconciled(var list)) {
                heard.add(list);
            }
        });
        return heard;
    }

    /** What the clocks have done, as {@code +15 backup}; in brackets what they have spared. */
    private List<String> acts(UUID id) {
        return desk.log(id).stream()
                .flatMap(logged ->
                        switch (logged.event()) {
                            case Event.Acted(var act) -> java.util.stream.Stream.of(line(act));
                            case Event.Spared(var act, _) ->
                                    java.util.stream.Stream.of("(" + line(act) + ")");
                            case Event _ -> java.util.stream.Stream.<String>empty();
                        })
                .toList();
    }

    private static String line(Act act) {
        var key = act.key();
        return "%+d %s"
                .formatted(
                        Duration.between(TEN, act.at()).toMinutes(),
                        key.part().isEmpty() ? key.rule() : key.part());
    }

    private static org.tocsin.domain.incident.Incident done(IncidentDesk.Reply reply) {
        return LiveIncidentsTest.done(reply);
    }
}
