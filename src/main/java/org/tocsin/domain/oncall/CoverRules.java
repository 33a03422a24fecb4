package org.tocsin.domain.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.tocsin.domain.calendar.LocalTimes;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.oncall.Finding.Rule;

/**
 * The rules for holiday cover, trades and overrides (O-2, document 004: Holiday Rotation Rules).
 *
 * @param mostMajorHolidays that one person may cover in a calendar year
 */
public record CoverRules(int mostMajorHolidays) {
    /** At most two (document 004). */
    public static final CoverRules STANDARD = new CoverRules(2);

    /** What a schedule breaks in a calendar year of its zone. */
    public List<Finding> findings(OnCallSchedule schedule, int year) {
        var findings = new ArrayList<Finding>();
        unknown(schedule, year, findings);
        overlappingCovers(schedule, year, findings);
        tooMany(schedule, year, findings);
        overrides(schedule, year, findings);
        return List.copyOf(findings);
    }

    private static void unknown(OnCallSchedule schedule, int year, List<Finding> findings) {
        var cover = schedule.cover();
        for (var row : cover.rows()) {
            if (row.span().in(year, cover.dates(), schedule.zone()).isEmpty()) {
                findings.add(
                        new Finding(
                                Rule.HOLIDAY_NOT_KNOWN,
                                "%s: the date of its holiday in %d is not known"
                                        .formatted(row.name(), year)));
            }
        }
    }

    private static void overlappingCovers(
            OnCallSchedule schedule, int year, List<Finding> findings) {
        var within = yearOf(schedule, year);
        var all = schedule.cover().occurrences(within, schedule.zone());
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                var lesser = all.get(i);
                var greater = all.get(j);
                lesser.when()
                        .within(greater.when())
                        // One that began last year was told of there.
                        .filter(shared -> within.contains(shared.from()))
                        .ifPresent(shared ->
                                findings.add(
                                        new Finding(
                                                Rule.COVERS_OVERLAP,
                                                "%s and %s overlap from %s to %s; %s counts"
                                                        .formatted(
                                                                lesser.cover().name(),
                                                                greater.cover().name(),
                                                                local(schedule, shared.from()),
                                                                local(schedule, shared.to()),
                                                                greater.cover().name()),
                                                shared.from())));
            }
        }
    }

    private void tooMany(OnCallSchedule schedule, int year, List<Finding> findings) {
        new TreeMap<>(new Fairness(schedule).majorHolidays(year))
                .forEach((person, holidays) -> {
                    if (holidays.size() > mostMajorHolidays) {
                        findings.add(
                                new Finding(
                                        Rule.TOO_MANY_HOLIDAYS,
                                        "%s covers %d major holidays in %d (%s); at most %d are allowed"
                                                .formatted(
                                                        person,
                                                        holidays.size(),
                                                        year,
                                                        String.join(", ", holidays),
                                                        mostMajorHolidays)));
                    }
                });
    }

    private static void overrides(OnCallSchedule schedule, int year, List<Finding> findings) {
        var within = yearOf(schedule, year);
        var all = schedule.overrides().stream().filter(o -> o.when().overlaps(within)).toList();
        for (var override : all) {
            if (!override.counts()) {
                findings.add(
                        new Finding(
                                Rule.TRADE_NOT_APPROVED,
                                "the trade that puts in %s as %s from %s to %s is not approved and does not count"
                                        .formatted(
                                                override.person(),
                                                override.position(),
                                                local(schedule, override.when().from()),
                                                local(schedule, override.when().to())),
                                override.when().from()));
            }
        }
        var counting = all.stream().filter(ShiftOverride::counts).toList();
        for (int i = 0; i < counting.size(); i++) {
            for (int j = i + 1; j < counting.size(); j++) {
                overlap(schedule, counting.get(i), counting.get(j), findings);
            }
        }
    }

    private static void overlap(
            OnCallSchedule schedule,
            ShiftOverride one,
            ShiftOverride other,
            List<Finding> findings) {
        var shared = one.when().within(other.when());
        if (shared.isPresent() && one.position().equals(other.position())) {
            findings.add(
                    new Finding(
                            Rule.OVERRIDES_OVERLAP,
                            "%s and %s are both put in as %s from %s to %s; %s counts"
                                    .formatted(
                                            one.person(),
                                            other.person(),
                                            one.position(),
                                            local(schedule, shared.get().from()),
                                            local(schedule, shared.get().to()),
                                            other.person()),
                            shared.get().from()));
        }
    }

    private static LocalDateTime local(OnCallSchedule schedule, Instant at) {
        return at.atZone(schedule.zone()).toLocalDateTime();
    }

    private static Stretch yearOf(OnCallSchedule schedule, int year) {
        return new Stretch(
                LocalTimes.dayStart(LocalDate.of(year, 1, 1), schedule.zone()),
                LocalTimes.dayStart(LocalDate.of(year + 1, 1, 1), schedule.zone()));
    }
}
