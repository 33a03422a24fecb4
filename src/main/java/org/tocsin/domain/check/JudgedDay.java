package org.tocsin.domain.check;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the calendar says of the day that is judged, which is the first day of its partition in the
 * data set's zone.
 *
 * @param holiday whether the playbook's calendar has a holiday on it
 * @param intervals the playbook's named intervals that the day begins in
 */
public record JudgedDay(LocalDate date, boolean holiday, Set<String> intervals) {
    public JudgedDay {
        intervals = Set.copyOf(intervals);
    }

    public enum Kind {
        /** Saturday and Sunday. */
        WEEKENDS,
        /** Monday to Friday, holidays included. */
        WEEKDAYS,
        HOLIDAYS,
        /** The last day of a month. */
        MONTH_ENDS,
        /** 29 February. */
        LEAP_DAY;

        /** As in playbooks: {@code month-ends}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    boolean is(RuleDays.Selector selector) {
        return switch (selector) {
            case RuleDays.Selector.Kind(var kind) -> is(kind);
            case RuleDays.Selector.Interval(var id) -> intervals.contains(id);
        };
    }

    private boolean is(Kind kind) {
        return switch (kind) {
            case WEEKENDS -> isWeekend();
            case WEEKDAYS -> !isWeekend();
            case HOLIDAYS -> holiday;
            case MONTH_ENDS -> date.getDayOfMonth() == date.lengthOfMonth();
            case LEAP_DAY -> isLeapDay();
        };
    }

    private boolean isWeekend() {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY
                || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private boolean isLeapDay() {
        return date.getMonth() == Month.FEBRUARY && date.getDayOfMonth() == 29;
    }

    /** Why a dip on this day may lie in the calendar rather than in the data (C-26). */
    private Optional<String> oddity() {
        if (isLeapDay()) {
            return Optional.of("29 February");
        }
        return is(Kind.MONTH_ENDS) ? Optional.of("the last day of a month") : Optional.empty();
    }

    /** Flags a breach that lies below what was expected on a day that is odd in itself. */
    public Judgement flag(Judgement judgement) {
        boolean dip =
                judgement.verdict() instanceof Verdict.Breach
                        && judgement.value().isPresent()
                        && judgement.bounds().lower().isPresent()
                        && judgement.value().getAsDouble()
                                < judgement.bounds().lower().getAsDouble();
        return dip && oddity().isPresent()
                ? new Judgement(
                        judgement.verdict(),
                        judgement.value(),
                        judgement.bounds(),
                        "%s; %s, so it may be an artefact of the calendar"
                                .formatted(judgement.message(), oddity().get()))
                : judgement;
    }
}
