package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Crew.ADA;
import static org.tocsin.engine.Crew.BOB;
import static org.tocsin.engine.Crew.TEN;
import static org.tocsin.engine.Crew.at;
import static org.tocsin.engine.Crew.minutes;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Impact;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.ReviewRule;
import org.tocsin.domain.response.Scope;
import org.tocsin.domain.response.Settings;
import org.tocsin.domain.review.ActionCommand;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.domain.review.ClockResult.Outcome;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Evidence;
import org.tocsin.domain.review.Kept;
import org.tocsin.domain.review.Proposals;
import org.tocsin.domain.review.ReviewCase.Stage;
import org.tocsin.domain.review.Saving;
import org.tocsin.domain.review.Section;
import org.tocsin.store.Store;

class LiveReviewsTest {
    private static final ReviewRule WRITE =
            new ReviewRule(
                    "write", "Written", Scope.ALL, new ReviewRule.Within(minutes(24 * 60)), "000");
    private static final ReviewRule BATCH =
            new ReviewRule(
                    "batch",
                    "Monthly batch",
                    new Scope(Set.of("WARNING"), Set.of(), Set.of()),
                    new ReviewRule.MonthlyBatch(),
                    "001");

    private final Store store = Store.inMemory();
    private final Crew.Hands clock = new Crew.Hands(TEN);
    private final Console ada = console(ADA);

    /** One process on the workspace. */
    private record Console(LiveIncidents incidents, LiveReviews reviews) {
        UUID open(String severity) {
            return done(incidents.open(Crew.opening(severity)));
        }

        UUID perform(UUID id, Command command) {
            return done(incidents.perform(id, command));
        }

        private static UUID done(IncidentDesk.Reply reply) {
            return ((IncidentDesk.Reply.Done) reply).incident().id().uuid();
        }

        Kept kept(UUID id, Section section) {
            return reviews.find(id).orElseThrow().review().section(section);
        }

        Saving write(UUID id, Section section, String text) {
            return reviews.save(id, kept(id, section), new Content.Words(text));
        }

        Stage stage(UUID id) {
            return reviews.find(id).orElseThrow().stage();
        }
    }

    private Console console(Actor.Person me) {
        var rules = Crew.rules();
        var turns =
                new ClockRules.Turns(List.of(), List.of(), List.of(WRITE, BATCH), Settings.USUAL);
        var inForce =
                Crew.inForce(
                        new ClockRules(
                                rules.milestones(),
                                rules.ladders(),
                                rules.duties(),
                                rules.routes(),
                                turns));
        var incidents = Crew.desk(store, clock, me, inForce);
        var playbook = Fixtures.playbook();
        return new Console(
                incidents, new LiveReviews(store, incidents, playbook, Crew.shell(clock)));
    }

    private UUID resolved(String severity) {
        var id = ada.open(severity);
        clock.forward(Duration.ofMinutes(30));
        return ada.perform(id, new Command.Resolve("fixed", Optional.empty()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aReviewOpensByItselfWithTheResolutionAndItsTimeRunsFromThere() {
        var id = ada.open("CRITICAL");
        assertThat(ada.reviews().cases()).isEmpty();
        clock.set(at(30));
        ada.perform(id, new Command.Resolve("fixed", Optional.empty()));

        var open = ada.reviews().cases().getFirst();

        assertThat(open.stage()).isEqualTo(Stage.OPEN);
        assertThat(open.clocks()).hasSize(1);
        assertThat(open.next().orElseThrow().due().due()).isEqualTo(at(30 + 24 * 60));
        assertThat(open.isBatch()).isFalse();
    }

    @Test
    void whatIsDoneInTimeStopsItsClockAndASignatureEndsTheReview() {
        var id = resolved("CRITICAL");
        clock.set(at(60));
        assertThat(ada.reviews().markDue(id, "write", true))
                .isEqualTo(new ReviewDesk.Reply.Done(Optional.empty()));
        var marked = ada.reviews().find(id).orElseThrow();
        assertThat(marked.next()).isEmpty();
        assertThat(marked.clocks().getFirst().isLate()).isFalse();
        assertThat(ada.reviews().markDue(id, "nothing", true))
                .isInstanceOf(ReviewDesk.Reply.Refused.class);

        ada.write(id, Section.PRIMARY_CAUSE, "The vendor's file came late");
        ada.reviews().finish(id, "");

        assertThat(ada.stage(id)).isEqualTo(Stage.FINISHED);
        assertThat(ada.incidents().incident(id).orElseThrow().work().findings().rootCause())
                .contains("The vendor's file came late");
        assertThat(ada.reviews().finish(id, "")).isInstanceOf(ReviewDesk.Reply.Refused.class);
    }

    @Test
    void aReopenedIncidentKeepsItsReviewAndOwesItAgain() {
        var id = resolved("CRITICAL");
        ada.write(id, Section.SUMMARY, "It was late");
        ada.reviews().markDue(id, "write", true);
        ada.reviews().finish(id, "");
        clock.set(at(120));
        ada.perform(id, new Command.Reopen("again"));
        assertThat(ada.stage(id)).isEqualTo(Stage.REOPENED);
        assertThat(ada.reviews().cases()).hasSize(1);

        clock.set(at(180));
        ada.perform(id, new Command.Resolve("now really", Optional.empty()));

        var again = ada.reviews().find(id).orElseThrow();
        assertThat(again.stage()).isEqualTo(Stage.OPEN);
        assertThat(again.review().words(Section.SUMMARY)).isEqualTo("It was late");
        assertThat(again.next().orElseThrow().due().due()).isEqualTo(at(180 + 24 * 60));
    }

    @Test
    void theLightOnesAreDueTogetherAfterTheMonthAndThoseDueFirstComeFirst() {
        var light = resolved("WARNING");
        clock.set(at(20));
        var grave = resolved("CRITICAL");
        var dismissed = ada.open("CRITICAL");
        ada.perform(dismissed, new Command.Dismiss("a test"));

        var cases = ada.reviews().cases();

        assertThat(cases).extracting(each -> each.incident().id().uuid()).startsWith(light);
        assertThat(cases).hasSize(2);
        var both = ada.reviews().find(light).orElseThrow().clocks();
        assertThat(both).extracting(each -> each.due().batch()).containsExactly(false, true);
        assertThat(both.get(1).due().due()).isEqualTo(Instant.parse("2026-04-02T00:00:00Z"));
        assertThat(ada.stage(dismissed)).isEqualTo(Stage.NONE);
        assertThat(ada.stage(grave)).isEqualTo(Stage.OPEN);
    }

    @Test
    void twoPeopleOnOneSectionLoseNothingAndHearOfEachOther() {
        var id = resolved("CRITICAL");
        ada.write(id, Section.SUMMARY, "first\nmiddle\nlast");
        var bob = console(BOB);
        var heard = new ArrayList<Set<UUID>>();
        bob.reviews().listenReviews(heard::add);
        var seen = bob.kept(id, Section.SUMMARY);
        ada.write(id, Section.SUMMARY, "FIRST\nmiddle\nlast");

        bob.reviews().changed();
        assertThat(heard).endsWith(Set.of(id));
        var conflict =
                (Saving.Conflict)
                        bob.reviews().save(id, seen, new Content.Words("first\nmiddle\nLAST"));
        assertThat(conflict.proposal()).contains(new Content.Words("FIRST\nmiddle\nLAST"));
        assertThat(bob.reviews().asides(id)).hasSize(1);
        var saved = bob.reviews().save(id, conflict.theirs(), conflict.proposal().orElseThrow());

        assertThat(saved).isInstanceOf(Saving.Saved.class);
        assertThat(console(ADA).kept(id, Section.SUMMARY).content())
                .as("after a restart")
                .isEqualTo(new Content.Words("FIRST\nmiddle\nLAST"));
    }

    @Test
    void theImpactIsProposedFromWhatWasDeclaredOverTheWholeTime() {
        var id = ada.open("CRITICAL");
        ada.perform(id, new Command.SetStarted(at(-30)));
        ada.perform(
                id,
                new Command.DeclareImpact(
                        new Impact(
                                OptionalLong.of(300),
                                Optional.of(BigDecimal.valueOf(1_200)),
                                Set.of(),
                                new Impact.Concerned(
                                        List.of("Finance", "Ops"),
                                        List.of("revenue"),
                                        List.of("pricing")))));
        clock.set(at(15));
        ada.perform(id, new Command.Resolve("", Optional.empty()));

        var harm = Proposals.harm(ada.incidents().incident(id).orElseThrow(), at(999));

        assertThat(harm.figures().minutes()).hasValue(45);
        assertThat(harm.figures().users()).hasValue(300);
        assertThat(harm.figures().revenue().orElseThrow()).isEqualByComparingTo("900");
        assertThat(harm.teams()).isEqualTo("Finance\nOps");
        assertThat(harm.decisions()).isEqualTo("pricing");
        assertThat(harm.experience()).contains("revenue");
    }

    @Test
    void everyClockIsLookedBackOnLifeByLife() {
        var id = ada.open("CRITICAL");
        clock.set(at(10));
        ada.perform(id, new Command.Acknowledge());
        clock.set(at(130));
        var incident = ada.incidents().incident(id).orElseThrow();
        var terms = ada.incidents().terms(incident);
        ada.incidents()
                .folded(
                        ada.incidents()
                                .write(
                                        List.of(
                                                ada.incidents()
                                                        .addition(
                                                                incident,
                                                                org.tocsin.domain.incident.Overdue
                                                                        .settle(
                                                                                incident, terms,
                                                                                at(130)),
                                                                new Actor.Machine("clock"))),
                                        Optional.empty()));
        ada.perform(id, new Command.Resolve("", Optional.empty()));
        clock.set(at(200));
        ada.perform(id, new Command.Reopen("again"));
        clock.set(at(205));
        ada.perform(id, new Command.Resolve("", Optional.empty()));

        var results = ada.reviews().effectiveness(id);

        assertThat(results)
                .extracting(each -> each.life() + " " + each.clock().rule() + " " + each.outcome())
                .containsExactly(
                        "0 initial-response " + Outcome.MET,
                        "0 resolution " + Outcome.LATE,
                        "0 update " + Outcome.MISSED,
                        "1 initial-response " + Outcome.MET,
                        "1 resolution " + Outcome.MET,
                        "1 update " + Outcome.NOT_DUE);
        var resolution = results.get(1).times();
        assertThat(resolution.target()).contains(at(120));
        assertThat(resolution.actual()).contains(at(130));
        assertThat(results.get(4).times().from()).isEqualTo(at(200));
        assertThat(results.get(4).times().target()).contains(at(320));
    }

    @Test
    void pinnedMomentsAndMessagesCanBeLinked() {
        var id = ada.open("CRITICAL");
        ada.perform(id, new Command.Write(Event.Entry.NOTE, "the file is empty"));
        ada.perform(id, new Command.Update("we look into it", ""));
        long note =
                ada.reviews().log(id).stream()
                        .filter(each -> each.event() instanceof Event.Wrote)
                        .findFirst()
                        .orElseThrow()
                        .version();
        ada.perform(id, new Command.Pin(note, true));

        var evidence = ada.reviews().evidence(id);

        assertThat(evidence).hasSize(2);
        assertThat(evidence.getFirst())
                .isInstanceOfSatisfying(
                        Evidence.Moment.class,
                        moment -> {
                            assertThat(moment.version()).isEqualTo(note);
                            assertThat(moment.caption()).contains("ada", "the file is empty");
                        });
        assertThat(evidence.get(1)).isInstanceOf(Evidence.Message.class);
        var log = ada.reviews().log(id);
        assertThat(Proposals.picks(ada.incidents().incident(id).orElseThrow(), log).of(note))
                .as("a pinned moment is proposed for the timeline")
                .isPresent();
    }

    // Action items

    private static final ReviewDesk.Planned WATCH =
            new ReviewDesk.Planned(
                    new ActionItem.Aim(
                            ActionItem.Kind.DETECT, "Watch it", "", ActionItem.Priority.HIGH),
                    new ActionItem.Promise(
                            "ada", Optional.of(LocalDate.parse("2026-03-06")), Optional.empty()),
                    ActionItem.Ties.NONE);

    private static ActionItem item(ReviewDesk.Reply reply) {
        return ((ReviewDesk.Reply.Done) reply).item().orElseThrow();
    }

    @Test
    void whatTwoDoWithAnItemIsDecidedOnTheNewestOfIt() {
        var id = resolved("CRITICAL");
        var item = item(ada.reviews().add(id, WATCH));
        assertThat(item.id().number()).isEqualTo(1);
        var bob = console(BOB);
        bob.reviews().actions();
        item(ada.reviews().perform(item.id().uuid(), new ActionCommand.Finish("merged")));

        assertThat(bob.reviews().perform(item.id().uuid(), new ActionCommand.Drop("no use")))
                .isInstanceOfSatisfying(
                        ReviewDesk.Reply.Refused.class,
                        refused -> assertThat(refused.reason()).contains("it is done"));
        bob.reviews().changed();

        assertThat(bob.reviews().actions().getFirst().progress().note()).isEqualTo("merged");
        assertThat(ada.reviews().actionHistory(item.id().uuid()))
                .extracting(version -> version.by().author())
                .containsExactly("ada", "ada");
        assertThat(ada.reviews().add(new UUID(0, 0), WATCH))
                .isInstanceOf(ReviewDesk.Reply.Refused.class);
    }

    @Test
    void aStoreThatIsGoneIsToldInWords() {
        var id = resolved("CRITICAL");
        var seen = ada.kept(id, Section.SUMMARY);
        store.close();
        assertThat(ada.reviews().save(id, seen, new Content.Words("lost?")))
                .isInstanceOfSatisfying(
                        Saving.Failed.class,
                        failed -> assertThat(failed.why()).contains("Summary", "was not saved"));
        assertThat(ada.reviews().add(id, WATCH)).isInstanceOf(ReviewDesk.Reply.Refused.class);
        clock.forward(Duration.ofMinutes(1));
    }
}
