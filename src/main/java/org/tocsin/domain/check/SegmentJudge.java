package org.tocsin.domain.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.tocsin.domain.check.Judgement.Bounds;
import org.tocsin.domain.check.Reading.Tested;

/**
 * Judges each segment by the check's rules and its own history, and the check by its worst segment
 * (C-16; 004: event volume drops for specific SDK versions). Segments that still learn do not keep
 * the check from being healthy as long as others can be judged: new versions appear all the time.
 */
public final class SegmentJudge {
    private static final Comparator<Segments.Result> WORST_FIRST =
            Comparator.<Segments.Result>comparingInt(r -> rank(r.judgement().verdict()))
                    .thenComparing(
                            Comparator.comparingLong((Segments.Result r) -> r.tested().rows())
                                    .reversed())
                    .thenComparing(Segments.Result::segment);

    private SegmentJudge() {}

    /** The check's judgement, with what it rests on. */
    public record Judged(Judgement judgement, Segments segments) {}

    /**
     * @param past earlier values per segment, oldest first, as for {@link Judge#judge}; a segment
     *     that is in it and has no rows now has vanished: a count of it is 0
     */
    public static Judged judge(
            Check check, Reading.Segmented reading, Map<String, List<Double>> past) {
        var results = new ArrayList<Segments.Result>();
        var seen = new HashSet<String>();
        for (var part : reading.of()) {
            seen.add(part.segment());
            results.add(judge(check, part, past.getOrDefault(part.segment(), List.of())));
        }
        var gone = new TreeSet<>(SegmentMemory.followed(check.measure(), past));
        gone.removeAll(seen);
        var nothing = Segmentation.ofNoRows(check.measure().formula());
        if (nothing.isPresent()) {
            for (String segment : gone) {
                results.add(vanished(check, segment, past.getOrDefault(segment, List.of())));
            }
        }
        results.sort(WORST_FIRST);
        if (results.isEmpty()) {
            return new Judged(ofNoSegments(check, reading, nothing), Segments.NONE);
        }
        var lead = results.getFirst();
        var judgement =
                new Judgement(
                        lead.judgement().verdict(),
                        lead.judgement().value(),
                        lead.judgement().bounds(),
                        SegmentWords.message(check, results, reading, gone));
        return new Judged(
                Judge.noting(reading.notes(), judgement),
                new Segments(lead.segment(), results, reading.found()));
    }

    private static Segments.Result judge(
            Check check, Reading.OfSegment part, List<Double> history) {
        return switch (part.reading()) {
            case Reading.Taken(var value, var tested, _, _, _)
                    when value.isEmpty()
                            && !(check.measure().formula().unsegmented() instanceof Formula.Age) ->
                    new Segments.Result(part.segment(), noValue(check, part, history), tested);
            case Reading.Taken taken ->
                    new Segments.Result(
                            part.segment(), Judge.judge(check, taken, history), taken.tested());
            case Reading.Segmented _, Reading.TimedOut _, Reading.Failed _ ->
                    new Segments.Result(
                            part.segment(),
                            Judge.judge(check, part.reading(), history),
                            new Tested(part.rows(), OptionalLong.empty()));
        };
    }

    /**
     * A value that was there before and is not now cannot be judged; one that never was may come.
     */
    private static Judgement noValue(Check check, Reading.OfSegment part, List<Double> history) {
        String words = "%s has no value in %,d rows".formatted(check.measure().name(), part.rows());
        return history.isEmpty()
                ? new Judgement(
                        new Verdict.Learning(), OptionalDouble.empty(), Bounds.NONE, words + " yet")
                : Judge.broken(words);
    }

    private static Segments.Result vanished(Check check, String segment, List<Double> history) {
        var tested = new Tested(0, OptionalLong.empty());
        var none =
                new Reading.Taken(
                        Segmentation.ofNoRows(check.measure().formula()),
                        tested,
                        List.of(),
                        List.of("no rows, it had some before"),
                        Reading.Evidence.NONE);
        return new Segments.Result(segment, Judge.judge(check, none, history), tested);
    }

    /** No row at all, and none ever: a count of nothing is judged as such, the rest cannot be. */
    private static Judgement ofNoSegments(
            Check check, Reading.Segmented reading, OptionalDouble nothing) {
        var none =
                new Reading.Taken(
                        nothing,
                        Tested.NONE,
                        nothing.isPresent() ? List.of() : List.of("there are no rows"),
                        reading.notes(),
                        reading.evidence());
        return Judge.judge(check, none, List.of());
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Breach(var severity) -> severity.rank();
            case Verdict.Broken() -> Integer.MAX_VALUE - 2;
            case Verdict.Healthy() -> Integer.MAX_VALUE - 1;
            case Verdict.Learning() -> Integer.MAX_VALUE;
        };
    }
}
