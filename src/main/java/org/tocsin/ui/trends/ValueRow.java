package org.tocsin.ui.trends;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.tocsin.domain.check.Judgement.Bounds;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.trend.Judged;

/** One value of the picture, for the table and for files. */
record ValueRow(Spot spot) {
    /** More rows nobody reads; a file has them all. */
    static final int MOST = 10_000;

    /** The visible values of all tracks, the newest first, at most so many. */
    static List<ValueRow> of(Picture picture, int limit) {
        var rows = new ArrayList<ValueRow>();
        var sight = picture.sight();
        for (var track : picture.tracks()) {
            int begin = track.trace().from(sight.from());
            int end = track.trace().from(sight.until());
            for (int i = end - 1; i >= Math.max(begin, end - limit); i--) {
                rows.add(new ValueRow(new Spot(track, i)));
            }
        }
        rows.sort(Comparator.comparingLong((ValueRow row) -> row.spot.at()).reversed());
        return rows.subList(0, Math.min(limit, rows.size()));
    }

    String metric() {
        return spot.track().metric().title();
    }

    String value() {
        return words(OptionalDouble.of(spot.value()));
    }

    String expected() {
        return words(bounds().expected());
    }

    /** {@code 900 to 1,500}, {@code up to 5.0%}. */
    String band() {
        var bounds = bounds();
        if (bounds.lower().isPresent() && bounds.upper().isPresent()) {
            return words(bounds.lower()) + " to " + words(bounds.upper());
        }
        return bounds.lower().isPresent()
                ? "from " + words(bounds.lower())
                : bounds.upper().isPresent() ? "up to " + words(bounds.upper()) : "";
    }

    String verdict() {
        return spot.track()
                .judgedAt(spot.at())
                .map(Judged::verdict)
                .map(ValueRow::words)
                .orElse("");
    }

    Bounds bounds() {
        return spot.track().judgedAt(spot.at()).map(Judged::bounds).orElse(Bounds.NONE);
    }

    private String words(OptionalDouble value) {
        return value.isPresent() ? Words.about(value.getAsDouble(), spot.track().unit()) : "";
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Breach(var severity) -> severity.id();
            case Verdict.Healthy() -> "healthy";
            case Verdict.Broken() -> "broken";
            case Verdict.Learning() -> "learning";
        };
    }
}
