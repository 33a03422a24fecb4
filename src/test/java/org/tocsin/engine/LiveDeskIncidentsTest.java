package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Fixtures.COUNT;
import static org.tocsin.engine.Fixtures.CRITICAL;
import static org.tocsin.engine.Fixtures.WARNING;
import static org.tocsin.engine.Fixtures.above;
import static org.tocsin.engine.Fixtures.below;
import static org.tocsin.engine.Fixtures.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.SeverityGuide;
import org.tocsin.domain.playbook.TeamTime;
import org.tocsin.domain.response.Category;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Guides;
import org.tocsin.domain.response.Response;
import org.tocsin.source.Scan;
import org.tocsin.source.SourceReader;
import org.tocsin.source.Sources;
import org.tocsin.store.Opened;
import org.tocsin.store.Store;

/** From a file on the disk to an incident, through the whole engine. */
class LiveDeskIncidentsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final CheckId ROWS = new CheckId("rows");
    private static final CheckId MANY = new CheckId("many");
    private static final AtomicLong IDS = new AtomicLong();

    private final Crew.Hands clock = new Crew.Hands(NOW);
    private final List<LiveDesk> desks = new ArrayList<>();

    @TempDir Path folder;

    /** While set, the source says so instead of answering. */
    private volatile String fault = "";

    @AfterEach
    void close() {
        desks.forEach(LiveDesk::close);
    }

    @Test
    void aFileWithTooFewRowsIsAnIncidentUntilItIsComplete() throws Exception {
        rows(2);
        var desk = desk("one");
        run(desk, ROWS);
        var opened = await(desk, incidents -> incidents.size() == 1).getFirst();

        assertThat(opened.subject().title()).isEqualTo("rows: 2 (limit 5)");
        assertThat(opened.subject().classification())
                .isEqualTo(new Subject.Classification("CRITICAL", "data-quality", "completeness"));
        assertThat(opened.subject().place().dataSets()).containsExactly("events");
        assertThat(opened.detectedAt()).isEqualTo(NOW);
        var ticket = ((Subject.Breach) opened.subject().origin()).ticket();
        assertThat(ticket.failedCheck()).isEqualTo("rows (rows)");
        assertThat(ticket.affected().system()).isEqualTo("events");
        assertThat(ticket.affected().stakeholders()).isEmpty();

        clock.forward(Duration.ofSeconds(1));
        run(desk, ROWS);
        await(desk, incidents -> failing(incidents.getFirst()).times() == 2);
        rows(7);
        for (int good = 1; good <= 2; good++) {
            clock.forward(Duration.ofSeconds(1));
            int wanted = good;
            run(desk, ROWS);
            await(desk, incidents -> failing(incidents.getFirst()).goodRuns() == wanted);
        }
        assertThat(desk.incidents().incidents())
                .singleElement()
                .satisfies(incident -> assertThat(incident.state()).isEqualTo(State.RESOLVED));
    }

    @Test
    void aSourceThatCannotBeAskedHasAnIncidentOfItsOwn() throws Exception {
        rows(2);
        var desk = desk("one");
        run(desk, ROWS);
        await(desk, incidents -> incidents.size() == 1);
        fault = "the share is not mounted";
        clock.forward(Duration.ofSeconds(1));
        run(desk, ROWS, MANY);
        var both =
                await(
                        desk,
                        incidents ->
                                incidents.size() == 2
                                        && incidents.getLast().course().failures().size() == 2);

        assertThat(failing(both.getFirst()).times()).isEqualTo(1);
        assertThat(both.getLast().subject().origin())
                .isInstanceOfSatisfying(
                        Subject.BrokenSource.class,
                        broken -> {
                            assertThat(broken.source()).isEqualTo("shop");
                            assertThat(broken.first().message()).contains("not mounted");
                        });
    }

    @Test
    void anotherDeskOnTheSameStoreOpensNothingTwice() throws Exception {
        rows(2);
        var first = desk("one");
        var second = desk("two");
        run(second, ROWS);
        await(first, incidents -> incidents.size() == 1);
        await(second, incidents -> incidents.size() == 1);
        clock.forward(Duration.ofSeconds(1));
        run(first, ROWS);
        await(second, incidents -> failing(incidents.getFirst()).times() == 2);

        first.close();
        desks.remove(first);
        // Whoever led has slept so long that the lease is gone; the run is not lost by that.
        clock.forward(Duration.ofMinutes(5));
        var third = desk("three");
        run(third, ROWS);
        await(third, incidents -> failing(incidents.getFirst()).times() == 3);
        assertThat(third.incidents().incidents()).hasSize(1);
        assertThat(await(second, incidents -> failing(incidents.getFirst()).times() == 3))
                .hasSize(1);
    }

    private static org.tocsin.domain.incident.Course.Failing failing(Incident incident) {
        return java.util.Objects.requireNonNull(incident.course().failures().get(ROWS));
    }

    /** Today's file, with so many events. */
    private void rows(int count) throws IOException {
        Files.writeString(
                folder.resolve("events_20260302.csv"), "client_id\n" + "7\n".repeat(count));
    }

    /** Runs checks now, unless the desk has done so by itself; waits until they have run. */
    private void run(LiveDesk desk, CheckId... checks) throws InterruptedException {
        var events = new LinkedBlockingQueue<Desk.Event>();
        try (var _ = desk.listen(events::add)) {
            while (!List.of(checks).stream().allMatch(check -> hasRun(desk, check))) {
                desk.run(Set.of(checks));
                boolean idle = false;
                while (!idle) {
                    var event = events.poll(20, TimeUnit.SECONDS);
                    assertThat(event).isNotNull();
                    idle = event instanceof Desk.Event.Progress(var on, _, _) && on.isEmpty();
                }
            }
        }
    }

    private boolean hasRun(LiveDesk desk, CheckId check) {
        return desk.runs(check, 1).stream()
                .anyMatch(run -> run.occasion().startedAt().equals(clock.instant()));
    }

    /** The incidents as soon as they are as wanted. */
    private static List<Incident> await(LiveDesk desk, Predicate<List<Incident>> wanted)
            throws InterruptedException {
        var heard = new LinkedBlockingQueue<IncidentDesk.Event>();
        try (var _ = desk.incidents().listenIncidents(heard::add)) {
            var now = desk.incidents().incidents();
            while (!wanted.test(now)) {
                assertThat(heard.poll(20, TimeUnit.SECONDS)).as("%s", now).isNotNull();
                now = desk.incidents().incidents();
            }
            return now;
        }
    }

    private LiveDesk desk(String holder) {
        var playbook = playbook();
        var pool =
                new SourcePool(
                        playbook.inputs().sources(),
                        spec -> new Faulty(Sources.open(spec, folder, folder)));
        var store = ((Opened.Ready) Store.open(folder.resolve("store"))).store();
        var desk =
                new LiveDesk(
                        new Rules(playbook, pool),
                        store,
                        new Shell(clock, () -> new UUID(2, IDS.incrementAndGet()), holder),
                        new Actor.Person("ada"),
                        HolidaySource.NONE);
        desks.add(desk);
        desk.start();
        return desk;
    }

    private static Playbook playbook() {
        var bare =
                Fixtures.playbook(
                        check("rows", COUNT, below(CRITICAL, 5)),
                        check("many", COUNT, above(WARNING, 100)));
        var response =
                new Response(
                        List.of(
                                new Category(
                                        "data-quality",
                                        "Data quality",
                                        "",
                                        List.of(
                                                new Category.Sub(
                                                        "completeness", "Completeness", "")))),
                        Crew.rules(15, Crew.resolvingAfter(2)),
                        Directory.NONE,
                        Guides.NONE);
        return new Playbook(
                bare.header(),
                List.of(guide(CRITICAL), guide(WARNING)),
                bare.inputs(),
                bare.checks(),
                new Playbook.Conduct(List.of(), response, TeamTime.standard(Fixtures.UTC)));
    }

    private static SeverityGuide guide(Severity severity) {
        return new SeverityGuide(
                severity,
                SeverityGuide.Targets.NONE,
                SeverityGuide.Words.NONE,
                SeverityGuide.Signs.NONE);
    }

    /** A reader of real files that can be made to fail. */
    private final class Faulty implements SourceReader {
        private final SourceReader files;

        Faulty(SourceReader files) {
            this.files = files;
        }

        @Override
        public Scan scan(Request request) throws InterruptedException {
            return fault.isEmpty() ? files.scan(request) : new Scan.Unreadable(fault);
        }

        @Override
        public Sample sample(Request request, Measure measure) throws InterruptedException {
            return files.sample(request, measure);
        }

        @Override
        public void close() {
            files.close();
        }
    }
}
