package org.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Settings;
import org.tocsin.engine.detect.DailyBenchmark;
import org.tocsin.engine.detect.DetectBench;
import picocli.CommandLine;

class BenchDetectCommandTest {
    @Test
    void everyDetectorIsMeasured() throws Exception {
        var out = new StringWriter();
        int exit =
                new CommandLine(new BenchDetectCommand())
                        .setOut(new PrintWriter(out, true))
                        .execute("--series", "6", "--runs", "1", "--only", "ewma,zscore", "--json");
        assertThat(exit).isZero();
        var detectors = new ObjectMapper().readTree(out.toString()).path("detectors");
        assertThat(detectors.findValuesAsText("name")).containsExactly("zscore", "ewma");
        assertThat(detectors.path(0).path("timesZscore").asDouble()).isEqualTo(1);
        assertThat(detectors.path(1).path("f1After28").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void theSameSeedMakesTheSameMetrics() {
        var first = DailyBenchmark.generate(12, 5);
        assertThat(DailyBenchmark.generate(12, 5)).isEqualTo(first);
        assertThat(DailyBenchmark.generate(12, 6)).isNotEqualTo(first);
        assertThat(first)
                .allSatisfy(series -> {
                    assertThat(series.points()).hasSize(DailyBenchmark.DAYS);
                    assertThat(series.points()).allMatch(point -> point.value() >= 0);
                });
        assertThat(first)
                .extracting(DailyBenchmark.Series::family)
                .contains(DailyBenchmark.Family.values());
        assertThat(first.stream().flatMap(series -> series.faulty().stream())).contains(true);
    }

    @Test
    void weekdaysAreBetterKnownThanByAPlainMean() {
        var bench = new DetectBench(DailyBenchmark.generate(60, 9), 1);
        var band = bench.quality(Settings.usual(DetectorKind.WEEKDAY_BAND));
        var plain = bench.quality(Settings.usual(DetectorKind.ZSCORE));
        assertThat(band.all().f1()).isGreaterThan(0.75).isGreaterThan(plain.all().f1() + 0.2);
        assertThat(band.counts(56).f1()).isGreaterThan(band.counts(7).f1() - 0.1);
    }
}
