package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Fixtures.CRITICAL;
import static org.tocsin.engine.Fixtures.EVENTS;
import static org.tocsin.engine.Fixtures.above;
import static org.tocsin.engine.Fixtures.check;
import static org.tocsin.engine.Fixtures.daily;
import static org.tocsin.engine.Fixtures.measure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.*;
import org.tocsin.domain.data.*;
import org.tocsin.domain.incident.SchemaWarning;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.store.Opened;
import org.tocsin.store.Recorded;
import org.tocsin.store.Series;
import org.tocsin.store.Store;

/** Whom a changed schema warns, as the store tells it (C-24). */
class SchemaWarningTest {
    private static final Instant NINE = Instant.parse("2025-03-10T09:00:00Z");
    private static final DataSet REPORT = daily("report", "shop");
    private static final Check COLUMNS =
            check(
                    "columns",
                    measure(
                            "columns",
                            EVENTS,
                            new Formula.Schema(Set.of(Formula.SchemaFault.MISSING))),
                    above(CRITICAL, 0));

    @TempDir java.nio.file.Path folder;
    private Store store;

    @BeforeEach
    void open() {
        store = ((Opened.Ready) Store.open(folder.resolve("store"))).store();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theWarningSaysSinceWhenWithoutInterruptionAndWhoIsWarned() {
        var health = health();
        ran(0, new Verdict.Breach(CRITICAL));
        ran(1, new Verdict.Healthy());
        ran(2, new Verdict.Breach(CRITICAL));
        ran(3, new Verdict.Breach(CRITICAL));
        var since = NINE.plus(Duration.ofHours(2));

        assertThat(health.warnings(about("events")))
                .containsExactly(
                        new SchemaWarning("events", true, since, "1 missing", List.of("report")));
        assertThat(health.warnings(about("report")))
                .containsExactly(
                        new SchemaWarning("events", false, since, "1 missing", List.of("report")));
        assertThat(health.warnings(about("report", "events"))).hasSize(1);
        assertThat(health.warnings(about())).isEmpty();
        assertThat(health.all())
                .extracting(each -> each.prospect().schemaChanged())
                .containsExactly(
                        List.of(), List.of(new SchemaChange(EVENTS.id(), since, "1 missing")));
    }

    @Test
    void whenTheColumnsAreBackNobodyIsWarned() {
        var health = health();
        ran(0, new Verdict.Breach(CRITICAL));
        ran(1, new Verdict.Healthy());

        assertThat(health.warnings(about("report"))).isEmpty();
    }

    @Test
    void theWordsTellWhereAndWhom() {
        var own = new SchemaWarning("Orders", true, NINE, "", List.of("Revenue", "Board"));
        assertThat(own.words())
                .isEqualTo("The schema of Orders changed, which warns Revenue, Board");
        var last = new SchemaWarning("Orders", true, NINE, "", List.of());
        assertThat(last.words())
                .isEqualTo("The schema of Orders changed; nothing is declared to be made from it");
    }

    private StoredHealth health() {
        var bare = Fixtures.playbook(Duration.ofSeconds(5), List.of(EVENTS, REPORT), COLUMNS);
        var card =
                new Card(
                        "",
                        Optional.empty(),
                        Card.Words.NONE,
                        new Card.Lineage(List.of(EVENTS.id()), List.of()));
        var inputs =
                new Playbook.Inputs(
                        bare.inputs().sources(),
                        bare.inputs().dataSets(),
                        bare.inputs().measures(),
                        List.of(),
                        new Catalogue(Map.of(REPORT.id(), card), List.of()));
        return new StoredHealth(
                new Playbook(bare.header(), List.of(), inputs, bare.checks(), bare.conduct()),
                store.runs());
    }

    private void ran(int hour, Verdict verdict) {
        var at = NINE.plus(Duration.ofHours(hour));
        var day = EVENTS.partitionOn(LocalDate.of(2025, 3, 10));
        var run =
                new CheckRun(
                        new UUID(1, hour),
                        COLUMNS.id(),
                        new CheckRun.Occasion(day, at, Duration.ZERO, "schedule"),
                        new Judgement(
                                verdict, OptionalDouble.of(1), Judgement.Bounds.NONE, "1 missing"),
                        new CheckRun.Findings(Reading.Tested.NONE, "", Sample.NONE));
        store.runs().record(List.of(new Recorded(run, Series.of("test", COLUMNS.measure()))));
    }

    private static List<DataSetId> about(String... dataSets) {
        return List.of(dataSets).stream().map(DataSetId::new).toList();
    }
}
