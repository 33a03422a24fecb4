package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.review.ActionCommand;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.playbook.PlaybookReader;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.store.Lease;
import org.tocsin.store.Recorded;
import org.tocsin.store.Store;

/** Owners are reminded by notices, and an action waits for its check. */
class ReviewRemindersTest {
    /** A Monday. */
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final Store store = Store.inMemory();
    private final Crew.Hands clock = new Crew.Hands(START);
    private final Lease.Held lease =
            store.lease().tryAcquire("me", START, Duration.ofDays(365)).orElseThrow();

    @AfterEach
    void close() {
        store.close();
    }

    private static Playbook playbook(String name) {
        return ShippedPlaybooks.read(name).flatMap(PlaybookReader.Reading::playbook).orElseThrow();
    }

    /** A desk of somebody, with its reminders. */
    private final class Team {
        private final Playbook playbook;
        private final LiveIncidents incidents;
        private final LiveReviews reviews;

        Team(String book, String me) {
            playbook = playbook(book);
            var inForce = InForce.of(playbook, new TeamSurroundings(playbook, HolidaySource.NONE));
            var shell = new Shell(clock, Ids.TIME_ORDERED, "me");
            incidents = new LiveIncidents(store, () -> inForce, shell, new Actor.Person(me));
            incidents.catchUp();
            reviews = new LiveReviews(store, incidents, playbook, shell);
        }

        UUID resolved(String severity) {
            var subject =
                    new Subject(
                            "Orders are late",
                            new Subject.Classification(severity, "data-quality", ""),
                            Subject.Place.UNKNOWN,
                            new Subject.Report("ada", "late", List.of(), Optional.empty()));
            var id = done(incidents.open(new Opening(subject, clock.instant(), Optional.empty())));
            done(incidents.perform(id, new Command.Acknowledge()));
            return done(incidents.perform(id, new Command.Resolve("", Optional.of("a test"))));
        }

        private UUID done(IncidentDesk.Reply reply) {
            return ((IncidentDesk.Reply.Done) reply).incident().id().uuid();
        }

        ActionItem add(UUID incident, String owner, String by, ActionItem.Ties ties) {
            var reply =
                    reviews.add(
                            incident,
                            new ReviewDesk.Planned(
                                    new ActionItem.Aim(
                                            ActionItem.Kind.DETECT,
                                            "Watch the schema",
                                            "a change alerts",
                                            ActionItem.Priority.HIGH),
                                    new ActionItem.Promise(
                                            owner,
                                            Optional.of(LocalDate.parse(by)),
                                            Optional.empty()),
                                    ties));
            return ((ReviewDesk.Reply.Done) reply).item().orElseThrow();
        }

        void look(String at) {
            look(at, Optional.of(lease));
        }

        void look(String at, Optional<Lease.Held> held) {
            new ReviewReminders(playbook, reviews, store, () -> held).look(Instant.parse(at));
        }
    }

    private List<String> sent() {
        return store.reportNotices().waiting().stream()
                .map(draft -> draft.to().address() + ": " + draft.text().subject())
                .toList();
    }

    @Test
    void anOwnerHearsBeforeTheDeadlineAndAfterItEachOnceAlsoOverARestart() {
        var team = new Team("data-pipeline", "engineer-a");
        team.add(team.resolved("P2"), "engineer-b", "2026-03-06", ActionItem.Ties.NONE);
        team.look("2026-03-04T12:00:00Z");
        assertThat(sent()).isEmpty();
        // The team is in Los Angeles: nine there is five in the afternoon here.
        team.look("2026-03-05T16:59:00Z");
        assertThat(sent()).isEmpty();
        team.look("2026-03-05T17:00:00Z");
        team.look("2026-03-05T17:02:00Z");
        new Team("data-pipeline", "engineer-a").look("2026-03-05T18:00:00Z");

        assertThat(sent())
                .containsExactly("engineer-b@company.com: An action is due soon: Watch the schema");
        team.look("2026-03-22T00:00:00Z");
        assertThat(sent()).as("of several that fell due the latest").hasSize(2);
        assertThat(sent().getLast()).contains("overdue");
    }

    @Test
    void nobodyIsRemindedOfWhatIsDoneOrUnownedNorByWhoDoesNotLead() {
        var team = new Team("data-pipeline", "engineer-a");
        var incident = team.resolved("P2");
        var done = team.add(incident, "engineer-b", "2026-03-06", ActionItem.Ties.NONE);
        team.reviews.perform(done.id().uuid(), new ActionCommand.Finish(""));
        team.add(incident, "", "2026-03-06", ActionItem.Ties.NONE);
        team.look("2026-03-09T20:00:00Z");
        assertThat(sent()).isEmpty();

        team.add(incident, "engineer-c", "2026-03-06", ActionItem.Ties.NONE);
        team.look("2026-03-09T20:10:00Z", Optional.empty());
        assertThat(sent()).isEmpty();
        team.look("2026-03-09T20:20:00Z");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void whoHasTheIncidentIsRemindedOfItsReviewUntilItIsMarkedDone() {
        var team = new Team("monstera", "engineer-a");
        var incident = team.resolved("P1");
        team.look("2026-03-02T19:59:00Z");
        assertThat(sent()).isEmpty();
        team.look("2026-03-02T20:00:00Z");
        assertThat(sent()).hasSize(1);
        assertThat(sent().getFirst()).contains("Incident documentation of incident #1 is due soon");
        team.look("2026-03-03T08:00:00Z");
        assertThat(sent()).hasSize(2);
        assertThat(sent().getLast()).contains("is overdue");

        team.reviews.markDue(incident, "post-mortem-meeting", true);
        team.look("2026-03-09T09:00:00Z");
        assertThat(sent()).as("the meeting was held").hasSize(2);
    }

    @Test
    void anActionIsDoneOnlyWhenItsCheckHasPassedSinceTheFix() {
        var team = new Team("data-pipeline", "engineer-a");
        var check = team.playbook.checks().getFirst();
        var gate = new ActionItem.Ties("", Optional.of(new ActionItem.Gate(check.id(), 2)));
        var item = team.add(team.resolved("P2"), "engineer-b", "2026-03-06", gate).id().uuid();
        run(team, 1, 30, new Verdict.Healthy());
        clock.forward(Duration.ofHours(1));
        assertThat(refusal(team, item)).contains("say first when the fix was put in place");
        team.reviews.perform(item, new ActionCommand.MarkFixed(clock.instant()));

        run(team, 2, 90, new Verdict.Healthy());
        run(team, 3, 100, new Verdict.Breach(new Severity("P1", 1, Severity.Level.CRITICAL)));
        run(team, 4, 110, new Verdict.Healthy());
        assertThat(refusal(team, item)).contains("so far it has passed once (1 of 3 runs");
        run(team, 5, 120, new Verdict.Broken());
        assertThat(refusal(team, item)).contains("not once in a row");
        run(team, 6, 130, new Verdict.Healthy());
        run(team, 7, 140, new Verdict.Healthy());

        assertThat(team.reviews.perform(item, new ActionCommand.Finish("")))
                .isInstanceOf(ReviewDesk.Reply.Done.class);
    }

    private static String refusal(Team team, UUID item) {
        var reply = team.reviews.perform(item, new ActionCommand.Finish(""));
        return ((ReviewDesk.Reply.Refused) reply).reason();
    }

    private void run(Team team, long id, long minutes, Verdict verdict) {
        var check = team.playbook.checks().getFirst();
        var day =
                new Partition.Span(
                        LocalDate.parse("2026-03-01"), Grain.DAY, java.time.ZoneOffset.UTC);
        var run =
                new CheckRun(
                        new UUID(1, id),
                        check.id(),
                        new CheckRun.Occasion(
                                day,
                                START.plus(Duration.ofMinutes(minutes)),
                                Duration.ZERO,
                                "schedule"),
                        new Judgement(
                                verdict, OptionalDouble.of(1), Judgement.Bounds.NONE, "a run"),
                        new CheckRun.Findings(Reading.Tested.NONE, "select 1", Sample.NONE));
        store.runs()
                .record(List.of(Recorded.of(team.playbook.header().name(), check.measure(), run)));
    }
}
