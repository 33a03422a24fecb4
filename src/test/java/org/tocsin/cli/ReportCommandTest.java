package org.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.Retelling;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.store.Recorded;
import org.tocsin.store.Series;
import org.tocsin.store.Store;

/** Scorecards and schema drift from the shell (A-4, D-6). */
class ReportCommandTest {
    private static final Playbook PUFFY =
            ShippedPlaybooks.read("puffy").orElseThrow().playbook().orElseThrow();
    private static final LocalDate MONDAY = LocalDate.of(2025, 3, 3);
    private final Store store = Store.inMemory();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void close() {
        store.close();
    }

    private int run(String... args) {
        var desk =
                new ReportCommand.Desk() {
                    @Override
                    public <T> T with(Optional<Path> workspace, Function<Retelling, T> work) {
                        return work.apply(new Retelling(PUFFY, store));
                    }
                };
        var line = Tocsin.commandLine(_ -> {}, List.of(new ReportCommand(desk)));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }

    private void keep(String id, LocalDate day, Verdict verdict) {
        var check = PUFFY.check(new CheckId(id)).orElseThrow();
        var dataSet = PUFFY.dataSet(check.measure().dataSet()).orElseThrow();
        var partition = dataSet.partitionOn(day);
        var run =
                new CheckRun(
                        UUID.nameUUIDFromBytes(
                                (id + day).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        check.id(),
                        new CheckRun.Occasion(
                                partition, partition.end(), Duration.ZERO, "schedule"),
                        new Judgement(
                                verdict, OptionalDouble.of(1), Judgement.Bounds.NONE, "as it was"),
                        new CheckRun.Findings(Reading.Tested.NONE, "select 1", Sample.NONE));
        store.runs().record(List.of(new Recorded(run, Series.of("puffy", check.measure()))));
    }

    @Test
    void theWeekUpToTheNewestDataIsScoredDayByDay() {
        var worst = PUFFY.check(new CheckId("event-count")).orElseThrow().rules().getFirst();
        keep("event-count", MONDAY, new Verdict.Healthy());
        keep("null-client-id", MONDAY, new Verdict.Healthy());
        keep("event-count", MONDAY.plusDays(1), new Verdict.Breach(worst.severity()));
        keep("null-client-id", MONDAY.plusDays(1), new Verdict.Healthy());
        assertThat(run("report", "scorecard")).isEqualTo(Exit.FINE);
        assertThat(out.toString())
                .contains("Data quality from 2025-02-26 to 2025-03-04")
                .contains("mean 75.0 %")
                .contains("trend -50.0 points a day")
                .contains("Mon 2025-03-03  100.0 %  ####################  2 passed, 0 failed")
                .contains("Tue 2025-03-04   50.0 %")
                .contains("Sun 2025-03-02      -     no check was judged");
    }

    @Test
    void aWorkspaceThatNeverRanSaysWhatToDo() {
        assertThat(run("report", "scorecard")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("run tocsin monitor --record");
        assertThat(run("report", "scorecard", "--from", "2025-03-01")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("say both --from and --to, or neither");
    }

    @Test
    void aRenamedColumnIsTold() {
        var dataSet = PUFFY.inputs().dataSets().getFirst();
        var names = List.of("client_id", "clientId");
        for (int i = 0; i < names.size(); i++) {
            store.schemas()
                    .record(
                            "puffy",
                            dataSet.id(),
                            dataSet.partitionOn(MONDAY.plusDays(i)),
                            List.of(new SeenColumn(names.get(i), "text")),
                            Instant.parse("2025-03-05T00:00:00Z"));
        }
        assertThat(run("report", "drift")).isEqualTo(Exit.FINE);
        assertThat(out.toString())
                .contains("changed 1 time")
                .contains("2025-03-04  client_id was renamed to clientId");
        run("report", "drift", "--json");
        assertThat(out.toString()).contains("\"kind\" : \"renamed\"");
    }
}
