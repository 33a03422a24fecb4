package org.tocsin.holidays;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.domain.calendar.Holidays;
import org.tocsin.domain.oncall.HolidayDates;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.HolidaySpec;

/** The holidays that playbooks name; each country's are worked out once. For any thread. */
public final class TeamHolidays implements HolidaySource {
    private final Map<String, PublicHolidays> countries = new ConcurrentHashMap<>();

    @Override
    public Holidays off(HolidaySpec spec) {
        return spec.with(of(spec).map(PublicHolidays::daysOff).orElse(Holidays.NONE));
    }

    @Override
    public HolidayDates dates(HolidaySpec spec) {
        return of(spec).map(PublicHolidays::dates).orElse(HolidayDates.NONE);
    }

    @Override
    public Set<String> names(HolidaySpec spec, int year) {
        return of(spec).map(country -> country.names(year)).orElse(Set.of());
    }

    @Override
    public Optional<String> fault(HolidaySpec spec) {
        return of(spec).flatMap(PublicHolidays::fault);
    }

    private Optional<PublicHolidays> of(HolidaySpec spec) {
        return spec.country()
                .map(country -> countries.computeIfAbsent(country, PublicHolidays::new));
    }
}
