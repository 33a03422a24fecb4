package org.tocsin.domain.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.domain.oncall.Investor.A;
import static org.tocsin.domain.oncall.Investor.B;
import static org.tocsin.domain.oncall.Investor.C;
import static org.tocsin.domain.oncall.Investor.D;
import static org.tocsin.domain.oncall.Investor.at;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.calendar.Stretch;

/** Document 004's holiday table (O-2). */
class HolidayCoverTest {
    private final OnCallSchedule schedule = Investor.schedule();

    @ParameterizedTest
    @CsvSource({
        // Thanksgiving 2025 is Thursday, 27 November
        "2025-11-24T08:59, engineer-c, rotation: week 3, 2025-11-17T09:00, 2025-11-24T09:00",
        "2025-11-24T09:00, engineer-d, holiday cover: Thanksgiving Week, 2025-11-24T09:00, 2025-12-01T09:00",
        "2025-11-27T12:00, engineer-d, holiday cover: Thanksgiving Week, 2025-11-24T09:00, 2025-12-01T09:00",
        "2025-12-01T09:00, engineer-a, rotation: week 1, 2025-12-01T09:00, 2025-12-08T09:00",
        // Memorial Day 2026 is 25 May, and Labor Day 7 September
        "2026-05-23T00:00, engineer-d, holiday cover: Memorial Day Weekend, 2026-05-23T00:00, 2026-05-26T09:00",
        "2026-05-26T08:59, engineer-d, holiday cover: Memorial Day Weekend, 2026-05-23T00:00, 2026-05-26T09:00",
        "2026-09-05T00:00, engineer-a, holiday cover: Labor Day Weekend, 2026-09-05T00:00, 2026-09-08T09:00",
        // 4 July 2026 is a Saturday and 4 July 2027 a Sunday: both in the week before
        "2026-07-04T12:00, engineer-c, holiday cover: Independence Day Week, 2026-06-29T09:00, 2026-07-06T09:00",
        "2027-07-04T12:00, engineer-c, holiday cover: Independence Day Week, 2027-06-28T09:00, 2027-07-05T09:00",
        // New Year's Week is cut short by the Christmas cover, which counts until 3 January
        "2026-01-03T00:00, engineer-b, holiday cover: New Year's Week, 2026-01-03T00:00, 2026-01-05T09:00",
    })
    void theHolidayTableTakesPrecedenceOverTheRotation(
            String when, String person, String why, String from, String to) {
        var primary = primary(when);
        assertThat(primary.person()).isEqualTo(person);
        assertThat(primary.why()).hasToString(why);
        assertThat(primary.when()).isEqualTo(new Stretch(at(from), at(to)));
    }

    @Test
    void theRotationGoesOnUnderneathAndIsCutWhereTheHolidayBegins() {
        // The week of 18 May 2026 is week 1 (A); Memorial Day Weekend begins inside it.
        assertThat(primary("2026-05-22T23:59").when())
                .isEqualTo(new Stretch(at("2026-05-18T09:00"), at("2026-05-23T00:00")));
        assertThat(primary("2026-05-26T09:00").when())
                .isEqualTo(new Stretch(at("2026-05-26T09:00"), at("2026-06-01T09:00")));
        assertThat(primary("2026-05-26T09:00").why()).hasToString("rotation: week 2");
    }

    @Test
    void atChristmasThePrimaryChangesEachMorningLeastHolidayCreditFirst() {
        // By the table of 2025: A has half a week's credit, B and C a week's, D has most.
        var primaries =
                schedule.shifts(at("2025-12-23T00:00"), at("2026-01-03T00:00")).stream()
                        .filter(s -> s.post().position().equals("primary"))
                        .toList();
        assertThat(primaries)
                .extracting(Shift::person)
                .containsExactly(A, B, C, D, A, B, C, D, A, B, C, D);
        assertThat(primaries)
                .allSatisfy(
                        s -> assertThat(s.why()).hasToString("holiday cover: Christmas/New Year"));
        assertThat(primaries.getFirst().when())
                .isEqualTo(new Stretch(at("2025-12-23T00:00"), at("2025-12-23T09:00")));
        assertThat(primaries.get(1).when())
                .isEqualTo(new Stretch(at("2025-12-23T09:00"), at("2025-12-24T09:00")));
        assertThat(primaries.getLast().when())
                .isEqualTo(new Stretch(at("2026-01-02T09:00"), at("2026-01-03T00:00")));
    }

    @Test
    void atChristmasAllOthersAreSecondary() {
        var now = schedule.at(at("2025-12-24T12:00"));
        assertThat(now)
                .filteredOn(s -> s.post().position().equals("primary"))
                .extracting(Shift::person)
                .containsExactly(C);
        assertThat(now)
                .filteredOn(s -> s.post().position().equals("secondary"))
                .extracting(Shift::person)
                .containsExactly(A, B, D);
        assertThat(schedule.doubleBookings(at("2025-12-20T00:00"), at("2026-01-10T00:00")))
                .isEmpty();
    }

    @Test
    void christmasBeatsNewYearsWeekWhateverTheOrderOfTheRows() {
        var rows = schedule.cover().rows().reversed();
        var reversed =
                new OnCallSchedule(
                        schedule.name(),
                        schedule.zone(),
                        schedule.layers(),
                        new HolidayCover(rows, schedule.cover().dates()),
                        List.of());
        assertThat(reversed.at(at("2026-01-01T12:00")))
                .extracting(s -> s.why().toString())
                .containsOnly("holiday cover: Christmas/New Year");
    }

    @Test
    void aHolidayWhoseDateIsNotKnownIsNotCovered() {
        var unknown =
                new OnCallSchedule(
                        schedule.name(),
                        schedule.zone(),
                        schedule.layers(),
                        new HolidayCover(schedule.cover().rows(), HolidayDates.NONE),
                        List.of());
        assertThat(unknown.at(at("2025-11-27T12:00")).getFirst().why())
                .hasToString("rotation: week 4");
        assertThat(CoverRules.STANDARD.findings(unknown, 2025))
                .extracting(Finding::message)
                .contains("Thanksgiving Week: the date of its holiday in 2025 is not known");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-19, 2026-06-19T00:00, 2026-06-22T09:00",
        "2025-06-19, 2025-06-19T00:00, 2025-06-23T09:00",
        "2024-06-18, 2024-06-15T00:00, 2024-06-19T09:00",
        "2027-06-19, 2027-06-19T00:00, 2027-06-21T09:00",
        "2022-06-19, 2022-06-18T00:00, 2022-06-20T09:00",
    })
    void aLongWeekendReachesTheWeekendNextToIt(LocalDate day, String from, String to) {
        HolidayDates dates = (_, _) -> Optional.of(day);
        var span = new CoverSpan.LongWeekend("juneteenth", LocalTime.of(9, 0));
        assertThat(span.in(day.getYear(), dates, Investor.ZONE))
                .hasValue(new Stretch(at(from), at(to)));
    }

    @Test
    void theRulesFindWhatTheDocumentBreaksItself() {
        var findings = CoverRules.STANDARD.findings(schedule, 2025);
        assertThat(findings)
                .extracting(Finding::message)
                .containsExactly(
                        "New Year's Week and Christmas/New Year overlap from 2025-12-29T09:00 to"
                                + " 2026-01-03T00:00; Christmas/New Year counts",
                        "engineer-d covers 3 major holidays in 2025 (Memorial Day Weekend 2025,"
                                + " Thanksgiving Week 2025, Christmas/New Year 2025); at most 2 are"
                                + " allowed");
    }

    @Test
    void aTradeMovesTheHolidayOnlyOnceItIsApproved() {
        var thanksgiving = new Stretch(at("2026-11-23T09:00"), at("2026-11-30T09:00"));
        var waiting =
                new ShiftOverride(
                        "primary",
                        A,
                        thanksgiving,
                        ShiftOverride.Grounds.trade(D, "family visit", Optional.empty()));
        var undecided = Investor.schedule(waiting);
        assertThat(undecided.at(at("2026-11-26T12:00")).getFirst().person()).isEqualTo(D);
        assertThat(CoverRules.STANDARD.findings(undecided, 2026))
                .extracting(Finding::rule)
                .contains(Finding.Rule.TRADE_NOT_APPROVED, Finding.Rule.TOO_MANY_HOLIDAYS);

        var approved =
                Investor.schedule(
                        new ShiftOverride(
                                "primary",
                                A,
                                thanksgiving,
                                ShiftOverride.Grounds.trade(
                                        D, "family visit", Optional.of("engineering-manager"))));
        var now = approved.at(at("2026-11-26T12:00")).getFirst();
        assertThat(now.person()).isEqualTo(A);
        assertThat(now.why())
                .hasToString(
                        "holiday trade by engineer-d, approved by engineering-manager: family visit");
        // Now it is A who has three, and D who has two.
        assertThat(CoverRules.STANDARD.findings(approved, 2026))
                .filteredOn(f -> f.rule() == Finding.Rule.TOO_MANY_HOLIDAYS)
                .extracting(f -> f.message().substring(0, 10))
                .containsExactly(A);
    }

    @Test
    void anHoursStandInDoesNotCountAsCoveringTheHoliday() {
        var dentist =
                new ShiftOverride(
                        "primary",
                        A,
                        new Stretch(at("2025-11-25T10:00"), at("2025-11-25T12:00")),
                        ShiftOverride.Grounds.override(D, "dentist"));
        assertThat(new Fairness(Investor.schedule(dentist)).majorHolidays(2025).get(A))
                .containsExactly("Labor Day Weekend 2025", "Christmas/New Year 2025");
    }

    private Shift primary(String local) {
        return Stream.of(schedule.at(at(local)).getFirst())
                .filter(s -> s.post().position().equals("primary"))
                .findFirst()
                .orElseThrow();
    }
}
