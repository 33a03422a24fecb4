package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be read but makes no sense. */
class PlaybookLintTest {
    private static final String RULES = "- {severity: P1, below: 10}";

    /** The rule that never matters stands in the line given; 0 when both can matter. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    above: 95         | above: 85         | 0
                    above: 85         | above: 85         | 19
                    above: 85         | above: 95         | 19
                    below: 85         | below: 95         | 0
                    below: 95         | below: 85         | 19
                    below: 85         | below: 85         | 19
                    below: 85         | above: 85         | 0
                    above: 5, for: 3  | above: 5          | 0
                    above: 5          | above: 5, for: 3  | 19
                    zscore: 3, previous: 7 | zscore: 2, previous: 7 | 0
                    zscore: 2, previous: 7 | zscore: 3, previous: 7 | 19
                    zscore: 2, previous: 7 | zscore: 3, previous: 14 | 0
                    zscore: 2, previous: 7, direction: up | zscore: 3, previous: 7, direction: down | 0
                    zscore: 2, previous: 7 | zscore: 3, previous: 7, direction: down | 19
                    zscore: 2, previous: 7, direction: down | zscore: 3, previous: 7 | 0
                    deviation: 50%, previous: 7 | deviation: 20%, previous: 7 | 0
                    deviation: 20%, previous: 7 | deviation: 50%, previous: 7 | 19
                    detector: auto, beyond: 50% | detector: auto, beyond: 20% | 0
                    detector: auto, beyond: 20% | detector: auto, beyond: 50% | 19
                    detector: auto | detector: novelty | 0
                    detector: ewma, set: {k: 4} | detector: ewma | 0
                    """)
    void aMilderRuleThatAWorseOneAlwaysOutranksIsTold(String worse, String milder, int line) {
        String rules = "- {severity: P1, %s}\n      - {severity: P2, %s}".formatted(worse, milder);

        var problems = Written.problems(Written.SOUND.replace(RULES, rules));

        if (line == 0) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems)
                    .singleElement()
                    .asString()
                    .startsWith("a.yaml:%d:9: error: this rule never matters".formatted(line));
        }
    }

    @Test
    void theWordsSayWhichBoundTheWorseSeverityNeeds() {
        assertThat(
                        Written.problems(
                                Written.SOUND.replace(
                                        RULES,
                                        "- {severity: P2, above: 95}\n"
                                                + "      - {severity: P1, above: 85}")))
                .containsExactly(
                        "a.yaml:18:9: error: this rule never matters: the P1 rule in line 19 holds"
                                + " whenever it does; a worse severity needs the larger bound");
    }

    @Test
    void theSameRuleTwiceIsToldOnce() {
        assertThat(
                        Written.problems(
                                Written.SOUND.replace(
                                        RULES,
                                        "- {severity: P1, above: 9}\n"
                                                + "      - {severity: P1, above: 9}")))
                .singleElement()
                .asString()
                .startsWith("a.yaml:19:9: error: this rule never matters")
                .endsWith("leave one of them out");
    }

    @Test
    void aMeasureThatNobodyUsesIsAWarning() {
        var reading =
                Written.read(
                        Written.SOUND.replace(
                                "measures:\n",
                                "measures:\n  idle: {dataset: orders, sum: amount}\n"));

        assertThat(reading.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "a.yaml:13:3: warning: no check and no measure uses \"idle\"; use it or"
                                + " leave it out");
        assertThat(reading.playbook()).isPresent();
    }

    @Test
    void aMeasureReckonedFromItselfIsTold() {
        assertThat(
                        Written.problems(
                                measures(
                                        """
                                          rows: {dataset: orders, ratio: {of: left, to: sum}}
                                          left: {dataset: orders, ratio: {of: sum, to: rows}}
                                          sum: {dataset: orders, sum: amount}
                                        """)))
                .containsExactly(
                        "a.yaml:13:3: error: \"rows\" is reckoned from itself: rows -> left ->"
                                + " rows",
                        "a.yaml:14:3: error: \"left\" is reckoned from itself: left -> rows ->"
                                + " left");
    }

    @Test
    void aRelationBeginsWithItsOwnDataSet() {
        String yaml =
                measures(
                                """
                                  rows: {dataset: orders, ratio: {of: other, to: sum}}
                                  sum: {dataset: orders, sum: amount}
                                  other: {dataset: people, count-rows: true}
                                """)
                        .replace(
                                "measures:",
                                "  people: {source: files, files: people.csv}\nmeasures:");

        assertThat(Written.problems(yaml))
                .containsExactly(
                        "a.yaml:14:3: error: \"rows\" is of data set orders but \"other\", with which"
                                + " it begins, of people; only the measure beside it may be of"
                                + " another data set");
    }

    @Test
    void aSchemaCanOnlyHaveTooManyFaults() {
        assertThat(Written.problems(Written.SOUND.replace("count-rows: true", "schema: [missing]")))
                .containsExactly(
                        "a.yaml:18:9: error: \"rows\" counts differing columns; its rule can only be"
                                + " above, such as above: 0");
    }

    @Test
    void aBoundThatAShareCannotReachIsTold() {
        assertThat(
                        Written.problems(
                                Written.SOUND
                                        .replace("count-rows: true", "null-rate: id")
                                        .replace("below: 10", "above: 5")))
                .singleElement()
                .asString()
                .startsWith("a.yaml:18:9: error: \"rows\" lies from 0 to 1");
    }

    @Test
    void aDeviationThatForgetsItsPercentSignIsAWarning() {
        var reading =
                Written.read(Written.SOUND.replace("below: 10", "deviation: 20, previous: 7"));

        assertThat(reading.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "a.yaml:18:24: warning: a deviation of 20 is 2000%; write 20% if that is"
                                + " meant");
        assertThat(reading.playbook()).isPresent();
    }

    @Test
    void severitiesInTheWrongOrderAreAWarning() {
        var reading =
                Written.read(
                        Written.SOUND
                                .replace("id: P1, class: critical", "id: P1, class: info")
                                .replace("id: P2, class: warning", "id: P2, class: critical"));

        assertThat(reading.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "a.yaml:4:10: warning: P2 has a worse class than P1 before it; the worst"
                                + " comes first");
    }

    @Test
    void anExpressionThatIsHardToReadOnlyWarns() {
        var reading =
                Written.read(
                        Written.SOUND.replace(
                                "count-rows: true",
                                "count-rows: true, where: \"id in (select key from other)\""));

        assertThat(reading.playbook()).isPresent();
        assertThat(reading.problems())
                .isNotEmpty()
                .allMatch(problem -> problem.level() == Problem.Level.WARNING);
    }

    private static String measures(String measures) {
        return Written.SOUND.replace("  rows: {dataset: orders, count-rows: true}\n", measures);
    }
}
