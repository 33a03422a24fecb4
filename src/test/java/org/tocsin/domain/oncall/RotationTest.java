package org.tocsin.domain.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.calendar.Stretch;

class RotationTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    /**
     * Clock changes in Chicago: 2026-03-08 has no 02:00-03:00, 2026-11-01 has 01:00-02:00 twice; on
     * Lord Howe 2026-10-04 has no 02:00-02:30 and 2026-04-05 has 01:30-02:00 twice.
     */
    @ParameterizedTest
    @CsvSource({
        // weeks and days keep their hour of the wall clock
        "America/Chicago, 2026-06-13T08:00, WEEKLY, 1, 2026-06-13T13:00:00Z, PT168H",
        "America/Chicago, 2026-06-13T08:00, WEEKLY, 2, 2026-06-13T13:00:00Z, PT336H",
        "America/Chicago, 2026-03-02T09:00, WEEKLY, 1, 2026-03-02T15:00:00Z, PT167H",
        "America/Chicago, 2026-10-26T09:00, WEEKLY, 1, 2026-10-26T14:00:00Z, PT169H",
        "America/Chicago, 2026-03-07T08:00, DAILY, 1, 2026-03-07T14:00:00Z, PT23H",
        "America/Chicago, 2026-10-31T08:00, DAILY, 1, 2026-10-31T13:00:00Z, PT25H",
        "America/Chicago, 2026-03-07T08:00, DAILY, 2, 2026-03-07T14:00:00Z, PT47H",
        "Australia/Lord_Howe, 2026-10-03T08:00, DAILY, 1, 2026-10-02T21:30:00Z, PT23H30M",
        "Australia/Lord_Howe, 2026-04-04T08:00, DAILY, 1, 2026-04-03T21:00:00Z, PT24H30M",
        // so do hours: a shift is shorter or longer where the clock jumps over it
        "America/Chicago, 2026-03-08T00:00, HOURLY, 3, 2026-03-08T06:00:00Z, PT2H",
        "America/Chicago, 2026-11-01T00:00, HOURLY, 3, 2026-11-01T05:00:00Z, PT4H",
        "America/Chicago, 2026-01-01T01:00, HOURLY, 1, 2026-03-08T07:00:00Z, PT1H",
        "America/Chicago, 2026-01-01T01:00, HOURLY, 1, 2026-11-01T06:00:00Z, PT2H",
        "America/Chicago, 2026-01-01T01:00, HOURLY, 1, 2026-11-01T07:30:00Z, PT2H",
        "Australia/Lord_Howe, 2026-04-05T01:00, HOURLY, 1, 2026-04-04T14:00:00Z, PT1H30M",
        "Australia/Lord_Howe, 2026-10-04T02:00, HOURLY, 1, 2026-10-03T15:30:00Z, PT30M",
        // a handoff that does not exist is at the end of the gap, one that comes twice at the first
        "America/Chicago, 2026-03-07T02:30, DAILY, 1, 2026-03-07T08:30:00Z, PT23H30M",
        "America/Chicago, 2026-10-31T01:30, DAILY, 1, 2026-11-01T06:30:00Z, PT25H",
    })
    void aTurnLastsFromOneHandoffOfTheWallClockToTheNext(
            ZoneId zone,
            LocalDateTime start,
            Rotation.Unit unit,
            int every,
            Instant in,
            Duration length) {
        var turn = new Rotation(start, unit, every, List.of("a", "b")).at(in, zone);
        assertThat(turn.when().contains(in)).isTrue();
        assertThat(turn.when().length()).isEqualTo(length);
    }

    @Test
    void aTurnThatAClockChangeLeavesOutIsSkipped() {
        var hourly =
                new Rotation(
                        LocalDateTime.of(2026, 3, 8, 0, 0),
                        Rotation.Unit.HOURLY,
                        1,
                        List.of("a", "b", "c", "d"));
        var night = new Stretch(at("2026-03-08T06:00:00Z"), at("2026-03-08T09:00:00Z"));
        assertThat(hourly.turns(night, CHICAGO))
                .extracting(Rotation.Turn::person, t -> t.when().from())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", at("2026-03-08T06:00:00Z")),
                        org.assertj.core.groups.Tuple.tuple("b", at("2026-03-08T07:00:00Z")),
                        org.assertj.core.groups.Tuple.tuple("d", at("2026-03-08T08:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T09:00:00Z, a, 2026-02-28T09:00:00Z",
        "2026-02-28T09:00:00Z, b, 2026-03-31T09:00:00Z",
        "2026-03-31T08:59:59Z, b, 2026-03-31T09:00:00Z",
        "2026-04-15T00:00:00Z, c, 2026-04-30T09:00:00Z",
        "2028-02-10T00:00:00Z, a, 2028-02-29T09:00:00Z",
        "2025-12-31T09:00:00Z, c, 2026-01-31T09:00:00Z",
    })
    void aMonthlyHandoffOnThe31stComesBackAfterAShorterMonth(
            Instant in, String person, Instant until) {
        var monthly =
                new Rotation(
                        LocalDateTime.of(2026, 1, 31, 9, 0),
                        Rotation.Unit.MONTHLY,
                        1,
                        List.of("a", "b", "c"));
        var turn = monthly.at(in, ZoneId.of("UTC"));
        assertThat(turn.person()).isEqualTo(person);
        assertThat(turn.when().to()).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-06T16:00:00Z, engineer-a, 1",
        "2025-10-13T15:59:59Z, engineer-a, 1",
        "2025-10-13T16:00:00Z, engineer-b, 2",
        "2025-11-03T16:59:59Z, engineer-d, 4",
        "2025-11-03T17:00:00Z, engineer-a, 1",
        // turns reach back before the start
        "2025-10-06T15:59:59Z, engineer-d, 4",
        "2025-09-08T16:00:00Z, engineer-a, 1",
        "2125-10-08T12:00:00Z, engineer-b, 2",
    })
    void theInvestorRotationHasFourWeeks(Instant in, String person, int week) {
        var turn =
                Investor.weekly(Investor.A, Investor.B, Investor.C, Investor.D)
                        .at(in, Investor.ZONE);
        assertThat(turn.person()).isEqualTo(person);
        assertThat(turn.number()).isEqualTo(week);
    }

    @Test
    void turnsFollowEachOtherWithoutAGap() {
        var hourly =
                new Rotation(
                        LocalDateTime.of(2026, 1, 1, 0, 17),
                        Rotation.Unit.HOURLY,
                        7,
                        List.of("a", "b", "c"));
        var year = new Stretch(at("2026-01-01T12:00:00Z"), at("2027-01-01T12:00:00Z"));
        for (var zone :
                List.of(CHICAGO, ZoneId.of("Australia/Lord_Howe"), ZoneId.of("Asia/Beirut"))) {
            var turns = hourly.turns(year, zone);
            assertThat(turns.getFirst().when().contains(year.from())).isTrue();
            assertThat(turns.getLast().when().to()).isAfterOrEqualTo(year.to());
            for (int i = 1; i < turns.size(); i++) {
                var turn = turns.get(i);
                assertThat(turn.when().from()).isEqualTo(turns.get(i - 1).when().to());
                assertThat(hourly.at(turn.when().from(), zone)).isEqualTo(turn);
            }
        }
    }

    @Test
    void aRotationNeedsPeopleAndALength() {
        var start = LocalDateTime.of(2026, 1, 1, 0, 0);
        assertThatThrownBy(() -> new Rotation(start, Rotation.Unit.DAILY, 0, List.of("a")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rotation(start, Rotation.Unit.DAILY, 1, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
