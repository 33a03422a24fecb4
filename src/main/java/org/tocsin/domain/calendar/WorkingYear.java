package org.tocsin.domain.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * One year's working time, laid out so that a sum or a search is one binary search. All times are
 * microseconds since 1970-01-01T00:00:00Z.
 */
final class WorkingYear {
    private final long[] starts;
    private final long[] ends;

    /** Working time of the year before each interval; one longer than the intervals. */
    private final long[] before;

    private WorkingYear(long[] starts, long[] ends) {
        this.starts = starts;
        this.ends = ends;
        this.before = new long[starts.length + 1];
        for (int i = 0; i < starts.length; i++) {
            before[i + 1] = before[i] + ends[i] - starts[i];
        }
    }

    static WorkingYear of(int year, ZoneId zone, WorkingWeek week, Holidays holidays) {
        var starts = new long[366 * 4];
        var ends = new long[starts.length];
        int size = 0;
        var last = LocalDate.of(year, 12, 31);
        for (var day = LocalDate.of(year, 1, 1); !day.isAfter(last); day = day.plusDays(1)) {
            var hours = week.on(day.getDayOfWeek());
            if (hours.isEmpty() || holidays.on(day).isPresent()) {
                continue;
            }
            for (var working : hours) {
                if (size == starts.length) {
                    starts = Arrays.copyOf(starts, size * 2);
                    ends = Arrays.copyOf(ends, size * 2);
                }
                long floor = size == 0 ? Long.MIN_VALUE : ends[size - 1];
                starts[size] = Math.max(floor, micros(start(day, working, zone)));
                ends[size] = micros(end(day, working, zone));
                // Hours inside a gap do not exist, and those that come twice may already be taken.
                if (ends[size] > starts[size]) {
                    size++;
                }
            }
        }
        return new WorkingYear(Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
    }

    static Instant start(LocalDate day, WorkingWeek.Hours hours, ZoneId zone) {
        return LocalTimes.start(day.atTime(hours.from()), zone);
    }

    static Instant end(LocalDate day, WorkingWeek.Hours hours, ZoneId zone) {
        return hours.toMidnight()
                ? LocalTimes.dayStart(day.plusDays(1), zone)
                : LocalTimes.end(day.atTime(hours.to()), zone);
    }

    static long micros(Instant at) {
        return Math.addExact(
                Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000);
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }

    long total() {
        return before[starts.length];
    }

    /** Working time of the year that lies before the instant. */
    long worked(long at) {
        if (starts.length == 0 || at >= ends[ends.length - 1]) {
            return total();
        }
        int i = lastNotAfter(starts, at);
        return i < 0 ? 0 : before[i] + Math.min(at, ends[i]) - starts[i];
    }

    /** The first instant by which so much of the year's working time, more than none, is done. */
    long whenWorked(long work) {
        int found = Arrays.binarySearch(before, work);
        int i = (found >= 0 ? found : -found - 1) - 1;
        return starts[i] + work - before[i];
    }

    /** The last instant after which work, not yet all of the year's, is still to come. */
    long whenStillUnworked(long work) {
        int i = lastNotAfter(before, work);
        return starts[i] + work - before[i];
    }

    boolean isWorking(long at) {
        int i = lastNotAfter(starts, at);
        return i >= 0 && at < ends[i];
    }

    private static int lastNotAfter(long[] sorted, long value) {
        int found = Arrays.binarySearch(sorted, value);
        return found >= 0 ? found : -found - 2;
    }
}
