package org.tocsin.domain.check;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a run found per segment, the worst first.
 *
 * @param lead the segment that the run's own value, bounds and score are those of: the worst, and
 *     of equally bad ones the largest; empty where there are no segments
 * @param found how many segments the data had in all
 */
public record Segments(String lead, List<Result> results, long found) {
    public static final Segments NONE = new Segments("", List.of(), 0);

    public Segments {
        results = List.copyOf(results);
    }

    /** One segment's judgement by its own history. */
    public record Result(String segment, Judgement judgement, Reading.Tested tested) {}

    public boolean isEmpty() {
        return lead.isEmpty();
    }

    /** Rows over all segments that were looked at; failing ones where any segment has some. */
    public Reading.Tested tested() {
        long rows = results.stream().mapToLong(result -> result.tested().rows()).sum();
        boolean any = results.stream().anyMatch(result -> result.tested().failing().isPresent());
        long failing =
                results.stream().mapToLong(result -> result.tested().failing().orElse(0)).sum();
        return new Reading.Tested(rows, any ? OptionalLong.of(failing) : OptionalLong.empty());
    }

    /** Those in breach or broken, the worst first. */
    public List<Result> failing() {
        return results.stream().filter(result -> fails(result.judgement().verdict())).toList();
    }

    private static boolean fails(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Breach _, Verdict.Broken _ -> true;
            case Verdict.Healthy _, Verdict.Learning _ -> false;
        };
    }
}
