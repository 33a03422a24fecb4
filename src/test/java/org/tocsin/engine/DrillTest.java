package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.drill.Scenario;
import org.tocsin.domain.drill.ScoreSheet;
import org.tocsin.domain.drill.SpedClock;
import org.tocsin.domain.drill.Staged;
import org.tocsin.domain.drill.When;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Simulation;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.notice.Filter;
import org.tocsin.domain.notice.Stage;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.playbook.PlaybookReader;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.store.Opened;
import org.tocsin.store.Store;

class DrillTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final PlaybookReader.Reading READ =
            ShippedPlaybooks.read("incident-management").orElseThrow();
    private static final Playbook PLAYBOOK = READ.playbook().orElseThrow();
    private static final Scenario SCENARIO = READ.drills().getFirst();
    private static final Actor ADA = new Actor.Person("engineer-a");
    private static final AtomicLong IDS = new AtomicLong();

    private Store store = Store.inMemory();
    private Drill drill = drill(1);

    @AfterEach
    void close() {
        drill.close();
    }

    private Drill drill(int speed) {
        return drill(speed, SCENARIO.plot());
    }

    private Drill drill(int speed, Scenario.Plot plot) {
        return new Drill(new DrillStore(store), PLAYBOOK, staged(speed, plot), around());
    }

    private static Staged staged(int speed, Scenario.Plot plot) {
        return new Staged(
                SCENARIO.named(),
                plot,
                new Staged.Staging("incident-management", TEN, TEN, speed, List.of("engineer-a")),
                Optional.empty());
    }

    private static Drill.Around around() {
        return new Drill.Around(
                () -> TEN,
                () -> new UUID(9, IDS.incrementAndGet()),
                new Actor.Person("ada"),
                HolidaySource.NONE);
    }

    private static Simulation.Step at(long minute, Command command) {
        return new Simulation.Step(
                TEN.plus(Duration.ofMinutes(minute)), ADA, new Simulation.Do(command));
    }

    @Test
    void whatHappensAndWhatPeopleDoAndWhatTheRulesDoComeInTheirOrder() {
        var refusals =
                drill.play(
                        List.of(
                                at(4, new Command.Acknowledge()),
                                at(5, new Command.Assign(Event.Part.COMMANDER, "engineer-a")),
                                at(20, new Command.Update("we look into it", ""))),
                        drill.staged().last());

        assertThat(refusals).isEmpty();
        var incident = drill.desk().incidents().incidents().getFirst();
        var log = drill.desk().incidents().log(incident.id().uuid());
        assertThat(log)
                .as("recorded at the very instants, on the drill's clock")
                .extracting(logged -> Duration.between(TEN, logged.at()).toSeconds() % 60)
                .containsOnly(0L);
        assertThat(log)
                .filteredOn(logged -> logged.event() instanceof Event.Acknowledged)
                .extracting(logged -> logged.at())
                .containsExactly(TEN.plus(Duration.ofMinutes(4)));
        assertThat(incident.course().failures()).hasSize(2);

        var sheet = drill.end();
        assertThat(sheet.heading().to()).isEqualTo(drill.staged().last());
        assertThat(sheet.clocks()).isEqualTo(new ScoreSheet.Share(1, 3));
        assertThat(sheet.roles()).isEqualTo(new ScoreSheet.Share(1, 3));
        assertThat(sheet.reminders()).isPositive();
    }

    @Test
    void noNoticeOfADrillIsSentOrTried() {
        drill.play(List.of(), drill.staged().last());

        var notices = drill.desk().notices();
        assertThat(notices.list(Filter.all(1_000))).isNotEmpty();
        assertThat(notices.list(Filter.all(1_000)))
                .extracting(kept -> Stage.of(kept.notice().standing()))
                .doesNotContain(Stage.SENT, Stage.DEAD);
        assertThat(notices.list(Filter.all(1_000)))
                .flatExtracting(kept -> notices.attempts(kept.notice().id()))
                .as("nothing was ever tried")
                .isEmpty();
    }

    @Test
    void aScoreCanBeReadAgainFromWhatADrillLeft(@TempDir Path folder) throws Exception {
        drill.close();
        store = Store.open(folder.resolve("store")).orThrow();
        drill = drill(1);
        drill.play(List.of(at(4, new Command.Acknowledge())), drill.staged().last());
        var sheet = drill.end();
        drill.close();

        var again = ((Opened.Ready) Store.open(folder.resolve("store"))).store();
        var staged = new DrillStore(again).staged().orElseThrow();
        store = again;
        drill = drill(1);

        assertThat(staged.named()).isEqualTo(SCENARIO.named());
        assertThat(staged.plot()).isEqualTo(SCENARIO.plot());
        assertThat(Drill.score(again, staged, PLAYBOOK, around())).isEqualTo(sheet);
    }

    @Test
    void aDrillThatWasCutOffIsScoredUpToItsLastEntry() {
        drill.play(List.of(at(4, new Command.Acknowledge())), TEN.plus(Duration.ofMinutes(5)));

        var staged = new DrillStore(store).staged().orElseThrow();

        assertThat(staged.ending()).isEmpty();
        var sheet = Drill.score(store, staged, PLAYBOOK, around());
        assertThat(sheet.heading().to()).isEqualTo(TEN.plus(Duration.ofMinutes(4)));
        assertThat(sheet.clocks()).isEqualTo(new ScoreSheet.Share(1, 1));
    }

    @Test
    void whatCannotBeDoneIsTold() {
        var refusals =
                drill.play(
                        List.of(at(3, new Command.ChangeSeverity("P9", "because"))),
                        TEN.plus(Duration.ofMinutes(5)));

        assertThat(refusals).singleElement().asString().contains("there is no severity P9");
    }

    @Test
    void aDrillThatRunsStandsWhilePausedAndStopsWhenItsTimeIsUp() throws InterruptedException {
        drill.close();
        store = Store.inMemory();
        var plot = SCENARIO.plot();
        var brief =
                new Scenario.Plot(
                        plot.subject(), plot.detected(), List.of(), Duration.ofMinutes(5));
        drill = drill(SpedClock.FASTEST, brief);
        var over = new LinkedBlockingQueue<Drill.Event>();
        drill.listen(event -> {
            if (event instanceof Drill.Event.Over) {
                over.add(event);
            }
        });

        drill.start();
        drill.clock().pause();
        drill.actAs("engineer-b");
        var incident = drill.desk().incidents().incidents().getFirst();
        assertThat(incident.state()).isEqualTo(State.DETECTED);
        assertThat(
                        drill.desk()
                                .incidents()
                                .perform(incident.id().uuid(), new Command.Acknowledge()))
                .isInstanceOf(IncidentDesk.Reply.Done.class);
        drill.clock().resume();

        assertThat(over.poll(60, TimeUnit.SECONDS)).isNotNull();
        assertThat(drill.clock().isRunning()).isFalse();
        assertThat(drill.clock().instant()).isEqualTo(drill.staged().last());
        var sheet = drill.end();
        assertThat(sheet.clocks().kept()).isEqualTo(1);
        assertThat(sheet.responses().getFirst().roles().getFirst().filled())
                .as("whoever was said to sit at the window")
                .contains(new ScoreSheet.Filled("engineer-b", TEN));
    }

    @Test
    void everyPlaybookThatShipsHasSomethingToDrill() {
        assertThat(ShippedPlaybooks.names())
                .allSatisfy(name -> {
                    var read = ShippedPlaybooks.read(name).orElseThrow();
                    assertThat(read.drills()).as(name).isNotEmpty();
                    assertThat(read.drills())
                            .allSatisfy(each -> {
                                assertThat(each.named().source()).isNotBlank();
                                assertThat(each.plot().injects())
                                        .anyMatch(inject -> !inject.hope().any().isEmpty());
                            });
                });
        assertThat(SCENARIO.when())
                .isEqualTo(new When(When.Day.WORKING_DAY, Optional.of(LocalTime.of(14, 0))));
    }
}
