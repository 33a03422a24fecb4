package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.notice.Filter;
import org.tocsin.domain.notice.Kept;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Stage;
import org.tocsin.domain.notice.Step;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.quiet.Matchers;
import org.tocsin.domain.quiet.Silence;
import org.tocsin.playbook.PlaybookReader;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.store.Lease;
import org.tocsin.store.Store;

/** "repeat every 4 h while open" (semantics: Quiet). */
class RepeatingTest {
    /** A Monday. */
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final Store store = Store.inMemory();
    private final Crew.Hands clock = new Crew.Hands(START);
    private final Lease.Held lease =
            store.lease().tryAcquire("me", START, Duration.ofDays(365)).orElseThrow();
    private final LiveIncidents incidents = incidents();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatNobodyHasTakenIsToldAgainOnceAfterEachInterval() {
        var repeating = repeating();
        var incident = open(START);
        var told = deliver();
        assertThat(told).isNotEmpty();

        at(repeating, Duration.ofHours(4).minusSeconds(1));
        assertThat(repeated()).isEmpty();
        at(repeating, Duration.ofHours(4));
        assertThat(repeated()).hasSameSizeAs(told);
        at(repeating, Duration.ofHours(4).plusMinutes(5));
        assertThat(repeated()).as("the first is still on its way").hasSameSizeAs(told);

        deliver();
        at(repeating, Duration.ofHours(8).plusMinutes(4));
        assertThat(repeated()).as("counted from when it went out").isEmpty();
        at(repeating, Duration.ofHours(8).plusMinutes(7));
        assertThat(repeated()).hasSameSizeAs(told);
        assertThat(acts(incident)).isEqualTo(2);
        assertThat(repeated().getFirst().notice().draft().cause().why())
                .isEqualTo("nobody has taken it, and it was not spoken of there for 4 h");
    }

    @Test
    void neitherARestartNorAnotherProcessTellsTwice() {
        var incident = open(START);
        deliver();
        var other = new Repeating(PLAYBOOK, incidents(), store, gate(), () -> Optional.of(lease));
        at(repeating(), Duration.ofHours(5));
        int once = repeated().size();
        assertThat(once).isPositive();

        other.look(clock.instant());
        at(repeating(), Duration.ofHours(5).plusSeconds(1));

        assertThat(repeated()).hasSize(once);
        assertThat(acts(incident)).isEqualTo(1);
    }

    @Test
    void ofSeveralIntervalsThatNobodyKeptOneIsTold() {
        var incident = open(START);
        deliver();
        at(repeating(), Duration.ofDays(3));
        assertThat(acts(incident)).isEqualTo(1);
    }

    @Test
    void whatIsTakenOrOverIsNotToldAgain() {
        var taken = open(START);
        var over = open(START);
        deliver();
        clock.forward(Duration.ofHours(1));
        incidents.perform(taken, new Command.Acknowledge());
        incidents.perform(over, new Command.Resolve("put right", Optional.empty()));
        at(repeating(), Duration.ofHours(9));
        assertThat(repeated()).isEmpty();
    }

    @Test
    void whatIsOverInBetweenIsNotToldAgain() {
        var repeating = repeating();
        var incident = open(START);
        deliver();
        at(repeating, Duration.ofHours(4));
        deliver();
        incidents.perform(incident, new Command.Resolve("put right", Optional.empty()));
        at(repeating, Duration.ofHours(9));
        assertThat(acts(incident)).isEqualTo(1);
    }

    @Test
    void aWordFromAPersonBeginsTheIntervalAnew() {
        var repeating = repeating();
        var incident = open(START);
        deliver();
        clock.set(START.plus(Duration.ofHours(3)));
        incidents.perform(incident, new Command.Update("we look at it", ""));
        deliver();
        at(repeating, Duration.ofHours(5));
        assertThat(repeated()).isEmpty();
        at(repeating, Duration.ofHours(7));
        assertThat(repeated()).isNotEmpty();
    }

    @Test
    void aPlaceThatNeverHeardOfItIsNotReminded() {
        open(START);
        for (var each : waiting()) {
            stands(each, new Notice.Standing.Dead(clock.instant(), "no such channel"));
        }
        at(repeating(), Duration.ofHours(6));
        assertThat(repeated()).isEmpty();
    }

    @Test
    void nothingIsToldWhileSilencedAndItIsWhenThatIsOver() {
        var repeating = repeating();
        open(START);
        deliver();
        silence(START.plus(Duration.ofHours(10)));
        at(repeating, Duration.ofHours(5));
        at(repeating, Duration.ofHours(10).minusSeconds(1));
        assertThat(repeated()).isEmpty();
        at(repeating, Duration.ofHours(10).plusMinutes(1));
        assertThat(repeated()).isNotEmpty();
    }

    @Test
    void nothingIsToldInsideMaintenance() {
        var beforeSunday = Instant.parse("2026-03-07T23:00:00Z");
        clock.set(beforeSunday);
        var repeating = repeating();
        open(beforeSunday);
        deliver();
        var sunday = Instant.parse("2026-03-08T04:00:00Z");
        clock.set(sunday);
        repeating.look(sunday);
        assertThat(repeated()).isEmpty();
        clock.set(sunday.plus(Duration.ofHours(8)));
        repeating.look(clock.instant());
        assertThat(repeated()).isNotEmpty();
    }

    @Test
    void whoDoesNotLeadTellsNothing() {
        open(START);
        deliver();
        at(new Repeating(PLAYBOOK, incidents, store, gate(), Optional::empty), Duration.ofHours(5));
        assertThat(repeated()).isEmpty();
    }

    // The world around

    private static final Playbook PLAYBOOK =
            ShippedPlaybooks.read("data-pipeline")
                    .flatMap(PlaybookReader.Reading::playbook)
                    .orElseThrow();

    private LiveIncidents incidents() {
        var inForce = InForce.of(PLAYBOOK, new TeamSurroundings(PLAYBOOK, HolidaySource.NONE));
        var desk = new LiveIncidents(store, () -> inForce, shell(), new Actor.Person("engineer-a"));
        desk.catchUp();
        return desk;
    }

    private Shell shell() {
        return new Shell(clock, Ids.TIME_ORDERED, "me");
    }

    private QuietGate gate() {
        return new QuietGate(incidents, PLAYBOOK, store, shell());
    }

    private Repeating repeating() {
        return new Repeating(PLAYBOOK, incidents, store, gate(), () -> Optional.of(lease));
    }

    private void at(Repeating repeating, Duration since) {
        clock.set(START.plus(since));
        repeating.look(clock.instant());
    }

    private UUID open(Instant at) {
        var subject =
                new Subject(
                        "Orders are late",
                        new Subject.Classification("P0", "data-quality", ""),
                        Subject.Place.UNKNOWN,
                        new Subject.Report("ada", "", List.of(), Optional.empty()));
        var reply =
                incidents.open(
                        new Opening(subject, at, Optional.empty()),
                        new Actor.Machine("checks"),
                        List.of(),
                        Optional.of(lease));
        return ((IncidentDesk.Reply.Done) reply).incident().id().uuid();
    }

    private void silence(Instant until) {
        store.silences()
                .add(
                        PLAYBOOK.header().name(),
                        new Silence(
                                new UUID(9, 1),
                                Silence.Kind.SILENCE,
                                Matchers.parse(List.of("severity=P0")),
                                new Silence.Term(clock.instant(), until),
                                new Silence.Entry(
                                        "known", "ada", clock.instant(), Optional.empty())));
    }

    private List<Kept> waiting() {
        return store.notices().list(Filter.all(100).in(Stage.WAITING));
    }

    /** Everything that waits goes out now. */
    private List<Kept> deliver() {
        var all = waiting();
        all.forEach(
                each -> stands(each, new Notice.Standing.Sent(clock.instant(), "receipt", false)));
        return all;
    }

    private void stands(Kept kept, Notice.Standing standing) {
        assertThat(
                        store.notices()
                                .write(
                                        List.of(new Step.Stands(kept.notice().id(), standing)),
                                        lease))
                .isPresent();
    }

    private List<Kept> repeated() {
        return waiting().stream()
                .filter(each -> each.notice().draft().cause().rule().equals(Repeating.RULE))
                .toList();
    }

    private long acts(UUID incident) {
        return incidents.log(incident).stream()
                .filter(each ->
                        each.event() instanceof Event.Acted(var act)
                                && act.key().rule().equals(Repeating.RULE))
                .count();
    }
}
