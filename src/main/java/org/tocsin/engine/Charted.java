package org.tocsin.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.series.Point;
import org.tocsin.store.Recorded;
import org.tocsin.store.Series;
import org.tocsin.store.Store;

/**
 * Which series a check's runs are points of and its chart shows: that of its measure, or of a
 * measure of segments that of the segment which its newest run puts first.
 */
record Charted(Store store, String playbook) {
    private static final int RECENT = 30;

    /** A run with the series that it is kept under. */
    Recorded recorded(Check check, CheckRun run) {
        return Recorded.of(playbook, check.measure(), run);
    }

    Series series(Check check) {
        return series(
                check,
                Segmentation.of(check.measure())
                        .flatMap(_ ->
                                store.runs().recent(playbook, check.id(), 1).stream().findFirst()));
    }

    private Series series(Check check, Optional<CheckRun> last) {
        return last.map(run -> Recorded.of(playbook, check.measure(), run).series())
                .orElseGet(() -> Series.of(playbook, check.measure()));
    }

    /** The newest run of each check. */
    Map<CheckId, CheckRun> last() {
        var last = new HashMap<CheckId, CheckRun>();
        store.runs().latest(playbook).forEach(run -> last.put(run.check(), run));
        return last;
    }

    /** How checks stand, by their newest runs. */
    List<Desk.Status> statuses(
            List<Check> checks, Map<CheckId, CheckRun> last, Instant now, Flaps flaps) {
        var recent = recent(checks, last, RECENT);
        return checks.stream()
                .map(check ->
                        new Desk.Status(
                                check,
                                Optional.ofNullable(last.get(check.id())),
                                recent.getOrDefault(check.id(), List.of()).stream()
                                        .map(Point::value)
                                        .toList(),
                                Due.next(check, now),
                                flaps.of(check)))
                .toList();
    }

    /** The newest points of many checks at once, by their newest runs; the oldest first. */
    private Map<CheckId, List<Point>> recent(
            List<Check> checks, Map<CheckId, CheckRun> last, int limit) {
        var shown = new LinkedHashMap<CheckId, Series>();
        for (var check : checks) {
            shown.put(check.id(), series(check, Optional.ofNullable(last.get(check.id()))));
        }
        var points = store.points().current().newest(Set.copyOf(shown.values()), limit);
        var recent = new HashMap<CheckId, List<Point>>();
        shown.forEach((check, series) -> recent.put(check, points.getOrDefault(series, List.of())));
        return recent;
    }
}
