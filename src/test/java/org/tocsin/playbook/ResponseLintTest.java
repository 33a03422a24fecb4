package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be read of a team's response but does not do what is expected of it. */
class ResponseLintTest {
    private static final Outlook MARCH =
            new Outlook(
                    Instant.parse("2026-03-02T10:00:00Z"), new Fixed(LocalDate.of(2026, 11, 26)));

    @Test
    void aSeverityWithoutAClockIsAWarningAtItsPlace() {
        assertThat(warnings("milestones: [{id: a, within: 1h, for: {severities: P1}}]"))
                .containsExactly(
                        "a.yaml:4:10: warning: no clock runs for severity \"P2\": no milestone, ladder"
                                + " or duty is for it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ladders: [{id: a, while: unresolved, rungs: [{id: r, after: 1h}]}]",
                "duties: [{id: a, every: {P1: 1h, P2: 1bd}}]",
                "milestones: [{id: a, within: 1h, for: {categories: c}}] # c is a category",
            })
    void anyClockWillDo(String rules) {
        assertThat(warnings("categories: [{id: c}]\n" + rules)).isEmpty();
    }

    @Test
    void aRoleThatIsToldAndHasNobodyIsOneWarning() {
        String rules =
                """
                roles: {cto: {}, cfo: {contacts: {email: cfo@company.com}}, idle: {}, none: {people: []}}
                milestones: [{id: a, within: 1h, missed: {tell: {roles: [cto, cfo]}}}]
                routes: [{id: b, to: {roles: [cto, none]}}]
                """;
        assertThat(warnings(rules))
                .containsExactly(
                        "a.yaml:19:9: warning: rules tell \"cto\", but nobody holds it and it has no"
                                + " address; give it people or contacts",
                        "a.yaml:19:71: warning: rules tell \"none\", but nobody holds it and it has no"
                                + " address; give it people or contacts");
    }

    @Test
    void aRungBeforeItsTurnIsAWarning() {
        String rules =
                """
                ladders:
                  - id: a
                    while: unresolved
                    rungs: [{id: one, after: 1h}, {id: two, after: 30m}, {id: three, after: 1bd}]
                """;
        assertThat(warnings(rules))
                .containsExactly(
                        "a.yaml:22:40: warning: this rung is reached after 30m, before the one above it"
                                + " (1h); the first comes first");
    }

    @Test
    void whatNothingEverStartsIsAWarning() {
        String rules =
                """
                milestones: [{id: a, within: 1h}]
                duties: [{id: b, every: 1h, dormant: true}]
                ladders: [{id: c, while: unresolved, only-switched: true, rungs: [{id: r, after: 1h}]}]
                """;
        assertThat(warnings(rules))
                .containsExactly(
                        "a.yaml:20:15: warning: no missed milestone starts duty \"b\", so it never"
                                + " begins",
                        "a.yaml:21:16: warning: no impact rule switches to ladder \"c\", so it never"
                                + " runs");
    }

    @Test
    void aContradictionOfTheDocumentIsRepeated() {
        String rules =
                """
                milestones: [{id: a, within: 1h}]
                contradictions: [{between: P0 in 15 min, and: P0 in 30 min, decided: 15 min}]
                """;
        assertThat(warnings(rules))
                .containsExactly(
                        "a.yaml:20:18: warning: the document contradicts itself: P0 in 15 min, and P0 in"
                                + " 30 min; decided: 15 min");
    }

    @Test
    void aSoundPlaybookIsWithoutWarningsInTheMonthsToCome() {
        assertThat(lint(WrittenResponse.EVERY_KEY, MARCH)).isEmpty();
    }

    @Test
    void anHourThatNobodyHoldsIsToldOfTheRole() {
        String yaml =
                WrittenResponse.EVERY_KEY.replace(
                        "every: week, people: [engineer-a, engineer-b]}",
                        "every: week, people: [engineer-a, engineer-b]}\n"
                                + "        until: 2026-06-01T00:00:00Z");

        assertThat(lint(yaml, MARCH))
                .singleElement()
                .asString()
                .startsWith(
                        "a.yaml:47:3: warning: nobody holds \"primary-on-call\" from"
                                + " 2026-06-01T00:00:00Z to ");
        assertThat(WrittenResponse.read(yaml).problems()).isEmpty();
    }

    @Test
    void aPositionThatNoLayerFillsIsAnError() {
        assertThat(
                        lint(
                                WrittenResponse.EVERY_KEY.replace(
                                        "position: primary}}", "position: prime}}"),
                                MARCH))
                .containsExactly(
                        "a.yaml:47:3: error: schedule \"data\" has no position \"prime\"; there are"
                                + " primary, secondary");
    }

    @Test
    void aHolidayThatIsNotKnownIsAnErrorWithTheNearest() {
        assertThat(
                        lint(
                                WrittenResponse.EVERY_KEY.replace(
                                        "holiday: thanksgiving", "holiday: thanksgivin"),
                                MARCH))
                .containsExactly(
                        "a.yaml:86:16: error: there is no holiday \"thanksgivin\"; did you mean"
                                + " \"thanksgiving\"?");
    }

    @Test
    void aCountryWithoutHolidaysIsAnError() {
        assertThat(lint(WrittenResponse.EVERY_KEY.replace("country: us", "country: aq"), MARCH))
                .containsExactly("a.yaml:4:1: error: no holidays are known for aq");
    }

    @Test
    void whatBreaksTheRulesOfTheHolidayTableIsAWarningAtTheRow() {
        String yaml =
                WrittenResponse.EVERY_KEY
                        .replace("rules: {holiday-limit: 3", "rules: {holiday-limit: 1")
                        .replace(
                                "        beats: Thanksgiving Week\n",
                                "        beats: Thanksgiving Week\n        major: true\n");

        assertThat(lint(yaml, MARCH))
                .isNotEmpty()
                .allMatch(warning -> warning.contains("major holidays in 20"))
                .allMatch(warning ->
                        warning.startsWith("a.yaml:86:16: warning: engineer-a covers 2"));
    }

    @Test
    void maintenanceThatWasAnnouncedLateIsAWarning() {
        assertThat(
                        lint(
                                WrittenResponse.EVERY_KEY.replace(
                                        "announced: 2026-01-01", "announced: 2026-02-10"),
                                MARCH))
                .anyMatch(warning -> warning.contains("warning: upgrade was announced at"));
    }

    private static List<String> warnings(String rules) {
        var reading =
                Written.read(
                        Written.SOUND.replace("milestones: [{id: response, within: 1h}]\n", rules));
        assertThat(reading.playbook()).isPresent();
        return reading.problems().stream().map(Problem::toString).toList();
    }

    private static List<String> lint(String yaml, Outlook outlook) {
        return Written.lint(outlook, "a.yaml", yaml, "runbooks/profit.md", WrittenResponse.RUNBOOK);
    }
}
