package org.tocsin.domain.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.domain.oncall.Investor.A;
import static org.tocsin.domain.oncall.Investor.B;
import static org.tocsin.domain.oncall.Investor.C;
import static org.tocsin.domain.oncall.Investor.D;
import static org.tocsin.domain.oncall.Investor.at;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.DayFilter;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.calendar.TimeInterval;
import org.tocsin.domain.calendar.TimeRange;

class OnCallScheduleTest {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final OnCallSchedule investor = Investor.schedule();

    @Test
    void bothPositionsAreHeldAndHandedOverTogether() {
        var week1 = new Stretch(at("2025-10-06T09:00"), at("2025-10-13T09:00"));
        assertThat(investor.at(at("2025-10-08T03:00")))
                .containsExactly(
                        shift("primary", A, week1, "week 1"),
                        shift("secondary", B, week1, "week 1"));
        assertThat(investor.next(at("2025-10-08T03:00")))
                .extracting(Shift::person)
                .containsExactly(B, C);
    }

    @Test
    void fourWeeksShareTheWorkEvenlyAlsoWhereClocksChange() {
        // The week of 27 October 2025 has 169 hours.
        var loads = new Fairness(investor).between(at("2025-10-06T09:00"), at("2025-11-03T09:00"));
        assertThat(loads).extracting(Load::person).containsExactly(A, B, C, D);
        assertThat(loads).extracting(Load::weeks).containsOnly(1.0);
        assertThat(loads).extracting(Load::credit).containsOnly(1.0);
        assertThat(loads)
                .extracting(l -> l.hours().get("primary").toHours())
                .containsExactly(168L, 168L, 168L, 169L);
        assertThat(loads)
                .extracting(l -> l.hours().get("secondary").toHours())
                .containsExactly(169L, 168L, 168L, 168L);
    }

    @Test
    void aHolidayWeekCountsOneAndAHalfTimes() {
        var loads = new Fairness(investor).between(at("2025-11-24T09:00"), at("2025-12-08T09:00"));
        assertThat(loads).extracting(Load::person).containsExactly(A, B, C, D);
        assertThat(loads).extracting(Load::weeks).containsExactly(1.0, 0.0, 0.0, 1.0);
        assertThat(loads).extracting(Load::credit).containsExactly(1.0, 0.0, 0.0, 1.5);
        assertThat(loads.getLast().majorHolidays()).containsExactly("Thanksgiving Week 2025");
    }

    @Test
    void aChristmasThatReachesIntoTheYearCountsInTheOneBefore() {
        var loads = new Fairness(investor).between(at("2026-01-01T00:00"), at("2027-01-01T00:00"));
        assertThat(loads)
                .extracting(Load::majorHolidays)
                .containsExactly(
                        List.of("Labor Day Weekend 2026", "Christmas/New Year 2026"),
                        List.of("New Year's Week 2026", "Christmas/New Year 2026"),
                        List.of("Independence Day Week 2026", "Christmas/New Year 2026"),
                        List.of(
                                "Memorial Day Weekend 2026",
                                "Thanksgiving Week 2026",
                                "Christmas/New Year 2026"));
        // From 3 January on it is New Year's Week that is covered, whatever the window.
        assertThat(new Fairness(investor).between(at("2026-01-03T00:00"), at("2026-01-05T09:00")))
                .filteredOn(l -> l.person().equals(B))
                .singleElement()
                .satisfies(l -> {
                    assertThat(l.majorHolidays()).containsExactly("New Year's Week 2026");
                    assertThat(l.credit()).isEqualTo(l.weeks() * 1.5);
                });
    }

    @Test
    void aPartOfAShiftCountsAsAPart() {
        var loads = new Fairness(investor).between(at("2025-10-12T09:00"), at("2025-10-13T21:00"));
        assertThat(loads)
                .filteredOn(l -> l.person().equals(A))
                .singleElement()
                .satisfies(l -> {
                    assertThat(l.hours()).containsEntry("primary", Duration.ofHours(24));
                    assertThat(l.weeks()).isEqualTo(1 / 7.0);
                });
        assertThat(new Fairness(investor).between(at("2025-10-12T09:00"), at("2025-10-12T09:00")))
                .isEmpty();
    }

    @Test
    void anOverrideCutsTheShiftItTakesPartOf() {
        var wednesday = new Stretch(at("2025-10-08T00:00"), at("2025-10-09T00:00"));
        var schedule =
                Investor.schedule(
                        new ShiftOverride(
                                "primary",
                                B,
                                wednesday,
                                ShiftOverride.Grounds.override(B, "swap")));
        assertThat(primaries(schedule, "2025-10-06T09:00", "2025-10-13T09:00"))
                .extracting(Shift::person, Shift::from)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(A, at("2025-10-06T09:00")),
                        org.assertj.core.groups.Tuple.tuple(B, at("2025-10-08T00:00")),
                        org.assertj.core.groups.Tuple.tuple(A, at("2025-10-09T00:00")));
        assertThat(schedule.at(at("2025-10-08T12:00")).getFirst().why())
                .hasToString("override by engineer-b: swap");
        assertThat(schedule.at(at("2025-10-09T00:00")).getFirst().when())
                .isEqualTo(new Stretch(at("2025-10-09T00:00"), at("2025-10-13T09:00")));
        // B is now primary and secondary at once.
        assertThat(schedule.doubleBookings(at("2025-10-06T09:00"), at("2025-10-13T09:00")))
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.one().person()).isEqualTo(B);
                    assertThat(d.when()).isEqualTo(wednesday);
                });
    }

    @Test
    void twoPeopleMayTakeEachOthersShifts() {
        var one = investor.at(at("2025-10-08T12:00")).getFirst();
        var other = investor.at(at("2025-10-22T12:00")).getFirst();
        var swapped =
                investor.with(
                        ShiftOverride.swap(one, other, ShiftOverride.Grounds.override(A, "swap")));
        assertThat(primaries(swapped, "2025-10-06T09:00", "2025-11-03T09:00"))
                .extracting(Shift::person)
                .containsExactly(C, B, A, D);
        assertThat(swapped.at(at("2025-10-08T12:00")).getFirst().why())
                .hasToString("override by engineer-a: swap");
    }

    @Test
    void ofOverridesThatOverlapTheLastCountsAndTheyAreReported() {
        var schedule =
                Investor.schedule(
                        override(B, "2025-10-08T00:00", "2025-10-10T00:00"),
                        override(C, "2025-10-09T00:00", "2025-10-11T00:00"));
        assertThat(primaries(schedule, "2025-10-08T00:00", "2025-10-11T00:00"))
                .extracting(Shift::person)
                .containsExactly(B, C);
        assertThat(CoverRules.STANDARD.findings(schedule, 2025))
                .extracting(Finding::message)
                .contains(
                        "engineer-b and engineer-c are both put in as primary from"
                                + " 2025-10-09T00:00 to 2025-10-10T00:00; engineer-c counts");
    }

    @Test
    void aLaterLayerCountsInItsHoursAndAnEarlierOneElse() {
        var schedule = schedule(layer("base", "day", Optional.empty()), nights("night"));
        assertThat(schedule.shifts(utc("2026-07-08T12:00"), utc("2026-07-09T12:00")))
                .extracting(Shift::person, s -> s.why().toString(), Shift::from)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "day", "base: day 1", utc("2026-07-08T06:00")),
                        org.assertj.core.groups.Tuple.tuple(
                                "night", "nights: day 1", utc("2026-07-08T22:00")),
                        org.assertj.core.groups.Tuple.tuple(
                                "night", "nights: day 1", utc("2026-07-09T00:00")),
                        org.assertj.core.groups.Tuple.tuple(
                                "day", "base: day 1", utc("2026-07-09T06:00")));
        assertThat(schedule.gaps(utc("2026-07-08T12:00"), utc("2026-07-20T12:00"))).isEmpty();
    }

    @Test
    void nobodyIsOnCallOutsideTheHoursOfTheOnlyLayer() {
        var schedule = schedule(nights("night"));
        assertThat(schedule.at(utc("2026-07-08T12:00"))).isEmpty();
        assertThat(schedule.gaps(utc("2026-07-08T12:00"), utc("2026-07-09T12:00")))
                .containsExactly(
                        gap("2026-07-08T12:00", "2026-07-08T22:00", "outside the hours of nights"),
                        gap("2026-07-09T06:00", "2026-07-09T12:00", "outside the hours of nights"));
        assertThat(schedule.next(utc("2026-07-08T12:00")))
                .singleElement()
                .extracting(Shift::from)
                .isEqualTo(utc("2026-07-08T22:00"));
    }

    @Test
    void aLayerCountsOnlyInItsTerm() {
        var term =
                new Layer.Term(
                        Optional.of(utc("2026-07-10T12:00")), Optional.of(utc("2026-07-12T00:00")));
        var base = layer("base", "solo", Optional.empty());
        var schedule = schedule(new Layer(base.name(), base.positions(), Optional.empty(), term));
        assertThat(schedule.gaps(utc("2026-07-10T00:00"), utc("2026-07-13T00:00")))
                .containsExactly(
                        gap("2026-07-10T00:00", "2026-07-10T12:00", "no rotation is in force"),
                        gap("2026-07-12T00:00", "2026-07-13T00:00", "no rotation is in force"));
        assertThat(schedule.next(utc("2026-07-08T00:00")))
                .singleElement()
                .extracting(Shift::from)
                .isEqualTo(utc("2026-07-10T12:00"));
        assertThat(schedule.next(utc("2026-08-01T00:00"))).isEmpty();
    }

    @Test
    void aScheduleWithoutLayersHasNobody() {
        var empty = schedule();
        assertThat(empty.at(utc("2026-07-08T00:00"))).isEmpty();
        assertThat(empty.next(utc("2026-07-08T00:00"))).isEmpty();
        assertThat(empty.gaps(utc("2026-07-08T00:00"), utc("2026-07-09T00:00"))).isEmpty();
        assertThat(new Fairness(empty).majorHolidays(2026)).isEmpty();
        assertThat(CoverRules.STANDARD.findings(empty, 2026)).isEmpty();
    }

    @Test
    void aYearOfShiftsLeavesNoGapAndAgreesWithEachInstant() {
        var from = at("2025-10-06T09:00");
        var to = at("2027-01-15T00:00");
        assertThat(investor.gaps(from, to)).isEmpty();
        assertThat(investor.doubleBookings(from, to)).isEmpty();
        for (var shift : investor.shifts(from, to)) {
            assertThat(investor.at(shift.from())).contains(shift);
            assertThat(investor.at(shift.to().minusNanos(1))).contains(shift);
            assertThat(investor.at(shift.to())).doesNotContain(shift);
        }
    }

    @Test
    void thePersonInTwoSchedulesAtOnceIsBookedTwice() {
        var week = new Stretch(utc("2026-07-06T00:00"), utc("2026-07-13T00:00"));
        var day = new Stretch(utc("2026-07-08T00:00"), utc("2026-07-09T00:00"));
        var one = new Shift(new Post("x", "primary"), A, week, new Why.Turn("x", "week 1"));
        var other = new Shift(new Post("y", "primary"), A, day, new Why.Turn("y", "week 1"));
        var after =
                new Shift(
                        new Post("y", "primary"),
                        A,
                        new Stretch(week.to(), week.to().plusSeconds(1)),
                        new Why.Turn("y", "week 2"));
        assertThat(OnCallSchedule.doubleBookings(List.of(other, after, one)))
                .containsExactly(new OnCallSchedule.DoubleBooking(one, other, day));
    }

    private static ShiftOverride override(String person, String from, String to) {
        return new ShiftOverride(
                "primary",
                person,
                new Stretch(at(from), at(to)),
                ShiftOverride.Grounds.override(person, ""));
    }

    private static List<Shift> primaries(OnCallSchedule schedule, String from, String to) {
        return schedule.shifts(at(from), at(to)).stream()
                .filter(s -> s.post().position().equals("primary"))
                .toList();
    }

    private static Shift shift(String position, String person, Stretch when, String turn) {
        return new Shift(
                new Post("data-engineering", position),
                person,
                when,
                new Why.Turn("rotation", turn));
    }

    private static OnCallSchedule schedule(Layer... layers) {
        return new OnCallSchedule(
                new OnCallSchedule.Name("ops", "Operations"),
                UTC,
                List.of(layers),
                HolidayCover.NONE,
                List.of());
    }

    private static Layer nights(String person) {
        var night =
                new TimeInterval(
                        DayFilter.ALL,
                        List.of(TimeRange.parse("22:00-06:00").value().orElseThrow()),
                        UTC);
        return layer("nights", person, Optional.of(night));
    }

    private static Layer layer(String name, String person, Optional<TimeInterval> hours) {
        var daily =
                new Rotation(
                        LocalDateTime.of(2026, 1, 1, 0, 0),
                        Rotation.Unit.DAILY,
                        1,
                        List.of(person));
        return new Layer(
                name, new LinkedHashMap<>(Map.of("primary", daily)), hours, Layer.Term.ALWAYS);
    }

    private static OnCallSchedule.Gap gap(String from, String to, String why) {
        return new OnCallSchedule.Gap(
                new Post("ops", "primary"), new Stretch(utc(from), utc(to)), why);
    }

    private static Instant utc(String local) {
        return LocalDateTime.parse(local).atZone(UTC).toInstant();
    }
}
