package org.tocsin.domain.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a check of segments says in one line. */
final class SegmentWords {
    private static final int NAMED = 3;

    private SegmentWords() {}

    /**
     * {@code Events: 3 of 12 segments breach: 4.1 (-62%), 4.0 (-35%), 3.9 (-21%)}.
     *
     * @param results the worst first
     * @param gone segments that had rows before and have none now
     */
    static String message(
            Check check,
            List<Segments.Result> results,
            Reading.Segmented reading,
            Collection<String> gone) {
        var said = new ArrayList<String>();
        var breaching = results.stream().filter(r -> verdict(r) instanceof Verdict.Breach).toList();
        var broken = results.stream().filter(r -> verdict(r) instanceof Verdict.Broken).toList();
        long healthy = results.stream().filter(r -> verdict(r) instanceof Verdict.Healthy).count();
        long learning = results.size() - healthy - breaching.size() - broken.size();
        if (!breaching.isEmpty()) {
            said.add(
                    count(
                                    breaching.size(),
                                    results.size(),
                                    breaching.size() == 1 ? "breaches" : "breach")
                            + ": "
                            + list(
                                    breaching.stream()
                                            .map(r -> figure(r, check.measure()))
                                            .toList()));
        }
        if (!broken.isEmpty()) {
            said.add(
                    count(broken.size(), results.size(), "cannot be judged")
                            + ": "
                            + list(broken.stream().map(Segments.Result::segment).toList()));
        }
        if (said.isEmpty() && healthy > 0) {
            said.add(count(healthy, results.size(), "healthy"));
        }
        if (learning > 0) {
            said.add(count(learning, results.size(), "learning"));
        }
        if (!gone.isEmpty()) {
            said.add("no rows any more: " + list(gone));
        }
        Segmentation.of(check.measure()).flatMap(by -> leftOut(by, reading)).ifPresent(said::add);
        return check.measure().name() + ": " + String.join("; ", said);
    }

    private static Optional<String> leftOut(Segmentation by, Reading.Segmented reading) {
        long shown =
                reading.of().stream()
                        .filter(part -> !part.segment().equals(Segmentation.OTHER))
                        .count();
        if (reading.found() <= shown) {
            return Optional.empty();
        }
        return Optional.of(
                "%,d segments in all, %,d smaller ones %s"
                        .formatted(
                                reading.found(),
                                reading.found() - shown,
                                by.other() ? "together as " + Segmentation.OTHER : "left out"));
    }

    private static String count(long some, int all, String what) {
        return "%,d of %,d %s %s".formatted(some, all, all == 1 ? "segment" : "segments", what);
    }

    private static String list(Collection<String> names) {
        String some = String.join(", ", names.stream().limit(NAMED).toList());
        return names.size() > NAMED ? some + ", ..." : some;
    }

    /** How far it moved where there is something to compare with, else what it is. */
    private static String figure(Segments.Result result, Measure measure) {
        var judgement = result.judgement();
        double value = judgement.value().orElse(Double.NaN);
        double expected = judgement.bounds().expected().orElse(0);
        String shown =
                expected == 0 || Double.isNaN(value)
                        ? judgement.value().isPresent()
                                ? Words.value(value, measure.unit())
                                : "no value"
                        : String.format(
                                Locale.ROOT,
                                "%+.0f%%",
                                (value - expected) / Math.abs(expected) * 100);
        return "%s (%s)".formatted(result.segment(), shown);
    }

    private static Verdict verdict(Segments.Result result) {
        return result.judgement().verdict();
    }
}
