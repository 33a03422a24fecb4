package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.ExpectedVariation;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Formula.RowTest;
import org.tocsin.domain.check.JudgedDay;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.check.RuleDays;
import org.tocsin.domain.check.RuleDays.Selector;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.Expression;
import org.tocsin.domain.playbook.Playbook;

/** Formulas about when rows happened and how they spread, rules for some days, and their faults. */
class RowFormulaShapeTest {
    private static final Severity P0 = new Severity("P0", 0, Severity.Level.CRITICAL);
    private static final Severity P1 = new Severity("P1", 1, Severity.Level.WARNING);
    private static final Optional<Expression> ALL = Optional.empty();

    private final Playbook playbook = Written.read(Written.EVERY_KIND).playbook().orElseThrow();

    @Test
    void everyFormulaIsReadAsItIsWritten() {
        var kind = new Expression("kind");
        var at = new Expression("at");
        var amount = new Expression("amount");
        assertThat(formula("age"))
                .isEqualTo(new Formula.Age(at, Optional.of(new Expression("id > 0"))));
        assertThat(formula("compliance"))
                .isEqualTo(
                        new Formula.Compliance(
                                List.of(
                                        new RowTest.Present(new Expression("id"), false),
                                        new RowTest.Present(kind, true),
                                        new RowTest.ParsesAs(at, ColumnType.TIMESTAMP)),
                                ALL));
        assertThat(formula("hours")).isEqualTo(new Formula.HoursCovered(at, ALL));
        assertThat(formula("day-length")).isEqualTo(new Formula.HoursInDay());
        assertThat(formula("regular"))
                .isEqualTo(
                        new Formula.RegularIntervals(
                                new Expression("id"), at, Duration.ofMinutes(5), ALL));
        assertThat(formula("fresh")).isEqualTo(new Formula.NewValues(kind, 7, ALL));
        assertThat(formula("groups"))
                .isEqualTo(
                        new Formula.GroupGap(
                                amount, new Formula.Groups(kind, List.of("a", "b"), 10), ALL));
        assertThat(formula("peaks")).isEqualTo(new Formula.Bimodality(amount, ALL));
        assertThat(formula("apart"))
                .isEqualTo(
                        new Formula.Relation(
                                new MeasureId("query"),
                                Formula.Form.GAP,
                                new MeasureId("queried-rows")));
    }

    @ParameterizedTest
    @CsvSource({
        "age, SECONDS",
        "compliance, RATIO",
        "hours, COUNT",
        "day-length, COUNT",
        "regular, RATIO",
        "fresh, COUNT",
        "groups, RATIO",
        "peaks, NUMBER",
        "apart, NUMBER"
    })
    void everyFormulaHasItsUsualUnit(String measure, Unit unit) {
        assertThat(measure(measure).unit()).isEqualTo(unit);
    }

    @Test
    void rulesTakeDurationsSteadinessAndDays() {
        assertThat(check("old").rules())
                .containsExactly(
                        new Rule(P0, new Condition.Above(4 * 3_600), 1),
                        new Rule(P1, new Condition.Above(2 * 3_600), 1));
        assertThat(check("stuck").rules())
                .startsWith(
                        new Rule(
                                P1,
                                new Condition.Steady(0.0001, 1),
                                1,
                                new RuleDays(
                                        List.of(),
                                        List.of(
                                                new Selector.Kind(JudgedDay.Kind.HOLIDAYS),
                                                new Selector.Interval("sale")))));
        assertThat(check("of-the-day").rules())
                .extracting(Rule::days)
                .extracting(RuleDays::toString)
                .containsExactly("on weekdays", "on weekends");
    }

    @Test
    void expectedVariationIsReadAsItIsWritten() {
        assertThat(playbook.inputs().expected())
                .containsExactly(
                        new ExpectedVariation(
                                new ExpectedVariation.Days(
                                        LocalDate.of(2025, 11, 28), LocalDate.of(2025, 12, 1)),
                                Set.of(new MeasureId("rows")),
                                "Black Friday",
                                "Marketing"));
    }

    /** One replacement in the sound playbook makes one fault, at the place given. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    below: 10|above: 2h|18:9|"rows" is in count, so a duration is no bound for it; write a number
                    below: 10|steady: 0|18:32|expected more than 0; direction says which way counts
                    below: 10|steady: 1%|18:9|the key "previous" is missing: how many earlier points make the baseline, such as previous: 7
                    below: 10|steady: 1%, previous: 1, direction: up|18:49|what stays where it is has no direction; leave it out
                    below: 10|below: 10, on: sundays|18:39|expected one of weekends, weekdays, holidays, month-ends, leap-day, found "sundays"
                    below: 10|below: 10, on: {interval: sale}|18:50|there is no interval "sale"
                    count-rows: true|compliance: []|13:39|the list is empty; give it at least one item
                    count-rows: true|compliance: [{refers-to: {of: id, table: t, column: c}}]|13:40|a reference is looked up elsewhere, not in the row; make it a measure of its own
                    count-rows: true|compliance: [{present: idd}]|13:50|the data set declares no column "idd"; did you mean "id"?
                    count-rows: true|regular-intervals: {key: id, by: at, every: 0s}|13:71|expected a duration such as 30s, 15m, 2h or 1d, found "0s"
                    count-rows: true|new-values: {of: id, previous: 0}|13:58|expected a whole number from 1 on, found 0
                    count-rows: true|new-values: {of: id, previous: 7}|13:3|"rows" holds a day against earlier ones, but orders is not cut by time; give it partition-by, or a date in files
                    count-rows: true|hours-in-day: false|13:41|expected true; to count some of the rows, write where as well
                    count-rows: true|hours-in-day: true, where: id = '1'|13:47|this formula looks at no rows; leave where out
                    milestones:|expected: [{from: "2025-03-02", to: "2025-03-01", reason: r, author: a}]\\nmilestones:|19:33|it ends before it starts; the last day is not before the first
                    milestones:|expected: [{from: "2025-03-02", to: "2025-03-03", reason: r}]\\nmilestones:|19:12|the key "author" is missing: Who says so
                    """)
    void aFaultIsToldWithItsPlace(String sound, String faulty, String place, String words) {
        assertThat(Written.problems(Written.SOUND.replace(sound, faulty.replace("\\n", "\n"))))
                .contains("a.yaml:%s: error: %s".formatted(place, words));
    }

    @Test
    void rulesForSomeDaysNeedADataSetThatIsCutByDay() {
        String monthly =
                Written.SOUND
                        .replace("files: orders.csv", "files: \"orders_{yyyyMM}.csv\"")
                        .replace("below: 10", "below: 10, on: weekends");
        assertThat(Written.problems(monthly))
                .containsExactly(
                        "a.yaml:18:9: error: \"rows\" is of a whole month, so its rules cannot be"
                                + " for some days; leave on and except out");
    }

    @Test
    void anAgeOfOneDayIsWarnedOf() {
        String daily =
                Written.SOUND
                        .replace("files: orders.csv", "files: \"orders_{yyyyMMdd}.csv\"")
                        .replace("count-rows: true", "age: at");
        assertThat(Written.problems(daily))
                .containsExactly(
                        "a.yaml:13:3: warning: \"rows\" looks at one day of orders only, which is"
                                + " empty when it has just begun; an age wants a data set that is"
                                + " not cut");
    }

    @Test
    void aMonthIsNotHeldAgainstOneOfItsDays() {
        String yaml =
                Written.SOUND
                        .replace("files: orders.csv", "files: \"orders_{yyyyMM}.csv\"")
                        .replace(
                                "measures:",
                                "  days: {source: files, files: \"d_{yyyyMMdd}.csv\"}\nmeasures:")
                        .replace(
                                "  rows: {dataset: orders, count-rows: true}",
                                "  rows: {dataset: orders, gap: {of: month, and: day}}\n"
                                        + "  month: {dataset: orders, count-rows: true}\n"
                                        + "  day: {dataset: days, count-rows: true}");
        assertThat(Written.problems(yaml))
                .containsExactly(
                        "a.yaml:14:3: error: \"rows\" holds a month of orders against a single day"
                                + " of days; turn the two round");
    }

    @Test
    void rulesForOtherDaysDoNotOutrankEachOther() {
        String rules =
                """
                - {severity: P1, below: 200, on: weekends}
                      - {severity: P2, below: 100}
                      - {severity: P2, below: 150, on: weekends}\
                """;
        assertThat(Written.problems(Written.SOUND.replace("- {severity: P1, below: 10}", rules)))
                .singleElement()
                .asString()
                .startsWith("a.yaml:20:9: error: this rule never matters");
    }

    private Formula formula(String measure) {
        return measure(measure).formula();
    }

    private Measure measure(String id) {
        return playbook.measure(new MeasureId(id)).orElseThrow();
    }

    private Check check(String id) {
        return playbook.check(new CheckId(id)).orElseThrow();
    }
}
