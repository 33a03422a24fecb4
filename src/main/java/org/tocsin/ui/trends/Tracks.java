package org.tocsin.ui.trends;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.trend.Judged;
import org.tocsin.domain.trend.Trace;
import org.tocsin.engine.TrendDesk;
import org.tocsin.engine.TrendDesk.Metric;
import org.tocsin.ui.kit.Threads;

/**
 * Reads what is charted, off the UI thread, and tells on it what has come so far. Whatever comes of
 * a metric that is no longer wanted is dropped, and its reading stops.
 */
final class Tracks {
    private static final Instant EVER = Instant.parse("1900-01-01T00:00:00Z");

    /** A longer trace is not read all over again when a check has run. */
    private static final int LONG = 20_000;

    /** A run may come late, or a day be looked at again. */
    private static final Duration AGAIN = Duration.ofDays(10);

    private final TrendDesk desk;
    private final Threads threads;
    private final Consumer<Track> onTrack;
    private final Map<String, Wanted> wanted = Collections.synchronizedMap(new LinkedHashMap<>());

    /** A metric, and which reading of it counts. */
    private record Wanted(Track track, UUID reading) {}

    /**
     * @param onTrack told on the UI thread, as often as there is more
     */
    Tracks(TrendDesk desk, Threads threads, Consumer<Track> onTrack) {
        this.desk = desk;
        this.threads = threads;
        this.onTrack = onTrack;
    }

    List<Track> all() {
        synchronized (wanted) {
            return wanted.values().stream().map(Wanted::track).toList();
        }
    }

    boolean has(String metric) {
        return wanted.containsKey(metric);
    }

    void add(Metric metric) {
        read(Track.of(metric));
    }

    void remove(String metric) {
        wanted.remove(metric);
    }

    void clear() {
        wanted.clear();
    }

    void retry() {
        all().stream()
                .filter(track -> track.state() instanceof Track.State.Failed)
                .forEach(track -> add(track.metric()));
    }

    /** Checks have run: what is shown of them is read again, its newest part where it is long. */
    void refresh(Set<CheckId> checks) {
        all().stream()
                .filter(track -> checks.contains(track.metric().check().id()))
                .forEach(this::read);
    }

    private void read(Track track) {
        var reading = UUID.randomUUID();
        wanted.put(track.metric().id(), new Wanted(track, reading));
        boolean goesOn = track.trace().size() > LONG && track.state() instanceof Track.State.Whole;
        var known = goesOn ? track.trace() : Trace.EMPTY;
        var from = goesOn ? Instant.ofEpochMilli(known.last()).minus(AGAIN) : EVER;
        threads.background().execute(() -> read(track, reading, known, from));
    }

    private void read(Track track, UUID reading, Trace known, Instant from) {
        var metric = track.metric();
        try {
            var judged = desk.judged(metric, EVER);
            desk.read(
                    metric,
                    from,
                    part -> {
                        if (isStale(metric, reading)) {
                            return false;
                        }
                        boolean tell = part.whole() || known.isEmpty();
                        if (tell) {
                            tell(metric, reading, part, known, judged);
                        }
                        return true;
                    });
        } catch (RuntimeException fault) {
            var failed =
                    new Track(
                            metric,
                            new Track.State.Failed("could not be read: " + reason(fault)),
                            track.trace(),
                            track.judged());
            threads.ui().execute(() -> arrive(failed, reading));
        }
    }

    private void tell(
            Metric metric, UUID reading, TrendDesk.Part part, Trace known, List<Judged> judged) {
        var state = part.whole() ? new Track.State.Whole() : new Track.State.Reading();
        var trace = known.isEmpty() ? part.trace() : known.followedBy(part.trace());
        var track = new Track(metric, state, trace, judged);
        threads.ui().execute(() -> arrive(track, reading));
    }

    private boolean isStale(Metric metric, UUID reading) {
        return current(metric).filter(reading::equals).isEmpty();
    }

    private Optional<UUID> current(Metric metric) {
        return Optional.ofNullable(wanted.get(metric.id())).map(Wanted::reading);
    }

    private void arrive(Track track, UUID reading) {
        if (!isStale(track.metric(), reading)) {
            wanted.put(track.metric().id(), new Wanted(track, reading));
            onTrack.accept(track);
        }
    }

    static String reason(RuntimeException fault) {
        return Optional.ofNullable(fault.getMessage()).orElse(fault.getClass().getSimpleName());
    }
}
