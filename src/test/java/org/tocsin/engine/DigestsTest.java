package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.playbook.PlaybookReader;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.store.Lease;
import org.tocsin.store.Store;

class DigestsTest {
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

    @Test
    void aReportIsMadeOnceWhenItsHourHasComeAlsoOverARestart() {
        open("incident-management", "P2", "Orders are late");
        var digests = digests("incident-management", Optional.of(lease));
        digests.look(START);
        assertThat(sent()).as("nothing is said of the time before").isEmpty();

        digests.look(START.plus(Duration.ofMinutes(60)));
        digests.look(START.plus(Duration.ofMinutes(61)));
        digests("incident-management", Optional.of(lease)).look(START.plus(Duration.ofMinutes(62)));

        assertThat(sent()).hasSize(2);
        assertThat(sent().getFirst())
                .contains("data-quality@company.com", "1 opened, 0 resolved, 1 open")
                .contains("- P2 #1 Orders are late: Detected.");
        assertThat(sent().get(1)).contains("WEEKLY QUALITY REPORT");
    }

    @Test
    void ofAReportThatFellDueSeveralTimesTheLastOneIsMadeAboutTheWholeTime() {
        digests("incident-management", Optional.of(lease)).look(START);

        digests("incident-management", Optional.of(lease)).look(START.plus(Duration.ofDays(3)));

        assertThat(sent())
                .filteredOn(each -> each.contains("Daily data quality summary"))
                .hasSize(1);
        assertThat(sent().getFirst())
                .contains("2 Mar 2026 08:00 UTC to 4 Mar 2026 09:00 UTC")
                .contains("No such incident was open.");
    }

    @Test
    void whoDoesNotLeadMakesNone() {
        var digests = digests("incident-management", Optional.empty());
        digests.look(START);
        digests.look(START.plus(Duration.ofDays(8)));
        assertThat(sent()).isEmpty();
        assertThat(store.facts().named("report/")).isEmpty();
    }

    @Test
    void maintenanceIsAnnouncedTwoDaysAndOneDayAheadAndWhenItBegins() {
        var sunday = Instant.parse("2026-03-08T02:00:00Z");
        var digests = digests("data-pipeline", Optional.of(lease));
        digests.look(START);
        for (int hours : List.of(49, 48, 47, 24, 0)) {
            digests.look(sunday.minus(Duration.ofHours(hours)));
        }
        assertThat(sent()).hasSize(3);
        assertThat(sent().get(0)).contains("slack", "#data-engineering", "Planned maintenance");
        assertThat(sent().get(1)).contains("email", "stakeholders@company.com");
        assertThat(sent().get(2)).contains("status@company.com");
    }

    @Test
    void maintenanceThatIsOverIsNotAnnounced() {
        digests("data-pipeline", Optional.of(lease)).look(START);
        digests("data-pipeline", Optional.of(lease)).look(Instant.parse("2026-03-08T07:00:00Z"));
        assertThat(sent()).isEmpty();
    }

    @Test
    void theDailyReportIsThatOfTheDocumentsSample() {
        var digests = digests("puffy", Optional.of(lease));
        digests.look(START);
        digests.look(START.plus(Duration.ofDays(1)));
        assertThat(sent()).hasSize(1);
        assertThat(sent().getFirst())
                .contains("DAILY MONITORING REPORT", "METRICS SUMMARY:", "#data-alerts")
                .doesNotContain("CRITICAL ALERTS", "{{");
    }

    private void open(String book, String severity, String title) {
        var subject =
                new Subject(
                        title,
                        new Subject.Classification(severity, "data-quality", ""),
                        Subject.Place.UNKNOWN,
                        new Subject.Report("ada", title, List.of(), Optional.empty()));
        assertThat(incidents(playbook(book)).open(new Opening(subject, START, Optional.empty())))
                .isInstanceOf(IncidentDesk.Reply.Done.class);
    }

    private Digests digests(String book, Optional<Lease.Held> held) {
        var playbook = playbook(book);
        return new Digests(
                playbook,
                incidents(playbook),
                store,
                playbook.time().calendar(HolidaySource.NONE),
                () -> held);
    }

    private LiveIncidents incidents(Playbook playbook) {
        var inForce = InForce.of(playbook, new TeamSurroundings(playbook, HolidaySource.NONE));
        var desk =
                new LiveIncidents(
                        store,
                        () -> inForce,
                        new Shell(clock, Ids.TIME_ORDERED, "me"),
                        new Actor.Person("ada"));
        desk.catchUp();
        return desk;
    }

    private static Playbook playbook(String name) {
        return ShippedPlaybooks.read(name).flatMap(PlaybookReader.Reading::playbook).orElseThrow();
    }

    /** What waits in the outbox, in its order, with where it goes. */
    private List<String> sent() {
        return store.reportNotices().waiting().stream()
                .map(draft ->
                        "%s %s %s\n%s"
                                .formatted(
                                        draft.to().channel(),
                                        draft.to().address(),
                                        draft.text().subject(),
                                        draft.text().body()))
                .toList();
    }
}
