package org.tocsin.ui.notices;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.notice.Attempt;
import org.tocsin.domain.notice.Filter;
import org.tocsin.domain.notice.Kept;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Stage;
import org.tocsin.engine.Desk;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.NoticeDesk;
import org.tocsin.ui.kit.FxInbox;
import org.tocsin.ui.kit.Threads;

/**
 * The outbox as a list and one of its notices beside it. Read off the FX thread, one reading at a
 * time; what changes meanwhile is read with the next. Knows no widget.
 */
final class OutboxViewModel implements AutoCloseable {
    static final int PAGE = 200;

    private final NoticeDesk desk;
    private final IncidentDesk incidents;
    private final Threads threads;
    private final ObservableValue<Instant> now;
    private final ZoneId zone;
    private final Desk.Subscription subscription;
    private final ReadOnlyObjectWrapper<Phase> phase =
            new ReadOnlyObjectWrapper<>(this, "phase", new Phase.Loading());
    private final ReadOnlyObjectWrapper<List<Row>> rows =
            new ReadOnlyObjectWrapper<>(this, "rows", List.of());
    private final ReadOnlyObjectWrapper<Optional<Stage>> stage =
            new ReadOnlyObjectWrapper<>(this, "stage", Optional.empty());
    private final ReadOnlyObjectWrapper<NoticeDesk.Status> status =
            new ReadOnlyObjectWrapper<>(
                    this, "status", new NoticeDesk.Status(Optional.empty(), 0, 0));
    private final ReadOnlyObjectWrapper<Tally> tally =
            new ReadOnlyObjectWrapper<>(this, "tally", Tally.NONE);
    private final ReadOnlyObjectWrapper<Optional<Detail>> detail =
            new ReadOnlyObjectWrapper<>(this, "detail", Optional.empty());
    private final ReadOnlyIntegerWrapper dead = new ReadOnlyIntegerWrapper(this, "dead");
    private final ReadOnlyObjectWrapper<Boolean> more =
            new ReadOnlyObjectWrapper<>(this, "more", false);
    private int wanted = PAGE;
    private boolean reading;
    private boolean again;

    /** What there is to see. */
    sealed interface Phase {
        record Loading() implements Phase {}

        record Failed(String message) implements Phase {}

        record Shown() implements Phase {}
    }

    /**
     * What needs somebody's eye.
     *
     * @param troubledSince since when nothing has got out although it was tried
     */
    record Tally(Optional<Instant> troubledSince, long waiting, long dead) {
        static final Tally NONE = new Tally(Optional.empty(), 0, 0);
    }

    /**
     * One line of the list.
     *
     * @param about of the incident, as {@code #12 Orders are late}; empty for none
     */
    record Row(Kept kept, String about) {
        UUID id() {
            return kept.notice().id();
        }

        Notice notice() {
            return kept.notice();
        }

        Stage stage() {
            return Stage.of(kept.notice().standing());
        }
    }

    /**
     * @param attempts the first one first
     */
    record Detail(Row row, List<Attempt> attempts) {
        Detail {
            attempts = List.copyOf(attempts);
        }
    }

    OutboxViewModel(
            NoticesPane.Engine engine, Threads threads, ObservableValue<Instant> now, ZoneId zone) {
        this.desk = engine.notices();
        this.incidents = engine.incidents();
        this.threads = threads;
        this.now = now;
        this.zone = zone;
        subscription =
                desk.listenNotices(new FxInbox<NoticeDesk.Status>(threads.ui(), this::heard));
        refresh();
    }

    private void heard(List<NoticeDesk.Status> news) {
        tell(news.getLast());
        refresh();
    }

    private void tell(NoticeDesk.Status now) {
        status.set(now);
        tally.set(new Tally(now.troubledSince(), now.waiting(), now.dead()));
        dead.set((int) Math.min(now.dead(), Integer.MAX_VALUE));
    }

    /** Reads the list anew, once the reading under way is back. */
    void refresh() {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        var asked = new Asked(stage.get(), wanted, detail.get().map(each -> each.row().id()));
        threads.background()
                .execute(() -> {
                    try {
                        var answer = read(asked);
                        threads.ui().execute(() -> arrived(asked, answer));
                    } catch (RuntimeException e) {
                        var message = "The outbox could not be read: %s.".formatted(reason(e));
                        threads.ui().execute(() -> failed(message));
                    }
                });
    }

    private record Asked(Optional<Stage> stage, int wanted, Optional<UUID> open) {}

    private record Answer(List<Row> rows, NoticeDesk.Status status, Optional<Detail> detail) {}

    private Answer read(Asked asked) {
        var all = Filter.all(asked.wanted() + 1);
        var kept = desk.list(asked.stage().map(all::in).orElse(all));
        return new Answer(
                kept.stream().map(this::row).toList(),
                desk.status(),
                asked.open().flatMap(this::read));
    }

    private Optional<Detail> read(UUID id) {
        return desk.find(id).map(kept -> new Detail(row(kept), desk.attempts(id)));
    }

    private Row row(Kept kept) {
        var about =
                kept.notice()
                        .origin()
                        .flatMap(origin -> incidents.incident(origin.incident()))
                        .map(OutboxViewModel::words)
                        .orElse("");
        return new Row(kept, about);
    }

    private static String words(Incident incident) {
        return "#%d %s".formatted(incident.id().number(), incident.subject().title());
    }

    private void arrived(Asked asked, Answer answer) {
        reading = false;
        if (asked.stage().equals(stage.get())) {
            more.set(answer.rows().size() > asked.wanted());
            var shown = answer.rows();
            rows.set(shown.subList(0, Math.min(shown.size(), asked.wanted())));
            phase.set(new Phase.Shown());
            tell(answer.status());
        }
        var open = detail.get().map(each -> each.row().id());
        if (open.isPresent() && open.equals(asked.open())) {
            detail.set(answer.detail());
        }
        if (again || !asked.stage().equals(stage.get())) {
            again = false;
            refresh();
        }
    }

    private void failed(String message) {
        reading = false;
        again = false;
        phase.set(new Phase.Failed(message));
    }

    static String reason(RuntimeException e) {
        return Optional.ofNullable(e.getMessage())
                .map(text -> text.replaceAll("\\.+$", ""))
                .orElse(e.getClass().getSimpleName());
    }

    /** Only notices that stand so; all when empty. */
    void show(Optional<Stage> only) {
        if (!only.equals(stage.get())) {
            stage.set(only);
            wanted = PAGE;
            refresh();
        }
    }

    /** Reads further back. */
    void showMore() {
        wanted += PAGE;
        refresh();
    }

    void open(Row row) {
        detail.set(Optional.of(new Detail(row, List.of())));
        refresh();
    }

    /** Shows none beside the list. */
    void closeDetail() {
        detail.set(Optional.empty());
    }

    /** Lets given-up notices be tried again. */
    void retry(Collection<UUID> notices) {
        var ids = List.copyOf(notices);
        act(() -> desk.retry(ids));
    }

    void retryAll() {
        act(desk::retryAll);
    }

    void drop(UUID notice, String by) {
        act(() -> desk.drop(notice, "dropped by " + by));
    }

    private void act(Runnable act) {
        threads.background()
                .execute(() -> {
                    try {
                        act.run();
                        threads.ui().execute(this::refresh);
                    } catch (RuntimeException e) {
                        var message = "The outbox could not be changed: %s.".formatted(reason(e));
                        threads.ui().execute(() -> failed(message));
                    }
                });
    }

    String me() {
        return incidents.me().name();
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Row>> rows() {
        return rows.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Stage>> stage() {
        return stage.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<NoticeDesk.Status> status() {
        return status.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Tally> tally() {
        return tally.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Detail>> detail() {
        return detail.getReadOnlyProperty();
    }

    /** Whether there are older ones. */
    ReadOnlyObjectProperty<Boolean> more() {
        return more.getReadOnlyProperty();
    }

    /** How many were given up. */
    ReadOnlyIntegerProperty dead() {
        return dead.getReadOnlyProperty();
    }

    ObservableValue<Instant> now() {
        return now;
    }

    ZoneId zone() {
        return zone;
    }

    @Override
    public void close() {
        subscription.close();
    }
}
