package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults in the response and time parts, each with its place. */
class ResponseProblemsTest {
    /** One replacement in the sound playbook makes one fault, at the words given. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    severities: P0, categories: [accuracy]|severities: P9, categories: [accuracy]|P9|there is no severity "P9"; did you mean "P0"?
                    categories: [accuracy]|categories: [acuracy]|acuracy|there is no category "acuracy"; did you mean "accuracy"?
                    contact: lead|contact: leed|leed|there is no role "leed"; did you mean "lead"?
                    secondary: engineer-b\\n    labels|secondary: engineer-x\\n    labels|engineer-x|there is no person "engineer-x"; did you mean "engineer-a"?
                    {schedule: data,|{schedule: date,|date|there is no on-call schedule "date"; did you mean "data"?
                    interval: sundays|interval: sunday|sunday\\n    announce|there is no interval "sunday"; did you mean "sundays"?
                    except: freeze|except: freze|freze|there is no interval "freze"; did you mean "freeze"?
                    pipeline: profit|pipeline: profits|profits|there is no pipeline "profits"; did you mean "profit"?
                    runbook: profit\\n    deadlines|runbook: profits\\n    deadlines|profits|there is no runbook "profits"; did you mean "profit"?
                    datasets: []|datasets: [orders]|orders|there is no data set "orders"
                    checks: []|checks: [freshness]|freshness]|there is no check "freshness"
                    from: {level: L2}|from: {level: L3}|L3|there is no level "L3"; did you mean "L1"?
                    ladder: security|ladder: securty|securty|there is no ladder "securty"; did you mean "security"?
                    start: daily-updates|start: daily-update|daily-update}|there is no duty "daily-update"; did you mean "daily-updates"?
                    template: alert|template: alarm|alarm|there is no template "alarm"; there is alert
                    beats: Thanksgiving Week|beats: Thanksgiving|Year's end|there is no row "Thanksgiving" that "Year's end" could beat; there are Thanksgiving Week, Year's end
                    within: 4h|within: 4 hours|4 hours|expected a length of time such as 15m, 2h, 1d or 1bd, found "4 hours"
                    within: 4h|within: 4|4, from|expected a length of time such as 15m, 2h, 1d or 1bd, found 4; say of what: 4m, 4h, 4d or 4bd
                    every: {P0: 30m, P1: 2h}|every: {P0: 30m, P1: 0h}|0h}|expected more than no time at all
                    every: {P0: 30m, P1: 2h}|every: 30m|first: {P0|"first" goes by severity only where "every" does
                    for: {categories: data-quality, labels|for: {severities: P0, labels|for: {severities: P0, labels|"due" already names the severities; leave them out here
                    due: {P0: 15m, P1: 1bd}|due: {}|{}\\n    for: {cat|the map is empty; give it at least one severity
                    met-by: [acknowledge, update]|met-by: [acknowledg]|acknowledg]|expected one of acknowledge, update, declare-impact, investigate, mitigate, find-root-cause, resolve, found "acknowledg"; did you mean "acknowledge"?
                    id: fix, within|id: daily-updates, within|daily-updates, every|duty "daily-updates" is declared twice, first at a.yaml:125:10 for a milestone; give one of them another name
                    {id: L2}]|{id: L2}, {id: L1}]|L1}]|level "L1" is declared twice, first at a.yaml:170:15; give one of them another name
                    id: second, after|id: first, after|first, after: 1bd|rung "first" is declared twice, first at a.yaml:132:14; give one of them another name
                    {id: b, delay: 10m}|{id: b, after: 10m}|b, after|the rungs of a ladder have either all after or all delay
                    {id: b, delay: 10m}|{id: b}|{id: b}|when it is reached is missing; write one of after, delay
                    {id: a, delay: 5m}, {id: b, delay: 10m}|{id: a, delay: 5m}, {id: b, delay: 1bd}|b, delay|delays in wall and in business time do not add up; write after instead
                    while: no-update|while: silent|silent|expected one of unacknowledged, no-update, unresolved, found "silent"
                    revenue-per-hour-above: 100_000|revenue-per-hour-above: "$100,000"|"$100,000"|expected a number from 0 on, such as 100_000, found "$100,000"; write 100_000
                    touches: customer-facing|touches: customers|customers}|expected one of customer-facing, regulatory, security, data-integrity, found "customers"
                    monthly-batch: true|monthly-batch: false|false}\\n  - {id: notes|expected true; leave the key out and write within instead
                    resolve-after: 3|resolve-after: 0|0\\n  unack|expected a whole number from 1 on, found 0
                    {id: done, text: Be done}|{id: two, text: Be done}|two, text: Be|step "two" is declared twice, first at a.yaml:192:47; give one of them another name
                    use: follow-up|use: followup|followup|expected one of response, report, resolution, follow-up, level, escalation, found "followup"; did you mean "follow-up"?
                    {people: [engineer-a, engineer-b]}|{people: [engineer-a], owner: primary}|owner: primary}|"people" and "owner" cannot stand together; write who holds it once
                    monday-thursday: "|monday-thurday: "|monday-thurday|expected a day or days such as saturday or monday-friday, found "monday-thurday"
                    monday-thursday: "|monday-friday: "|{monday-friday|the hours of friday are said twice; leave one out
                    ["09:00-12:00", "13:00-15:00"]|"22:00-06:00"|"22:00-06:00"|working hours end on the day they start; write two ranges
                    ["09:00-12:00", "13:00-15:00"]|nine to five|nine to five|"nine to five" is not a range of times; write it as 09:00-17:00
                    country: us|country: usa|usa|expected a country such as us, or with a region such as us-ca, found "usa"
                    "2026-06-18": Summer day|2026-6-18: Summer day|2026-6-18|expected a date such as "2026-06-19", found "2026-6-18"
                    weekdays: [sunday]|weekdays: [sonday]|sonday|"sonday" is not a weekday such as monday
                    days_of_month: ["-3:-1"]|days_of_month: [32]|32]|"32" is not a day of the month, 1 to 31 or -31 to -1
                    {days_of_month: ["-3:-1"]}|{days_of_month: ["-3:-1"], except: sundays}|[{days|interval "freeze" is left out of itself: freeze -> sundays -> freeze
                    to: "2026-02-14T14:00"|to: "2026-02-13T14:00"|from: 2026-02-14|the window ends before it starts
                    interval: sundays|interval: sundays\\n    freeze: [freeze]|freeze: [freeze]\\n    announce|a window that follows an interval has no "freeze"; leave it out
                    every: 2 weeks|every: 2 fortnights|2 fortnights|expected the length of a turn such as 1 week, 2 days or 12 hours, found "2 fortnights"
                    start: "2025-10-06T09:00", every: week|start: next monday, every: week|next monday|expected a date and time such as "2026-01-05T09:00", found "next monday"
                    span: week\\n        primary|primary|title: Thanksgiving|the key "span" is missing: How much around the holiday: its week, or the long weekend with it
                    secondary: all\\n|secondary: engineer-b\\n|secondary: engineer-b\\n        beats|in a rotating row all others stand by, or nobody; write all
                    weekly: monday, at|weekly: moonday, at|moonday|expected one of monday, tuesday, wednesday, thursday, friday, saturday, sunday, found "moonday"; did you mean "monday"?
                    monthly: -1|monthly: 32|32}|expected a day of the month, 1 to 31 or -31 to -1 from its end, or first-business-day, found 32
                    before-quarterly-close: 5bd|before-quarterly-close: 0.5bd|0.5bd}|expected business days such as 5bd, 1 to 60 of them, found "0.5bd"
                    daily: "09:30", owner|daily: "09:30", at: "10:00", owner|at: "10:00", owner|"daily" already says the time; leave it out
                    {weekly: tuesday, at: "10:00"}|{weekly: tuesday}|{weekly: tuesday}|the key "at" is missing: The time of a weekly deadline
                    {business-day-of-month: 5}|{id: landing, business-day-of-month: 5}|{id: landing, business|deadline "landing" is declared twice, first at a.yaml:67:9; give one of them another id
                    """)
    void aFaultIsToldWithItsPlace(String sound, String faulty, String at, String message) {
        String yaml = WrittenResponse.EVERY_KEY.replace(lines(sound), lines(faulty));
        assertThat(yaml).isNotEqualTo(WrittenResponse.EVERY_KEY);

        var reading = WrittenResponse.read(yaml);

        assertThat(reading.playbook()).isEmpty();
        assertThat(
                        reading.problems().stream()
                                .filter(problem -> problem.level() == Problem.Level.ERROR)
                                .map(Problem::toString))
                .containsExactly("a.yaml:" + place(yaml, lines(at)) + ": error: " + message);
    }

    @Test
    void aNameMayStandOnceForEachSeverity() {
        var twice =
                "milestones: [{id: a, within: 1h, for: {severities: P1}}, {id: a, within: 2h%s}]";

        assertThat(problems(twice.formatted(", for: {severities: P2}"))).isEmpty();
        assertThat(problems(twice.formatted(", for: {severities: [P2, P1]}")))
                .containsExactly(
                        "a.yaml:19:63: error: milestone \"a\" is declared twice, first at"
                                + " a.yaml:19:19; give one of them another name");
        assertThat(problems(twice.formatted(""))).hasSize(1);
    }

    @Test
    void manyFaultsAreToldAtOnce() {
        String yaml =
                WrittenResponse.EVERY_KEY
                        .replace("contact: lead", "contact: leed")
                        .replace("every: 2 weeks", "every: never")
                        .replace("within: 4h", "within: soon")
                        .replace("country: us", "county: us")
                        .replace("use: initial", "use: first");

        assertThat(WrittenResponse.read(yaml).problems()).hasSize(5);
    }

    private static java.util.List<String> problems(String rules) {
        return Written.problems(
                Written.SOUND.replace("milestones: [{id: response, within: 1h}]", rules));
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }

    private static String place(String yaml, String words) {
        int at = yaml.indexOf(words);
        int line = (int) yaml.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        return line + ":" + (at - yaml.lastIndexOf('\n', at - 1));
    }
}
