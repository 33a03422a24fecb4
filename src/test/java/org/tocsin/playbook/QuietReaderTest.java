package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.domain.quiet.Consolidation;
import org.tocsin.domain.quiet.Grouping;
import org.tocsin.domain.quiet.InhibitionRule;
import org.tocsin.domain.quiet.Label;
import org.tocsin.domain.quiet.Matchers;
import org.tocsin.domain.quiet.QuietRules;

class QuietReaderTest {
    @Test
    void whoSaysNothingHasTheUsualQuiet() {
        assertThat(rules("")).isEqualTo(QuietRules.USUAL);
        assertThat(rules("quiet: {}")).isEqualTo(QuietRules.USUAL);
    }

    @Test
    void everyKeyIsRead() {
        var rules =
                rules(
                        """
                        quiet:
                          group: {by: [check, tag], wait: 10s, every: 2m, repeat: 1d}
                          consolidate: {by: [upstream], within: 90m}
                          inhibit:
                            - id: few
                              title: Few rows
                              while: [check=row-count, severity!=P2]
                              hides: "check=~rows?-.+"
                              equal: [data-set, source]
                              source: document 002
                        """);

        assertThat(rules.grouping())
                .isEqualTo(
                        new Grouping(
                                List.of(Label.CHECK, Label.TAG),
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(2),
                                Duration.ofDays(1)));
        assertThat(rules.consolidation())
                .isEqualTo(
                        new Consolidation(
                                true, Duration.ofMinutes(90), Set.of(Consolidation.By.UPSTREAM)));
        assertThat(rules.inhibitions())
                .containsExactly(
                        new InhibitionRule(
                                new InhibitionRule.Name("few", "Few rows", "document 002"),
                                Matchers.parse(List.of("check=row-count", "severity!=P2")),
                                Matchers.parse(List.of("check=~rows?-.+")),
                                List.of(Label.DATA_SET, Label.SOURCE)));
    }

    @Test
    void consolidationThatSaysNoMoreIsByBothWithinAnHour() {
        assertThat(rules("quiet: {consolidate: {}, inhibit: []}"))
                .isEqualTo(
                        new QuietRules(
                                Grouping.USUAL,
                                new Consolidation(
                                        true,
                                        Duration.ofHours(1),
                                        Set.of(Consolidation.By.values())),
                                List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "while: check=row-cuont, hides: kind=breach | 34: error: there is no check \"row-cuont\"; did you mean \"row-count\"?",
                "while: chek=row-count, hides: kind=breach | 34: error: there is no label \"chek\"; there are kind, check,",
                "while: kind=broken, hides: check=~( | 54: error: \"(\" is no pattern: Unclosed group",
                "while: kind=broken, hides: check=~.* | 19: error: check=~.* matches everything",
                "while: kind=broken, hides: rows | 54: error: \"rows\" is no matcher; write check=rows",
            })
    void whatCannotBeMeantIsToldAtItsPlace(String rule, String problem) {
        assertThat(problems("quiet: {inhibit: [{id: a, %s}]}".formatted(rule)))
                .singleElement()
                .asString()
                .startsWith("a.yaml:20:" + problem);
    }

    @Test
    void twoRulesOfOneNameAreAnErrorAndOneWithoutEffectIsAWarning() {
        assertThat(
                        problems(
                                "quiet: {inhibit: [{id: a, while: kind=broken, hides: kind=breach},"
                                        + " {id: a, while: kind=broken, hides: kind=report}]}"))
                .singleElement()
                .asString()
                .contains("error: two inhibition rules are called \"a\"");
        assertThat(problems("quiet: {inhibit: [{id: a, while: kind=broken, hides: kind=broken}]}"))
                .singleElement()
                .asString()
                .contains("warning: rule \"a\" hides nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "puffy",
                "monstera",
                "incident-management",
                "ccobservatory",
                "data-pipeline"
            })
    void inEachShippedPlaybookASourceThatIsDownHidesItsChecks(String name) {
        var playbook = ShippedPlaybooks.read(name).orElseThrow().playbook().orElseThrow();
        assertThat(playbook.quiet().inhibitions())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.name().source()).startsWith("document 00");
                    assertThat(rule.source()).isEqualTo(InhibitionRule.SOURCE_DOWN.source());
                    assertThat(rule.target()).isEqualTo(InhibitionRule.SOURCE_DOWN.target());
                    assertThat(rule.equal()).containsExactly(Label.SOURCE);
                });
        assertThat(playbook.quiet().consolidation().on())
                .isEqualTo(Set.of("puffy", "data-pipeline").contains(name));
    }

    private static QuietRules rules(String quiet) {
        var reading = Written.read(Written.SOUND + quiet);
        assertThat(reading.problems()).isEmpty();
        return reading.playbook().orElseThrow().quiet();
    }

    private static List<Problem> problems(String quiet) {
        return Written.read(Written.SOUND + quiet).problems();
    }
}
