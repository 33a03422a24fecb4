package org.tocsin.domain.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Document 004's schedule: four engineers, weekly, with its holiday table. */
final class Investor {
    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    static final String A = "engineer-a";
    static final String B = "engineer-b";
    static final String C = "engineer-c";
    static final String D = "engineer-d";
    private static final LocalTime NINE = LocalTime.of(9, 0);

    private Investor() {}

    static OnCallSchedule schedule(ShiftOverride... overrides) {
        return new OnCallSchedule(
                new OnCallSchedule.Name("data-engineering", "Data Engineering"),
                ZONE,
                List.of(rotation()),
                new HolidayCover(table(), Investor::date),
                List.of(overrides));
    }

    static Layer rotation() {
        var positions = new LinkedHashMap<String, Rotation>();
        positions.put("primary", weekly(A, B, C, D));
        positions.put("secondary", weekly(B, C, D, A));
        return new Layer("rotation", positions);
    }

    static Rotation weekly(String... people) {
        return new Rotation(
                LocalDateTime.of(2025, 10, 6, 9, 0), Rotation.Unit.WEEKLY, 1, List.of(people));
    }

    private static List<Cover> table() {
        return List.of(
                named("New Year's Week", new CoverSpan.WeekOf("new-year", NINE), B, C),
                named(
                        "Memorial Day Weekend",
                        new CoverSpan.LongWeekend("memorial-day", NINE),
                        D,
                        A),
                named(
                        "Independence Day Week",
                        new CoverSpan.WeekOf("independence-day", NINE),
                        C,
                        D),
                named("Labor Day Weekend", new CoverSpan.LongWeekend("labor-day", NINE), A, B),
                named("Thanksgiving Week", new CoverSpan.WeekOf("thanksgiving", NINE), D, C),
                new Cover(
                        "Christmas/New Year",
                        new CoverSpan.Dates(MonthDay.of(12, 23), MonthDay.of(1, 2)),
                        new Cover.Who.Daily(
                                List.of(A, B, C, D), NINE, "primary", Optional.of("secondary")),
                        Cover.Weight.MAJOR.beating(0)));
    }

    private static Cover named(String name, CoverSpan span, String primary, String secondary) {
        return new Cover(name, span, Cover.Who.Named.pair(primary, secondary), Cover.Weight.MAJOR);
    }

    private static Optional<LocalDate> date(String holiday, int year) {
        return Optional.ofNullable(
                switch (holiday) {
                    case "new-year" -> LocalDate.of(year, 1, 1);
                    case "memorial-day" ->
                            LocalDate.of(year, 5, 1)
                                    .with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY));
                    case "independence-day" -> LocalDate.of(year, Month.JULY, 4);
                    case "labor-day" ->
                            LocalDate.of(year, 9, 1)
                                    .with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
                    case "thanksgiving" ->
                            LocalDate.of(year, 11, 1)
                                    .with(
                                            TemporalAdjusters.dayOfWeekInMonth(
                                                    4, DayOfWeek.THURSDAY));
                    default -> null;
                });
    }

    /** Reads a local time such as 2025-10-06T09:00 in the schedule's zone. */
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
