package org.tocsin.domain.playbook;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.calendar.Holidays;

/**
 * Which holidays a team keeps.
 *
 * @param country whose public holidays count, in small letters such as {@code us}, or a region
 *     of it such as {@code us-ca}; none when empty
 * @param extra further days off, with their names
 * @param except days that are worked all the same
 */
public record HolidaySpec(
        Optional<String> country, Map<LocalDate, String> extra, Set<LocalDate> except) {
    public static final HolidaySpec NONE =
            new HolidaySpec(Optional.empty(), Map.of(), Set.of());

    public HolidaySpec {
        extra = Map.copyOf(extra);
        except = Set.copyOf(except);
    }

    /** The days off, given those of the country. */
    public Holidays with(Holidays ofCountry) {
        var all = Holidays.of(extra).or(ofCountry);
        return day -> except.contains(day) ? Optional.empty() : all.on(day);
    }
}
