package org.tocsin.ui.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Countdown;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.response.ImpactRule;

/** What the room knows without a window. */
class RoomModelsTest {
    private final RoomRig rig = new RoomRig();
    private final RoomViewModel model = rig.model();

    private RoomSnapshot shown(UUID id) {
        model.show(id);
        rig.settle();
        return model.snapshot().orElseThrow();
    }

    private RoomClock clock(Countdown.Clock kind, UUID id) {
        var snapshot = rig.snapshot(id);
        return RoomClock.of(
                kind,
                snapshot,
                new RoomClock.Reading(rig.now.get(), RoomRig.ZONE, snapshot.names()));
    }

    // The room

    @Test
    void aRoomLoadsThenShowsAndFollowsWhatOthersDo() {
        var id = rig.breach("P1");
        model.show(id);
        assertThat(model.stand().get()).isEqualTo(new RoomViewModel.Stand.Loading(id));
        rig.settle();
        assertThat(model.snapshot().orElseThrow().incident().state()).isEqualTo(State.DETECTED);
        rig.does(id, new Command.Acknowledge());
        rig.settle();
        assertThat(model.snapshot().orElseThrow().incident().state()).isEqualTo(State.ACKNOWLEDGED);
    }

    @Test
    void anIncidentThatIsNotThereIsSaidToBeAbsent() {
        var nobody = new UUID(9, 9);
        model.show(nobody);
        rig.settle();
        assertThat(model.stand().get()).isEqualTo(new RoomViewModel.Stand.Absent(nobody));
    }

    @Test
    void aStoreThatCannotBeReadIsShownAndCanBeTriedAgain() {
        var id = rig.breach("P1");
        rig.desk.broken = Optional.of("disk full");
        model.show(id);
        rig.settle();
        assertThat(model.stand().get()).isEqualTo(new RoomViewModel.Stand.Failed(id, "disk full"));
        rig.desk.broken = Optional.empty();
        model.reload();
        rig.settle();
        assertThat(model.isOpen()).isTrue();
    }

    @Test
    void anOlderReadNeverReplacesANewerOne() {
        var id = rig.breach("P1");
        shown(id);
        model.reload();
        RoomRig.drain(rig.background);
        var old = rig.ui.remove();
        rig.does(id, new Command.Acknowledge());
        rig.settle();
        old.run();
        assertThat(model.snapshot().orElseThrow().incident().state()).isEqualTo(State.ACKNOWLEDGED);
    }

    @Test
    void aRefusalIsKeptUntilSomethingIsDone() {
        var id = rig.breach("P1");
        shown(id);
        model.perform(new Command.Move(State.CLOSED));
        rig.settle();
        assertThat(model.refusal().get())
                .isEqualTo("An open incident is resolved first, or dismissed if it is none");
        model.perform(new Command.Acknowledge());
        rig.settle();
        assertThat(model.refusal().get()).isEmpty();
    }

    @Test
    void whatCouldNotBeWrittenIsTroubleNotARefusal() {
        var id = rig.breach("P1");
        shown(id);
        rig.desk.broken = Optional.of("disk full");
        model.perform(new Command.Acknowledge());
        rig.settle();
        assertThat(rig.notes.troubles)
                .singleElement()
                .satisfies(t -> assertThat(t.what()).contains("disk full"));
        assertThat(rig.incident(id).state()).isEqualTo(State.DETECTED);
    }

    @Test
    void aTickCanBeTakenBackFromTheToast() {
        var id = rig.breach("P1");
        shown(id);
        model.perform(new Command.Tick("resolution", "technical-1", Event.Mark.DONE, ""));
        rig.settle();
        assertThat(rig.incident(id).work().steps()).hasSize(1);
        assertThat(rig.notes.said).containsExactly("Step ticked");
        rig.notes.undos.getFirst().run();
        rig.settle();
        assertThat(rig.incident(id).work().steps()).isEmpty();
    }

    @Test
    void whatCannotBeTakenBackIsNotOffered() {
        var before = rig.incident(rig.breach("P1"));
        assertThat(RoomUndo.of(before, new Command.Acknowledge())).isEmpty();
        assertThat(RoomUndo.of(before, new Command.Update("x", ""))).isEmpty();
        assertThat(RoomUndo.of(before, new Command.Move(State.INVESTIGATING))).isEmpty();
        assertThat(RoomUndo.of(before, new Command.Assign(Event.Part.COMMANDER, "bob"))).isEmpty();
        assertThat(RoomUndo.of(before, new Command.ChangeSeverity("P1", "same"))).isEmpty();
        assertThat(RoomUndo.of(before, new Command.ChangeSeverity("P0", "worse")))
                .hasValueSatisfying(undo ->
                        assertThat(undo.back())
                                .isEqualTo(new Command.ChangeSeverity("P1", "taken back")));
    }

    // Clocks

    @Test
    void aClockCountsDownAndSaysWhatHappensToWhom() {
        var id = rig.breach("P1");
        rig.at(5);
        var clock = clock(Countdown.Clock.ACKNOWLEDGE, id);
        assertThat(clock.standing()).isEqualTo(RoomClock.Standing.RUNNING);
        assertThat(clock.numeral()).isEqualTo("10:00");
        assertThat(clock.lines().title()).isEqualTo("Acknowledge by 10:15");
        assertThat(clock.lines().then())
                .startsWith("Then tells Data platform lead (Robert")
                .endsWith("Engineering manager (Cho Minseo) by page");
        assertThat(clock.lines().why())
                .isEqualTo(
                        "Initial response: within 15m for P1, document 000, Escalation Timeline");
    }

    @Test
    void aClockRunsShortThenIsDueThenMissedThenMetLate() {
        var id = rig.breach("P1");
        rig.at(13);
        assertThat(clock(Countdown.Clock.ACKNOWLEDGE, id).standing())
                .isEqualTo(RoomClock.Standing.SHORT);
        rig.at(15);
        assertThat(clock(Countdown.Clock.ACKNOWLEDGE, id).standing())
                .isEqualTo(RoomClock.Standing.DUE);
        rig.memory.runClocks();
        rig.at(20);
        var missed = clock(Countdown.Clock.ACKNOWLEDGE, id);
        assertThat(missed.standing()).isEqualTo(RoomClock.Standing.MISSED);
        assertThat(missed.numeral()).isEqualTo("+05:00");
        rig.does(id, new Command.Acknowledge());
        var met = clock(Countdown.Clock.ACKNOWLEDGE, id);
        assertThat(met.standing()).isEqualTo(RoomClock.Standing.MET_LATE);
        assertThat(met.lines().then()).isEqualTo("At 10:20, 20 min after the detection");
    }

    @Test
    void anUpdateSetsTheNextUpdateClockBack() {
        var id = rig.report("P2", "Numbers look odd");
        rig.at(20);
        assertThat(clock(Countdown.Clock.UPDATE, id).numeral()).isEqualTo("10:00");
        rig.does(id, new Command.Update("we look at it", ""));
        assertThat(clock(Countdown.Clock.UPDATE, id).numeral()).isEqualTo("30:00");
    }

    @Test
    void withoutRulesThereIsNoClockAndItSaysSo() {
        var bare = new RoomRig(RoomTeam.bare());
        var snapshot = bare.snapshot(bare.breach("P1"));
        var clock =
                RoomClock.of(
                        Countdown.Clock.RESOLVE,
                        snapshot,
                        new RoomClock.Reading(RoomRig.TEN, RoomRig.ZONE, snapshot.names()));
        assertThat(clock.standing()).isEqualTo(RoomClock.Standing.NONE);
        assertThat(clock.lines().then()).isEqualTo("No deadline for P1 under its rules");
    }

    @Test
    void lengthsAreWrittenInTheirTwoLargestUnits() {
        assertThat(RoomTimes.length(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(RoomTimes.length(Duration.ofMinutes(60))).isEqualTo("1 h");
        assertThat(RoomTimes.length(Duration.ofMinutes(200))).isEqualTo("3 h 20 min");
        assertThat(RoomTimes.numeral(Duration.ofMinutes(-64))).isEqualTo("1:04:00");
        assertThat(RoomTimes.numeral(Duration.ofHours(52))).isEqualTo("2 d 4 h");
        assertThat(
                        RoomTimes.exact(
                                Instant.parse("2026-03-29T01:00:00Z"),
                                java.time.ZoneId.of("Europe/Berlin")))
                .isEqualTo("29 Mar 2026 03:00:00 CEST");
        assertThat(RoomTimes.brief(RoomRig.TEN.plus(Duration.ofDays(1)), RoomRig.TEN, RoomRig.ZONE))
                .isEqualTo("Tue 3 Mar 10:00");
    }

    // The timeline

    @Test
    void theTimelineIsFilteredAndSearched() {
        var timeline = new RoomTimeline(model);
        var id = rig.breach("P1");
        rig.does(id, new Command.Write(Event.Entry.NOTE, "The loader stalled"));
        rig.does(id, new Command.Write(Event.Entry.DECISION, "We roll back"));
        rig.memory.runClocks();
        shown(id);
        timeline.filter().set(RoomTimeline.Filter.DECISIONS);
        assertThat(timeline.entries())
                .extracting(e -> e.words().body())
                .containsExactly("We roll back");
        timeline.filter().set(RoomTimeline.Filter.MACHINE);
        assertThat(timeline.entries()).isNotEmpty().allMatch(entry -> entry.by().machine());
        timeline.filter().set(RoomTimeline.Filter.ALL);
        timeline.search().set("LOADER stalled");
        assertThat(timeline.entries()).hasSize(1);
        timeline.search().set("zebra");
        assertThat(timeline.entries()).isEmpty();
    }

    @Test
    void aPinnedEntryIsFoundUnderPinned() {
        var timeline = new RoomTimeline(model);
        var id = rig.breach("P1");
        shown(id);
        timeline.pin(timeline.entries().getFirst());
        rig.settle();
        timeline.filter().set(RoomTimeline.Filter.PINNED);
        assertThat(timeline.entries()).extracting(RoomEntry::version).containsExactly(1L);
    }

    @Test
    void whatComesWhileOneReadsIsCountedNotShownOver() {
        var timeline = new RoomTimeline(model);
        var id = rig.breach("P1");
        shown(id);
        timeline.reading(false);
        rig.does(id, new Command.Write(Event.Entry.NOTE, "one"));
        rig.does(id, new Command.Write(Event.Entry.NOTE, "two"));
        rig.settle();
        assertThat(timeline.unseen().get()).isEqualTo(2);
        assertThat(timeline.follows()).isFalse();
        timeline.reading(true);
        assertThat(timeline.unseen().get()).isZero();
    }

    @Test
    void eachIncidentKeepsItsDraft() {
        var timeline = new RoomTimeline(model);
        var one = rig.breach("P1");
        var two = rig.breach("P2");
        shown(one);
        timeline.kind().set(RoomTimeline.Kind.DECISION);
        timeline.text().set("half a sen");
        shown(two);
        assertThat(timeline.text().get()).isEmpty();
        assertThat(timeline.kind().get()).isEqualTo(RoomTimeline.Kind.NOTE);
        shown(one);
        assertThat(timeline.text().get()).isEqualTo("half a sen");
        assertThat(timeline.kind().get()).isEqualTo(RoomTimeline.Kind.DECISION);
    }

    @Test
    void whatIsSentLeavesTheComposerAndWhatIsRefusedStays() {
        var timeline = new RoomTimeline(model);
        var id = rig.breach("P1");
        shown(id);
        timeline.text().set("   ");
        timeline.send();
        rig.settle();
        assertThat(timeline.refusal().get()).isEqualTo("There is nothing written");
        timeline.text().set("It is the loader");
        timeline.send();
        rig.settle();
        assertThat(timeline.text().get()).isEmpty();
        assertThat(timeline.refusal().get()).isEmpty();
        assertThat(timeline.entries().getLast().words().body()).isEqualTo("It is the loader");
    }

    // Impact

    @Test
    void theFormSaysWhichRulesItWillSetOffBeforeItIsSaved() {
        var form = new RoomImpact(model);
        var id = rig.breach("P1");
        rig.at(5);
        shown(id);
        assertThat(form.changed().get()).isFalse();
        form.revenue().set("100,000");
        assertThat(form.preview().get().acts()).isEmpty();
        form.revenue().set("100,001");
        form.touches(ImpactRule.Aspect.CUSTOMER_FACING).set(true);
        assertThat(form.preview().get().acts())
                .extracting(act -> act.outcome().title())
                .containsExactly("Revenue is being lost", "Customers are affected");
        assertThat(form.preview().get().acts().getLast().at())
                .isEqualTo(RoomRig.TEN.plus(Duration.ofMinutes(20)));
        form.declare();
        rig.settle();
        assertThat(rig.incident(id).work().findings().impact().orElseThrow().revenuePerHour())
                .hasValue(BigDecimal.valueOf(100_001));
        assertThat(form.changed().get()).isFalse();
    }

    @Test
    void whatIsNoNumberIsSaidAtOnceAndNotSaved() {
        var form = new RoomImpact(model);
        var id = rig.breach("P1");
        shown(id);
        form.users().set("1.5");
        assertThat(form.preview().get().problem()).contains("whole number");
        form.users().set("many");
        form.declare();
        rig.settle();
        assertThat(form.refusal().get()).contains("whole number");
        assertThat(rig.incident(id).work().findings().impact()).isEmpty();
        assertThat(RoomImpact.number("-3")).isEmpty();
    }

    @Test
    void aFormThatIsBeingFilledInIsNotOverwritten() {
        var form = new RoomImpact(model);
        var id = rig.breach("P1");
        shown(id);
        form.teams().set("Finance");
        rig.does(id, new Command.Acknowledge());
        rig.settle();
        assertThat(form.teams().get()).isEqualTo("Finance");
        shown(rig.breach("P2"));
        assertThat(form.teams().get()).isEmpty();
    }

    // Plan, procedures, known issues, lineage

    @Test
    void thePlanFoldsWhatRepeatsIntoOneLine() {
        var plan = RoomPlan.of(shown(rig.breach("P1")).ahead().plan());
        var updates =
                plan.stream()
                        .filter(row -> row.act().key().rule().equals("status-updates"))
                        .toList();
        assertThat(updates).hasSize(1);
        assertThat(updates.getFirst().again()).hasSizeGreaterThan(100).isSorted();
        assertThat(plan).extracting(row -> row.act().at()).isSorted();
        assertThat(plan.stream().filter(row -> row.act().kind() == Act.Kind.RUNG)).hasSize(6);
    }

    @Test
    void onlyProceduresThatApplyAreShownAndTheFollowUpAfterTheEnd() {
        var id = rig.breach("P1");
        assertThat(RoomSteps.now(shown(id)))
                .extracting(steps -> steps.procedure().id())
                .containsExactly("data-quality-response");
        rig.does(id, new Command.Resolve("", Optional.of("all fine")));
        rig.settle();
        var after = RoomSteps.now(model.snapshot().orElseThrow());
        assertThat(after)
                .extracting(steps -> steps.procedure().id())
                .containsExactly("follow-up", "data-quality-response");
        assertThat(after.getLast().done()).isZero();
    }

    @Test
    void theIssueWhoseCheckFailedIsTheLikest() {
        var matches = RoomMatch.of(shown(rig.breach("P1", "Dashboards show yesterday's revenue")));
        assertThat(matches.getFirst().issue().id()).isEqualTo("late-upstream");
        assertThat(matches.getFirst().because())
                .contains("check orders-freshness failed", "dashboard");
        assertThat(matches).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    }

    @Test
    void oneWordInCommonIsChance() {
        var one = shown(rig.report("P2", "A dashboard is green"));
        assertThat(RoomMatch.of(one)).isEmpty();
        var two = shown(rig.report("P2", "A dashboard is slowly turning green"));
        assertThat(RoomMatch.of(two))
                .extracting(m -> m.issue().id())
                .containsExactly("slow-dashboard");
    }

    @Test
    void aSearchFindsByTheBeginningsOfAllItsWords() {
        var known = RoomTeam.terms().guides().knownIssues();
        assertThat(RoomMatch.of("ingest twice", known))
                .extracting(m -> m.issue().id())
                .containsExactly("duplicate-events");
        assertThat(RoomMatch.of("ingest zebra", known)).isEmpty();
        assertThat(RoomMatch.of("load", known))
                .extracting(m -> m.issue().id())
                .containsExactly("slow-dashboard");
        assertThat(RoomMatch.words("Delayed delays, the delay!")).containsExactly("delay");
    }

    @Test
    void theBlastGoesDownstreamOnceEach() {
        var shown = shown(rig.breach("P1"));
        var blast = RoomBlast.of(shown.incident(), shown.terms().around().directory());
        assertThat(blast)
                .extracting(each -> each.pipeline().id() + " " + each.steps() + " " + each.via())
                .containsExactly("orders 0 ", "finance 1 orders", "investors 2 Finance close");
        var nowhere = shown(rig.report("P2", "Odd"));
        assertThat(RoomBlast.of(nowhere.incident(), nowhere.terms().around().directory()))
                .isEmpty();
    }

    @Test
    void theSameCheckInAnotherIncidentIsARepeat() {
        var first = rig.breach("P2");
        rig.at(60);
        rig.report("P2", "Something else");
        var shown = shown(rig.breach("P1"));
        assertThat(RoomRelatedPage.repeatsOf(shown))
                .extracting(each -> each.id().uuid())
                .containsExactly(first);
        assertThat(RoomRelatedPage.matching(shown, "#2"))
                .extracting(each -> each.id().number())
                .containsExactly(2L);
        assertThat(RoomRelatedPage.matching(shown, "something")).hasSize(1);
        assertThat(RoomRelatedPage.matching(shown, "zebra")).isEmpty();
    }

    @Test
    void wordsFromTheRightAreKnown() {
        assertThat(RoomParts.isRightToLeft("التقرير اليومي")).isTrue();
        assertThat(RoomParts.isRightToLeft("Revenue التقرير")).isFalse();
        assertThat(RoomParts.isRightToLeft("")).isFalse();
    }
}
