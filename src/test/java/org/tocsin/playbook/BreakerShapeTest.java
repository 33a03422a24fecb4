package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.data.SourceSpec.Patience;

/** When a source is let rest, as it is written. */
class BreakerShapeTest {
    private static final String TEXT =
            """
            name: shop
            severities: [{id: P1, class: critical}]
            sources: {files: {folder: data, breaker: BREAKER}}
            datasets:
              people: {source: files, files: people.csv, columns: {kind: text}}
            measures:
              rows: {dataset: people, count-rows: true}
            checks:
              - {id: floor, measure: rows, rules: [{severity: P1, below: 1}]}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{after: 3, rest: 1m, at-most: 10m} | 3 | 60 | 600",
                "{after: 1} | 1 | 30 | 900",
                "{rest: 1h} | 5 | 3600 | 3600",
                "{at-most: 30s} | 5 | 30 | 30",
                "{} | 5 | 30 | 900",
            })
    void whatIsNotSaidIsAsUsual(String written, int after, long rest, long atMost) {
        assertThat(patience(TEXT.replace("BREAKER", written)))
                .isEqualTo(
                        new Patience(after, Duration.ofSeconds(rest), Duration.ofSeconds(atMost)));
    }

    @Test
    void withoutTheKeyItIsAsUsualToo() {
        assertThat(patience(TEXT.replace(", breaker: BREAKER", ""))).isEqualTo(Patience.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{after: 0} | 3:50 | expected a whole number from 1 on, found 0",
                "{rest: 5} | 3:49 | say of what",
                "{rest: 0s} | 3:49 | expected a duration",
                "{rest: 2h, at-most: 1h} | 3:53 | the longest rest, 1h, is shorter than the first, 2h",
                "{at-most: 5s} | 3:43 | the longest rest, 5s, is shorter than the first, 30s",
                "{afer: 5} | 3:43 | did you mean \"after\"",
                "often | 3:42 | expected",
            })
    void whatMakesNoSenseIsToldWithItsPlace(String written, String place, String message) {
        var reading = Written.read(TEXT.replace("BREAKER", written));

        assertThat(reading.playbook()).isEmpty();
        assertThat(reading.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.toString()).contains(":" + place + ":", message));
    }

    private static Patience patience(String yaml) {
        var reading = Written.read(yaml);
        return reading.playbook().orElseThrow().inputs().sources().getFirst().limits().patience();
    }
}
