package org.tocsin.domain.data;

import java.time.LocalDate;

/** How much time one partition of a data set covers. */
public enum Grain {
    DAY,
    MONTH,
    YEAR;

    /** The first day of the partition that holds the given day. */
    public LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** Moves a partition's first day by whole partitions, backwards when negative. */
    public LocalDate move(LocalDate start, long partitions) {
        return switch (this) {
            case DAY -> start.plusDays(partitions);
            case MONTH -> start.plusMonths(partitions);
            case YEAR -> start.plusYears(partitions);
        };
    }
}
