package org.tocsin.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.calendar.BusinessCalendar;
import org.tocsin.domain.calendar.Span;

class PublicHolidaysTest {
    private final PublicHolidays us = new PublicHolidays("us");

    @ParameterizedTest
    @CsvSource({
        "new-year, 2026-01-01",
        "memorial-day, 2026-05-25",
        "juneteenth, 2026-06-19",
        "independence-day, 2026-07-04",
        "labor-day, 2026-09-07",
        "labour-day, 2026-09-07",
        "thanksgiving, 2026-11-26",
        "Thanksgiving, 2025-11-27",
        "christmas, 2027-12-25",
        "new-year, 2022-01-01",
    })
    void aHolidayFallsOnItsOwnDateAlsoOnAWeekend(String id, LocalDate date) {
        assertThat(us.dates().in(id, date.getYear())).hasValue(date);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-27, Thanksgiving Day",
        // 4 July 2026 is a Saturday and kept on the Friday, 4 July 2027 a Sunday
        "2026-07-03, Independence Day",
        "2027-07-05, Independence Day",
        // 1 January 2022 is a Saturday: kept in the year before
        "2021-12-31, New Year's Day",
    })
    void aHolidayIsKeptOnAWorkingDay(LocalDate day, String name) {
        assertThat(us.daysOff().on(day)).hasValue(name);
    }

    @ParameterizedTest
    @CsvSource({"2026-07-02", "2026-07-06", "2021-12-30", "2022-01-03", "2025-11-28"})
    void anyOtherDayIsWorked(LocalDate day) {
        assertThat(us.daysOff().on(day)).isEmpty();
    }

    @Test
    void aRegionHasItsOwnHolidaysAndTheCountrys() {
        var california = new PublicHolidays("US-CA");
        assertThat(california.fault()).isEmpty();
        assertThat(california.daysOff().on(LocalDate.of(2025, 11, 28))).isPresent();
        assertThat(california.daysOff().on(LocalDate.of(2025, 11, 27))).isPresent();
        // Lincoln's birthday is observed, but worked.
        assertThat(california.daysOff().on(LocalDate.of(2025, 2, 12))).isEmpty();
        assertThat(california.dates().in("lincoln", 2025)).hasValue(LocalDate.of(2025, 2, 12));
    }

    @Test
    void holidaysThatMoveAreFoundByTheirPlainName() {
        var bavaria = new PublicHolidays("de-by");
        assertThat(bavaria.dates().in("good-friday", 2025)).hasValue(LocalDate.of(2025, 4, 18));
        assertThat(bavaria.dates().in("christmas", 2025)).hasValue(LocalDate.of(2025, 12, 25));
        assertThat(bavaria.daysOff().on(LocalDate.of(2025, 1, 6))).isPresent();
        assertThat(new PublicHolidays("de").daysOff().on(LocalDate.of(2025, 1, 6))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "zz, no holidays are known for the country \"zz\"",
        "'', no holidays are known for the country \"\"",
        "../us, no holidays are known for the country \"../us\"",
        "us-zz, 'no holidays are known for the region \"zz\" of us; there are ak, al'",
        "us-ca-zz, no holidays are known for the region \"zz\" of us",
        "us-, no holidays are known for the region \"\" of us",
    })
    void aPlaceThatIsNotKnownIsNamedAndHasNoHolidays(String code, String fault) {
        var nowhere = new PublicHolidays(code);
        assertThat(nowhere.fault()).get().asString().startsWith(fault);
        assertThat(nowhere.daysOff().on(LocalDate.of(2025, 12, 25))).isEmpty();
        assertThat(nowhere.dates().in("christmas", 2025)).isEmpty();
    }

    @Test
    void aHolidayThatIsNotKnownHasNoDate() {
        assertThat(us.dates().in("festivus", 2025)).isEmpty();
        assertThat(us.dates().in("juneteenth", 1950)).isEmpty();
    }

    @Test
    void businessTimeRunsPastThanksgiving() {
        var calendar = BusinessCalendar.standard(ZoneId.of("America/Los_Angeles"), us.daysOff());
        assertThat(calendar.after(Instant.parse("2025-11-27T00:00:00Z"), Span.business(1)))
                .isEqualTo(Instant.parse("2025-11-29T00:00:00Z"));
    }

    @Test
    void threadsThatAskAtOnceGetTheSameAnswer() throws Exception {
        var fresh = new PublicHolidays("us");
        var jobs = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 200; i++) {
            var christmas = LocalDate.of(1990 + i % 40, 12, 25);
            jobs.add(() ->
                    fresh.dates()
                            .in("christmas", christmas.getYear())
                            .equals(java.util.Optional.of(christmas)));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(jobs)) {
                assertThat(answer.get()).isTrue();
            }
        }
    }
}
