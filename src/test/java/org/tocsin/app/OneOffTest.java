package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cli.MonitorCommand.Order;
import org.tocsin.cli.MonitorCommand.Place;
import org.tocsin.cli.Refused;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Verdict;
import org.tocsin.engine.MonitorReport;
import org.tocsin.workspace.Folders;
import org.tocsin.workspace.sample.SampleShop;

/** The whole spine without a window: shipped playbook, generated files, DuckDB, rules, store. */
class OneOffTest {
    private static final LocalDate ANCHOR = LocalDate.parse("2026-03-04");
    private static final Instant NOW = Instant.parse("2026-03-04T23:00:00Z");

    @TempDir private Path folder;
    private Path data;
    private Wiring wiring;

    @BeforeEach
    void write() throws Exception {
        data = Files.createDirectory(folder.resolve("data"));
        SampleShop.write(data, ANCHOR);
        wiring =
                new Wiring(
                        new Folders(folder.resolve("home"), folder.resolve("config")), () -> NOW);
    }

    @Test
    void theLastDayOfTheSampleShowsWhatWasPlanted() throws Exception {
        var report = monitor(order("puffy", ANCHOR, ANCHOR, false));
        assertThat(verdict(report, "schema")).isEqualTo("BREACH CRITICAL");
        assertThat(run(report, "schema").judgement().message())
                .isEqualTo("Missing columns: client_id (now clientId); referrer");
        assertThat(verdict(report, "aov-zscore")).isEqualTo("BREACH WARNING");
        assertThat(verdict(report, "revenue-zscore")).isEqualTo("HEALTHY");
        assertThat(verdict(report, "channel-concentration")).isEqualTo("BROKEN");
        assertThat(run(report, "channel-concentration").judgement().message())
                .contains("referrer", "events_20260304.csv");
        assertThat(verdict(report, "null-client-id")).isEqualTo("HEALTHY");
    }

    @Test
    void eachPlantedFaultIsFoundOnItsDay() throws Exception {
        var report = monitor(order("puffy", ANCHOR.minusDays(13), ANCHOR, false));
        assertThat(breaches(report, "duplicate-transactions"))
                .containsExactly(ANCHOR.minusDays(11), ANCHOR.minusDays(3));
        assertThat(breaches(report, "null-client-id"))
                .containsExactly(ANCHOR.minusDays(6), ANCHOR.minusDays(2));
        assertThat(breaches(report, "event-count")).containsExactly(ANCHOR.minusDays(9));
        assertThat(breaches(report, "schema"))
                .containsExactly(
                        ANCHOR.minusDays(5),
                        ANCHOR.minusDays(4),
                        ANCHOR.minusDays(3),
                        ANCHOR.minusDays(2),
                        ANCHOR.minusDays(1),
                        ANCHOR);
    }

    @Test
    void aDayThatNeverCameHasNoRowsAndIsCritical() throws Exception {
        var report = monitor(order("puffy", ANCHOR.plusDays(1), ANCHOR.plusDays(1), false));
        assertThat(verdict(report, "event-count")).isEqualTo("BREACH CRITICAL");
        assertThat(run(report, "event-count").judgement().message())
                .contains("events_20260305.csv");
        assertThat(verdict(report, "revenue-floor")).isEqualTo("BROKEN");
    }

    @Test
    void resultsAreKeptOnlyWhenAskedTo() throws Exception {
        monitor(order("puffy", ANCHOR, ANCHOR, false));
        assertThat(folder.resolve("home")).doesNotExist();
        var library = new Library(wiring);
        library.create("puffy", folder.resolve("home"), data).desk().close();
        var order = order("puffy", ANCHOR, ANCHOR, true);
        var once = new OneOff(wiring, new Timings());
        once.keep(once.run(order), order);
        try (var desk = library.open(folder.resolve("home")).desk()) {
            assertThat(desk.statuses())
                    .hasSize(14)
                    .allSatisfy(status -> assertThat(status.last()).isPresent());
        }
    }

    @Test
    void withoutANamedPlaybookTheWorkspacesOwnIsUsed() throws Exception {
        new Library(wiring).create("puffy", folder.resolve("home"), data).desk().close();
        var place = new Place(Optional.empty(), Optional.empty(), Optional.empty());
        var report =
                monitor(
                        new Order(
                                place,
                                Optional.of(ANCHOR),
                                Optional.of(ANCHOR),
                                Optional.empty(),
                                false));
        assertThat(verdict(report, "schema")).isEqualTo("BREACH CRITICAL");
    }

    @Test
    void whatIsNotThereIsNamedInOneLine() {
        assertThatThrownBy(() -> monitor(order("pufy", ANCHOR, ANCHOR, false)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("pufy")
                .message()
                .doesNotContain("\n");
        var nowhere =
                new Place(
                        Optional.of(folder.resolve("nowhere")), Optional.empty(), Optional.empty());
        assertThatThrownBy(() ->
                        monitor(
                                new Order(
                                        nowhere,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("nowhere");
    }

    private MonitorReport monitor(Order order) throws InterruptedException {
        return new OneOff(wiring, new Timings()).run(order);
    }

    private Order order(String playbook, LocalDate from, LocalDate to, boolean record) {
        var place = new Place(Optional.empty(), Optional.of(playbook), Optional.of(data));
        return new Order(place, Optional.of(from), Optional.of(to), Optional.empty(), record);
    }

    private static List<LocalDate> breaches(MonitorReport report, String check) {
        return report.days().stream()
                .filter(day -> run(day, check).judgement().verdict() instanceof Verdict.Breach)
                .map(MonitorReport.Day::date)
                .toList();
    }

    private static String verdict(MonitorReport report, String check) {
        return switch (run(report, check).judgement().verdict()) {
            case Verdict.Healthy() -> "HEALTHY";
            case Verdict.Breach(var severity) -> "BREACH " + severity.id();
            case Verdict.Broken() -> "BROKEN";
            case Verdict.Learning() -> "LEARNING";
        };
    }

    private static CheckRun run(MonitorReport report, String check) {
        return run(report.days().getLast(), check);
    }

    private static CheckRun run(MonitorReport.Day day, String check) {
        return day.results().stream()
                .filter(r -> r.check().id().value().equals(check))
                .findFirst()
                .orElseThrow()
                .run();
    }
}
