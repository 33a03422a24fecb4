package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a measure may not be told apart by, and what may not look at segments. */
class SegmentLintTest {
    private static final String TEXT =
            """
            name: shop
            severities: [{id: P1, class: critical}]
            sources: {files: {folder: data}}
            datasets:
              people:
                source: files
                files: people_{yyyyMMdd}.csv
                columns: {email: {type: text, masked: true}, kind: text}
                derived: {domain: "lower(email)", upper_kind: upper(kind)}
            measures:
              rows: {dataset: people, count-rows: true, segment-by: kind}
            checks:
              - {id: floor, measure: rows, rules: [{severity: P1, below: 1}]}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email",
                "domain",
                "{of: 'substring(email, 1, 3)', cap: 5}",
                "{of: 'kind || EMAIL', other: false}"
            })
    void aMaskedColumnNamesNoSegment(String by) {
        var reading = Written.read(TEXT.replace("segment-by: kind", "segment-by: " + by));

        assertThat(reading.playbook()).isEmpty();
        assertThat(reading.problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.toString()).contains("11:");
                    assertThat(problem.message())
                            .startsWith("\"rows\" names its segments by")
                            .endsWith("whose values are masked; tell rows apart by another column");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", "upper_kind"})
    void othersDo(String by) {
        var reading = Written.read(TEXT.replace("segment-by: kind", "segment-by: " + by));

        assertThat(reading.playbook()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new-values: {of: kind, previous: 3}",
                "bimodality: kind",
                "file-size: true",
                "landed: {by: 2h}"
            })
    void whatLooksAtAllRowsAtOnceIsNotTakenPerSegment(String formula) {
        var reading = Written.read(TEXT.replace("count-rows: true", formula));

        assertThat(reading.problems())
                .extracting(Problem::message)
                .contains("this formula cannot be taken per segment; leave segment-by out");
    }

    @Test
    void whenItIsFullIsAskedOfOneSeriesOnly() {
        var reading =
                Written.read(
                        TEXT.replace(
                                "checks:\n",
                                """
                                  full: {dataset: people, time-to-full: {of: rows, from: 90%}}
                                checks:
                                  - {id: full, measure: full, rules: [{severity: P1, below: 14d}]}
                                """));

        assertThat(reading.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "\"full\" needs one series, but \"rows\" has one per segment; name a measure without segment-by");
    }
}
