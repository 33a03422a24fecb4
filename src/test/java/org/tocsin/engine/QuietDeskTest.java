package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Crew.ADA;
import static org.tocsin.engine.Crew.BOB;
import static org.tocsin.engine.Crew.TEN;
import static org.tocsin.engine.Crew.at;
import static org.tocsin.engine.Fixtures.COUNT;
import static org.tocsin.engine.Fixtures.CRITICAL;
import static org.tocsin.engine.Fixtures.WARNING;
import static org.tocsin.engine.Fixtures.above;
import static org.tocsin.engine.Fixtures.below;
import static org.tocsin.engine.Fixtures.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.notice.Cause;
import org.tocsin.domain.notice.Destination;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.Text;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.quiet.Label;
import org.tocsin.domain.quiet.Matchers;
import org.tocsin.domain.quiet.MonitorFigures;
import org.tocsin.domain.quiet.Silence;
import org.tocsin.domain.quiet.SilenceEdit;
import org.tocsin.notify.Gate;
import org.tocsin.store.Store;

/** What people do about quiet, and what that does to messages. */
class QuietDeskTest {
    private static final Text USUAL = Text.USUAL;

    private final Store store = Store.inMemory();
    private final Crew.Hands clock = new Crew.Hands(TEN);
    private final Playbook playbook =
            Fixtures.playbook(
                    check("rows", COUNT, below(CRITICAL, 5)),
                    check("most", COUNT, above(WARNING, 9)));
    private final LiveIncidents incidents = Crew.desk(store, clock, ADA);
    private final QuietDesk desk = desk(incidents);
    private final Gate gate = new QuietGate(incidents, playbook, store, Crew.shell(clock));
    private long ids;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void twoConsolesSeeOneSilenceAndTheSlowerIsTold() {
        var silence = done(desk.snooze(new CheckId("rows"), at(60), "known")).silence();
        var other = desk(Crew.desk(store, clock, BOB));
        assertThat(other.silences()).containsExactly(silence);
        clock.set(at(5));
        done(other.edit(silence.id(), wish(silence.matchers(), TEN, 90, "longer")));
        done(desk.end(silence.id()));

        assertThat(desk.history(silence.id()))
                .extracting(each -> each.entry().author())
                .containsExactly("ada", "bob", "ada");
        assertThat(desk.silences().getFirst().state(at(5))).isEqualTo(Silence.State.OVER);
        assertThat(desk.end(silence.id())).isInstanceOf(QuietDesk.Reply.Refused.class);
    }

    @Test
    void anotherMatcherEndsItAndMakesANewOne() {
        var silence = done(desk.snooze(Label.DATA_SET, "events", at(60), "known")).silence();
        clock.set(at(5));
        var edited =
                done(
                        desk.edit(
                                silence.id(),
                                wish(Matchers.of(Label.CHECK, "most"), TEN, 60, "only most")));

        assertThat(edited.ended().orElseThrow().term().until()).isEqualTo(at(5));
        assertThat(edited.silence().entry().replaces()).contains(silence.id());
        assertThat(desk.silences()).hasSize(2);
    }

    @Test
    void whatIsNotThereIsNotSnoozed() {
        assertThat(desk.snooze(new CheckId("rwos"), at(60), "known"))
                .isInstanceOf(QuietDesk.Reply.Refused.class);
        assertThat(desk.snooze(Label.PIPELINE, " ", at(60), "known"))
                .isInstanceOf(QuietDesk.Reply.Refused.class);
        assertThat(desk.silences()).isEmpty();
    }

    @Test
    void aPreviewTellsWhatWouldBeHidden() {
        var incident = breach("rows");
        var preview = desk.preview(Matchers.parse(List.of("severity=CRITICAL")));
        assertThat(preview.incidents()).containsExactly(incident);
        assertThat(preview.checks()).containsExactly(new CheckId("rows"));
        assertThat(desk.preview(Matchers.parse(List.of("data-set=other"))).checks()).isEmpty();
    }

    @Test
    void aSilenceThatBeginsLaterHoldsFurtherMessagesToItsEnd() {
        var incident = breach("rows");
        assertThat(rule(notice(incident, Purpose.ALERT, USUAL, "a")))
                .isInstanceOf(Gate.Ruling.Pass.class);
        done(desk.snooze(new CheckId("rows"), at(60), "known"));

        assertThat(rule(notice(incident, Purpose.REMINDER, USUAL, "b")))
                .isInstanceOfSatisfying(
                        Gate.Ruling.Hold.class,
                        hold -> {
                            assertThat(hold.until()).isEqualTo(at(60));
                            assertThat(hold.why()).contains("snoozed by ada").contains("known");
                        });
        assertThat(rule(notice(incident, Purpose.RESOLVED, USUAL, "b")))
                .isInstanceOf(Gate.Ruling.Pass.class);
        var written = new Text("", "", "We are on it");
        assertThat(rule(notice(incident, Purpose.UPDATE, written, "b")))
                .isInstanceOf(Gate.Ruling.Pass.class);
        assertThat(desk.why(incident).now()).singleElement().asString().contains("snoozed by ada");
        clock.set(at(60));
        assertThat(rule(notice(incident, Purpose.REMINDER, USUAL, "b")))
                .isInstanceOf(Gate.Ruling.Pass.class);
    }

    @Test
    void messagesOfAGroupToOnePlaceAreSpacedAndWorseOnesAreNot() {
        var mild = breach("most");
        assertThat(rule(notice(mild, Purpose.ALERT, USUAL, "a")))
                .isInstanceOf(Gate.Ruling.Pass.class);
        var second = notice(mild, Purpose.ALERT, USUAL, "a");
        assertThat(rule(second)).isEqualTo(held(TEN.plusSeconds(30)));
        assertThat(rule(notice(mild, Purpose.ALERT, USUAL, "b")))
                .isInstanceOf(Gate.Ruling.Pass.class);
        assertThat(rule(notice(breach("rows"), Purpose.ALERT, USUAL, "a")))
                .isInstanceOf(Gate.Ruling.Pass.class);
        clock.set(TEN.plusSeconds(30));
        assertThat(rule(second)).isEqualTo(held(at(5)));
        clock.set(at(5));
        assertThat(rule(second)).isInstanceOf(Gate.Ruling.Pass.class);
        // It did not arrive, and is tried again: it does not wait for itself.
        assertThat(rule(second)).isInstanceOf(Gate.Ruling.Pass.class);
    }

    @Test
    void anAlertOfWhatIsOverIsDropped() {
        var incident = breach("rows");
        LiveIncidentsTest.done(
                incidents.perform(
                        incident.id().uuid(), new Command.Resolve("fixed", Optional.empty())));
        assertThat(rule(notice(incident, Purpose.ALERT, USUAL, "a")))
                .isInstanceOf(Gate.Ruling.Drop.class);
        assertThat(rule(notice(incident, Purpose.REMINDER, USUAL, "a")))
                .isInstanceOf(Gate.Ruling.Pass.class);
    }

    @Test
    void theFiguresTellHowIncidentsEndedAndWhoFoundThem() {
        var right = breach("rows").id().uuid();
        var wrong = breach("most").id().uuid();
        LiveIncidentsTest.done(incidents.open(Crew.opening("WARNING")));
        clock.set(at(90));
        LiveIncidentsTest.done(
                incidents.perform(right, new Command.Resolve("fixed", Optional.empty())));
        LiveIncidentsTest.done(incidents.perform(wrong, new Command.Dismiss("a holiday")));

        var figures = desk.figures(new Stretch(TEN, at(48 * 60)));
        assertThat(figures.alerts().perDay()).isEqualTo(1.0);
        assertThat(figures.ended().falsePositives()).contains(0.5);
        assertThat(figures.ended().meanTimeToResolve()).contains(java.time.Duration.ofMinutes(90));
        assertThat(figures.found()).isEqualTo(new MonitorFigures.Found(1, 1, Optional.of(0.5)));
        var before = desk.figures(new Stretch(at(-60), TEN));
        assertThat(before.ended().falsePositives()).isEmpty();
        assertThat(before.ended().meanTimeToResolve()).isEmpty();
        assertThat(before.found().humanShare()).isEmpty();
    }

    @Test
    void checksThatNeverOrAlwaysFireAreNamed() {
        var a = new CheckId("a");
        var b = new CheckId("b");
        var figures =
                MonitorFigures.of(
                        new Stretch(TEN, at(60)),
                        List.of(),
                        List.of(),
                        List.of(
                                new MonitorFigures.Tally(a, 9, 0),
                                new MonitorFigures.Tally(b, 3, 3),
                                new MonitorFigures.Tally(new CheckId("c"), 2, 2),
                                new MonitorFigures.Tally(new CheckId("d"), 0, 0)));
        assertThat(figures.checks())
                .isEqualTo(new MonitorFigures.Checks(3, List.of(a), List.of(b)));
    }

    private QuietDesk desk(LiveIncidents of) {
        return new QuietDesk(of, playbook, store, Crew.shell(clock));
    }

    private static QuietDesk.Reply.Done done(QuietDesk.Reply reply) {
        assertThat(reply).isInstanceOf(QuietDesk.Reply.Done.class);
        return (QuietDesk.Reply.Done) reply;
    }

    private static SilenceEdit.Wish wish(
            Matchers matchers, Instant from, long until, String reason) {
        return new SilenceEdit.Wish(matchers, from, at(until), reason);
    }

    private static Gate.Ruling held(Instant until) {
        return new Gate.Ruling.Hold(
                until, "held: others of its group went to the same place just now");
    }

    private Incident breach(String check) {
        var failure =
                new Subject.Failure(
                        new CheckId(check), Optional.empty(), clock.instant(), "too few");
        var severity = check.equals("rows") ? "CRITICAL" : "WARNING";
        var ticket =
                new Subject.Ticket(
                        check,
                        "",
                        Optional.empty(),
                        new Subject.Affected("", "", "", List.of()),
                        List.of());
        var opening =
                new Opening(
                        new Subject(
                                check + " is wrong",
                                new Subject.Classification(severity, "", ""),
                                Subject.Place.UNKNOWN,
                                new Subject.Breach(failure, ticket)),
                        clock.instant(),
                        Optional.empty());
        return LiveIncidentsTest.done(incidents.open(opening));
    }

    private Notice notice(Incident incident, Purpose purpose, Text text, String address) {
        var draft =
                new Draft(
                        purpose,
                        new Cause("rule", "Rule", "", clock.instant()),
                        new Destination("page", address, "ada", "first"),
                        text);
        return new Notice(
                new UUID(3, ++ids),
                ids,
                Optional.of(new Notice.Origin(incident.id().uuid(), 1)),
                draft,
                new Notice.Standing.Waiting(0, clock.instant(), ""));
    }

    private Gate.Ruling rule(Notice notice) {
        return gate.rule(notice, Optional.empty());
    }
}
