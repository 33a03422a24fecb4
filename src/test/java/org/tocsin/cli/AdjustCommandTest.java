package org.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Settings;
import org.tocsin.engine.Adjusting;
import org.tocsin.engine.Shell;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.store.Store;

/** Dated exceptions as the shell says them. */
class AdjustCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Store store = Store.inMemory();
    private final Adjusting adjusting =
            new Adjusting(
                    ShippedPlaybooks.read("puffy").orElseThrow().playbook().orElseThrow(),
                    store.adjustments(),
                    new Shell(() -> NOW, () -> new UUID(0, 5), "shell"),
                    "ann");

    @AfterEach
    void close() {
        store.close();
    }

    private int run(String... args) {
        var desk =
                new AdjustCommand.Desk() {
                    @Override
                    public <T> T with(Optional<Path> workspace, Function<Adjusting, T> work) {
                        return work.apply(adjusting);
                    }
                };
        var line = Tocsin.commandLine(_ -> {}, List.of(new AdjustCommand(desk, () -> NOW)));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }

    private int add(String check, String... more) {
        var args = new java.util.ArrayList<>(List.of("adjust", "add", check, "--reason", "noisy"));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    @Test
    void aDetectorJudgesInPlaceOfTheOnlySeveritysRules() {
        int code =
                add(
                        "null-client-id",
                        "--detector",
                        "zscore",
                        "--set",
                        "threshold=3",
                        "--set",
                        "previous=14",
                        "--beyond",
                        "0.2",
                        "--direction",
                        "up",
                        "--until",
                        "2026-03-11");
        assertThat(code).isEqualTo(Exit.FINE);
        var kept = adjusting.all().getFirst();
        assertThat(kept.change())
                .isEqualTo(
                        new Adjustment.Change.Detector(
                                "CRITICAL",
                                new Condition.Detects(
                                        new Settings(
                                                DetectorKind.ZSCORE,
                                                java.util.Map.of(
                                                        "threshold", 3.0, "previous", 14.0)),
                                        0.2,
                                        Condition.Direction.UP)));
        assertThat(kept.term().until()).contains(Instant.parse("2026-03-11T00:00:00Z"));
        assertThat(out.toString())
                .contains(
                        "CRITICAL judged by zscore previous=14 threshold=3, more than 20.0% above what it expects");
    }

    @Test
    void jsonHasTheDetectorWithItsSettings() {
        add("null-client-id", "--detector", "ewma", "--set", "k=4", "--json");
        assertThat(out.toString())
                .contains("\"detector\" : \"ewma\"", "\"k\" : 4.0", "\"direction\" : \"both\"");
    }

    @Test
    void ofSeveralSeveritiesOneIsToBeNamed() {
        assertThat(add("event-count", "--detector", "ewma")).isNotEqualTo(Exit.FINE);
        assertThat(err.toString()).contains("--severity: CRITICAL, WARNING");
        assertThat(add("event-count", "--detector", "ewma", "--severity", "WARNING"))
                .isEqualTo(Exit.FINE);
    }

    @Test
    void whatNoDetectorTakesIsRefusedAndNothingIsKept() {
        assertThat(add("null-client-id", "--detector", "crystal-ball")).isNotEqualTo(Exit.FINE);
        assertThat(add("null-client-id", "--detector", "zscore", "--set", "k=3"))
                .isNotEqualTo(Exit.FINE);
        assertThat(add("null-client-id", "--detector", "zscore", "--beyond", "-1"))
                .isNotEqualTo(Exit.FINE);
        assertThat(add("null-client-id", "--detector", "zscore", "--direction", "left"))
                .isNotEqualTo(Exit.FINE);
        assertThat(add("null-client-id", "--detector", "zscore", "--bound", "3"))
                .isNotEqualTo(Exit.FINE);
        assertThat(add("null-client-id", "--bound", "3", "--set", "k=3")).isNotEqualTo(Exit.FINE);
        assertThat(add("null-client-id")).isNotEqualTo(Exit.FINE);
        assertThat(err.toString())
                .contains("there is no detector crystal-ball", "zscore has no parameter k");
        assertThat(adjusting.all()).isEmpty();
    }

    @Test
    void aBoundAndAnExpectationAreSaidAsBefore() {
        assertThat(add("null-client-id", "--bound", "0.2")).isEqualTo(Exit.FINE);
        assertThat(out.toString()).contains("CRITICAL threshold 0.2");
        assertThat(add("null-client-id", "--expected")).isEqualTo(Exit.FINE);
    }
}
