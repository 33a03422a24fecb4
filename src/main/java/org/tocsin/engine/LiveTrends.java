package org.tocsin.engine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Exclusion;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.trend.Judged;
import org.tocsin.domain.trend.Mark;
import org.tocsin.domain.trend.Note;
import org.tocsin.domain.trend.SavedView;
import org.tocsin.domain.trend.Tracing;
import org.tocsin.store.RecordJson;
import org.tocsin.store.Series;
import org.tocsin.store.Store;
import org.tocsin.store.Traces;

/** The trends of an open workspace. */
final class LiveTrends implements TrendDesk {
    private static final String VIEW = "trends.view.";
    private static final String NOTE = "trends.note.";
    private static final int PAGE = 20_000;
    private static final int RUNS = 5_000;
    private static final int RUNS_OF_SEGMENTS = 400;

    private final LiveDesk desk;
    private final Store store;
    private final Shell shell;
    private final Happenings happenings;

    LiveTrends(LiveDesk desk, Store store, Shell shell, HolidaySource holidays) {
        this.desk = desk;
        this.store = store;
        this.shell = shell;
        happenings = new Happenings(desk.playbook(), holidays);
    }

    @Override
    public Playbook playbook() {
        return desk.playbook();
    }

    @Override
    public List<Metric> metrics() {
        return playbook().checks().stream().map(this::inForce).flatMap(this::metrics).toList();
    }

    @Override
    public List<Metric> breaching() {
        return desk.statuses().stream()
                .filter(status -> severity(status).isPresent())
                .sorted(Comparator.comparing(status -> severity(status).orElseThrow()))
                .flatMap(status -> metrics(inForce(status.check())).limit(1))
                .toList();
    }

    private static Optional<Severity> severity(Desk.Status status) {
        return status.last()
                .flatMap(run ->
                        run.judgement().verdict() instanceof Verdict.Breach(var severity)
                                ? Optional.of(severity)
                                : Optional.empty());
    }

    /** With the rules as the exceptions of the moment leave them. */
    private Check inForce(Check check) {
        return Adjustment.apply(check, desk.adjustments(), shell.clock().instant());
    }

    private Stream<Metric> metrics(Check check) {
        var measure = check.measure();
        return Segmentation.of(measure)
                .map(by ->
                        store.traces().segments(Series.of(name(), measure), by.prefix()).stream()
                                .map(segment -> new Metric(check, segment)))
                .orElseGet(() -> Stream.of(new Metric(check, "")));
    }

    @Override
    public void read(Metric metric, Instant from, Predicate<Part> onPart) {
        var reading = new Reading(onPart);
        // Nothing is measured of what is still far off; a partition may begin later today.
        var until = shell.clock().instant().plus(java.time.Duration.ofDays(400));
        store.traces().read(series(metric), from, until, PAGE, reading);
        reading.finish();
    }

    /** Hands on what is read so far, less and less often: each time it is all copied. */
    private static final class Reading implements Traces.Values {
        private final Tracing tracing = new Tracing();
        private final Predicate<Part> onPart;
        private long pages;
        private boolean goesOn = true;

        Reading(Predicate<Part> onPart) {
            this.onPart = onPart;
        }

        @Override
        public void older(long at, double value) {
            tracing.older(at, value);
        }

        @Override
        public void summed(long at, double value) {
            tracing.older(at, value);
            tracing.summed();
        }

        @Override
        public boolean paged() {
            pages++;
            boolean due = Long.bitCount(pages) == 1 && pages != 2 && tracing.size() >= Traces.FIRST;
            goesOn = goesOn && (!due || onPart.test(new Part(tracing.trace(), false)));
            return goesOn;
        }

        void finish() {
            if (goesOn) {
                // It was the last part; nobody can ask for more.
                var _ = onPart.test(new Part(tracing.trace(), true));
            }
        }
    }

    @Override
    public List<Judged> judged(Metric metric, Instant from) {
        int limit = metric.segment().isEmpty() ? RUNS : RUNS_OF_SEGMENTS;
        return store.traces().judged(metric.check().id(), series(metric), from, limit);
    }

    private Series series(Metric metric) {
        var whole = Series.of(name(), metric.check().measure());
        return new Series(whole.playbook(), whole.dataSet(), whole.measure(), metric.segment());
    }

    @Override
    public Optional<CheckRun> run(UUID id) {
        return store.runs().find(id);
    }

    @Override
    public List<Mark> marks(Instant from, Instant until) {
        var marks = new ArrayList<Mark>();
        var now = shell.clock().instant();
        marks.addAll(happenings.incidents(desk.incidents().incidents(), now));
        marks.addAll(happenings.exceptions(desk.adjustments(), now));
        marks.addAll(happenings.windows(from, until));
        marks.addAll(happenings.holidays(from, until));
        marks.addAll(happenings.exclusions(store.points().exclusions(name())));
        marks.addAll(notes());
        marks.addAll(Happenings.deployments(store.deployments().all(name())));
        return marks.stream()
                .filter(mark -> mark.span().touches(from, until))
                .sorted(Comparator.comparing((Mark mark) -> mark.span().from()))
                .toList();
    }

    private List<Mark> notes() {
        return kept(NOTE, Note.class).stream()
                .map(note ->
                        new Mark(
                                note.kind(),
                                Mark.Span.at(note.at()),
                                "%s, by %s".formatted(note.text(), note.author()),
                                java.util.Set.of(),
                                Optional.of(note.id())))
                .toList();
    }

    private <T> List<T> kept(String prefix, Class<T> type) {
        return store.facts().named(prefix).values().stream()
                .flatMap(json -> LiveTrends.<T>read(json, type).stream())
                .toList();
    }

    private static <T> Optional<T> read(String json, Class<T> type) {
        try {
            return Optional.of(RecordJson.read(json, type));
        } catch (RecordJson.Unread unread) {
            System.getLogger(LiveTrends.class.getName())
                    .log(System.Logger.Level.WARNING, "written by a newer version", unread);
            return Optional.empty();
        }
    }

    @Override
    public UUID exclude(Exclusion.Scope scope, Exclusion.Stretch stretch, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(
                    "say why the stretch is to be left out: the reason is empty");
        }
        var id = shell.ids().next();
        var entry = new Exclusion.Entry(reason.strip(), me(), shell.clock().instant());
        store.points().exclude(name(), new Exclusion(id, scope, stretch, entry));
        return id;
    }

    @Override
    public void withdraw(UUID exclusion) {
        store.points().withdraw(exclusion, me(), shell.clock().instant());
    }

    @Override
    public UUID note(Mark.Kind kind, Instant at, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("say what happened: the note is empty");
        }
        var note = new Note(shell.ids().next(), kind, at, text.strip(), me());
        store.facts().put(NOTE + note.id(), RecordJson.write(note));
        return note.id();
    }

    @Override
    public void removeNote(UUID id) {
        store.facts().remove(NOTE + id);
    }

    @Override
    public List<SavedView> views() {
        return kept(VIEW, SavedView.class).stream()
                .sorted(Comparator.comparing(SavedView::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    @Override
    public void save(SavedView view) {
        store.facts().put(key(view.name()), RecordJson.write(view));
    }

    @Override
    public void forget(String view) {
        store.facts().remove(key(view));
    }

    /** Names may be longer than that of a fact. */
    private static String key(String view) {
        return VIEW + UUID.nameUUIDFromBytes(view.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public QualityDesk quality() {
        return new Retelling(playbook(), store);
    }

    @Override
    public Desk.Subscription listen(Consumer<Desk.Event> listener) {
        return desk.listen(listener);
    }

    private String me() {
        return desk.incidents().me().name();
    }

    private String name() {
        return playbook().header().name();
    }
}
