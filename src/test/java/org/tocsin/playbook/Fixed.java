package org.tocsin.playbook;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.calendar.Holidays;
import org.tocsin.domain.oncall.HolidayDates;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.HolidaySpec;

/** Knows Thanksgiving, in each year on the day and month given, and the country us. */
record Fixed(LocalDate thanksgiving) implements HolidaySource {
    @Override
    public Holidays off(HolidaySpec spec) {
        return spec.with(Holidays.NONE);
    }

    @Override
    public HolidayDates dates(HolidaySpec spec) {
        return (holiday, year) ->
                Optional.of(thanksgiving.withYear(year)).filter(_ -> holiday.equals("thanksgiving"));
    }

    @Override
    public Set<String> names(HolidaySpec spec, int year) {
        return Set.of("thanksgiving");
    }

    @Override
    public Optional<String> fault(HolidaySpec spec) {
        return spec.country()
                .filter(country -> !country.equals("us"))
                .map(country -> "no holidays are known for " + country);
    }
}
