package org.tocsin.ui.trends;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.trend.Mark;
import org.tocsin.domain.trend.SavedView;
import org.tocsin.domain.trend.Trace;

/**
 * All that a drawing of the charted metrics needs; never changes.
 *
 * @param tracks in the order in which they stand
 * @param marks of any kind, in order of time
 */
record Picture(
        List<Track> tracks, Sight sight, List<Mark> marks, SavedView.Options options, ZoneId zone) {
    private static final long WEEK = 7 * 86_400_000L;
    private static final long MONTH = 28 * 86_400_000L;

    Picture {
        tracks = List.copyOf(tracks);
        marks = List.copyOf(marks);
    }

    Picture with(Sight other) {
        return new Picture(tracks, other, marks, options, zone);
    }

    /** The marks to be seen: of the kinds that are not hidden, about what is charted. */
    List<Mark> shown() {
        var checks =
                tracks.stream()
                        .map(track -> track.metric().check().id())
                        .collect(Collectors.toSet());
        return marks.stream()
                .filter(mark -> !options.hidden().contains(mark.kind()))
                .filter(mark -> mark.concerns(checks))
                .filter(mark ->
                        mark.span().from().toEpochMilli() < sight.until()
                                && mark.span().until().toEpochMilli() >= sight.from())
                .toList();
    }

    /** How far back the compared line is taken from, in milliseconds. */
    Optional<Long> lag() {
        return switch (options.compare()) {
            case NOTHING -> Optional.empty();
            case LAST_WEEK -> Optional.of(WEEK);
            // Four whole weeks: Mondays lie under Mondays.
            case LAST_MONTH -> Optional.of(MONTH);
        };
    }

    /** A trace as it is drawn: on a logarithmic axis without what has no place there. */
    Trace drawn(Trace trace) {
        return options.logarithmic() ? trace.aboveZero() : trace;
    }

    boolean isEmpty() {
        return tracks.stream()
                .allMatch(track -> track.trace().between(sight.from(), sight.until()).isEmpty());
    }

    /** For those who hear it instead of seeing it. */
    String words() {
        var text = new StringBuilder();
        for (var track : tracks) {
            text.append(words(track)).append(". ");
        }
        return text.append(
                        "%s to %s, %d marks"
                                .formatted(
                                        Times.exact(sight.from(), zone),
                                        Times.exact(sight.until(), zone),
                                        shown().size()))
                .toString();
    }

    private String words(Track track) {
        var visible = track.trace().between(sight.from(), sight.until());
        String title = track.metric().title();
        if (visible.isEmpty()) {
            return title + ": no values";
        }
        var values = visible.values().summaryStatistics();
        long breaches =
                track.judged(sight).stream()
                        .filter(each -> Track.breach(each.verdict()).isPresent())
                        .count();
        return "%s: %,d values from %s to %s, the newest %s, %,d in breach"
                .formatted(
                        title,
                        visible.size(),
                        Words.value(values.getMin(), track.unit()),
                        Words.value(values.getMax(), track.unit()),
                        Words.value(visible.value(visible.size() - 1), track.unit()),
                        breaches);
    }
}
