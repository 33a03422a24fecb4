package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.oncall.Post;
import org.tocsin.domain.oncall.ShiftOverride;
import org.tocsin.domain.oncall.ShiftOverride.Grounds;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.store.ChangeFollower;
import org.tocsin.store.ShiftOverride.Mark;
import org.tocsin.store.Store;
import org.tocsin.store.StoreException;

/** The schedules of a playbook with what people of any process entered into one store. */
public final class LiveRota implements RotaDesk, AutoCloseable {
    /** How often to look for what other processes entered. */
    private static final Duration FOLLOW = Duration.ofMillis(250);

    /**
     * Later than any clock of any process, so that no change is missed for a clock that is slow.
     */
    static final Instant ALL = Instant.parse("9999-01-01T00:00:00Z");

    private final Store store;
    private final Shell shell;
    private final HolidaySource holidays;
    private final Supplier<String> me;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Optional<ChangeFollower> follower = Optional.empty();
    private volatile Rota rota;

    /**
     * Reads what has been entered; {@link #start} then follows other processes.
     *
     * @param me id of a person, or the name of the account
     */
    public LiveRota(
            Store store,
            Playbook playbook,
            HolidaySource holidays,
            Shell shell,
            Supplier<String> me) {
        this.store = store;
        this.shell = shell;
        this.holidays = holidays;
        this.me = me;
        rota = read(playbook);
    }

    public synchronized void start() {
        if (follower.isEmpty()) {
            long since = store.changes().current();
            follower = Optional.of(store.changes().follow(since, FOLLOW, _ -> reload()));
            reload();
        }
    }

    /** Goes on with another playbook, or another version of it. */
    public void playbook(Playbook next) {
        replace(read(next));
    }

    @Override
    public Rota rota() {
        return rota;
    }

    @Override
    public String me() {
        return me.get();
    }

    /** What was entered, by schedule, as {@link TeamSurroundings} takes it. */
    public Map<String, List<ShiftOverride>> overrides() {
        var all = new HashMap<String, List<ShiftOverride>>();
        for (var entered : rota.entered()) {
            all.computeIfAbsent(entered.schedule(), _ -> new ArrayList<>()).addAll(entered.parts());
        }
        return all;
    }

    /** Reads the store again; listeners hear of it only when it holds something else. */
    public void reload() {
        replace(read(rota.playbook()));
    }

    private void replace(Rota next) {
        boolean moved;
        synchronized (this) {
            moved = !next.entered().equals(rota.entered()) || next.playbook() != rota.playbook();
            if (moved) {
                rota = next;
            }
        }
        if (moved) {
            listeners.forEach(Runnable::run);
        }
    }

    private Rota read(Playbook playbook) {
        var time = playbook.time();
        var schedules = new ArrayList<OnCallSchedule>();
        var all = new ArrayList<Entered>();
        for (var schedule : time.schedules()) {
            var entered =
                    RotaRecords.entered(
                            store.overrides().asKnownAt(schedule.id(), ALL),
                            schedule.rules().tradesNeedApproval());
            var plan = schedule.on(holidays, time.hours().holidays());
            schedules.add(
                    plan.with(
                            Stream.concat(
                                            plan.overrides().stream(),
                                            entered.stream().flatMap(e -> e.parts().stream()))
                                    .toList()));
            all.addAll(entered);
        }
        all.sort(java.util.Comparator.comparing(Entered::recorded));
        return new Rota(playbook, time.calendar(holidays), schedules, all);
    }

    @Override
    public Answer enter(Change change) {
        var checks = checks();
        var refusal = checks.refusal(change);
        if (refusal.isPresent()) {
            return new Answer.Refused(refusal.get());
        }
        var entered = entered(change);
        var told =
                checks.told(
                        checks.rota().schedule(entered.schedule()).orElseThrow(), entered.parts());
        return written(() -> {
            RotaRecords.rows(entered).forEach(store.overrides()::record);
            return new Answer.Done(entered.id(), told);
        });
    }

    private Entered entered(Change change) {
        var id = RotaRecords.first(shell.ids().next());
        var now = shell.clock().instant().truncatedTo(ChronoUnit.MICROS);
        return switch (change) {
            case Change.TakeOver(var post, var person, var when, var reason) -> {
                var part =
                        new ShiftOverride(
                                post.position(),
                                person,
                                new Stretch(when.from(), when.until()),
                                Grounds.override(me(), reason.strip()));
                yield new Entered(id, post.schedule(), List.of(part), now, Optional.empty());
            }
            case Change.Trade(var one, var other, var reason) -> {
                var grounds = Grounds.trade(me(), reason.strip(), Optional.empty());
                var parts = ShiftOverride.swap(one, other, grounds);
                yield new Entered(id, one.post().schedule(), parts, now, Optional.empty());
            }
        };
    }

    @Override
    public Answer approve(UUID id, String by) {
        var found = find(id);
        if (found.isEmpty()) {
            return gone();
        }
        var entered = found.get();
        if (!entered.waits()) {
            return new Answer.Refused(
                    entered.approval()
                            .map(a -> "%s has approved it already.".formatted(a.by()))
                            .orElse("It counts without anybody's approval."));
        }
        if (by.isBlank()) {
            return new Answer.Refused("Say who approves it.");
        }
        if (by.strip().equals(entered.grounds().by())) {
            return new Answer.Refused(
                    "%s entered this trade; somebody else of the team has to approve it."
                            .formatted(by.strip()));
        }
        if (entered.parts().size() < 2) {
            return new Answer.Refused(
                    "Half of this trade was never written; withdraw it and enter it again.");
        }
        return written(() -> {
            var mark = new Mark(by.strip(), shell.clock().instant());
            // Either half may have been approved by an attempt that was cut off.
            boolean first = store.overrides().approve(id, mark);
            boolean second = store.overrides().approve(RotaRecords.second(id), mark);
            return first || second ? new Answer.Done(id, List.of()) : gone();
        });
    }

    @Override
    public Answer withdraw(UUID id) {
        var found = find(id);
        if (found.isEmpty()) {
            return gone();
        }
        return written(() -> {
            var mark = new Mark(me(), shell.clock().instant());
            boolean done = store.overrides().withdraw(id, mark);
            if (found.get().grounds().kind() == ShiftOverride.Kind.TRADE) {
                done |= store.overrides().withdraw(RotaRecords.second(id), mark);
            }
            return done ? new Answer.Done(id, List.of()) : gone();
        });
    }

    private Optional<Entered> find(UUID id) {
        return rota.entered().stream().filter(e -> e.id().equals(id)).findFirst();
    }

    private static Answer gone() {
        return new Answer.Refused("Somebody has withdrawn it already.");
    }

    /** Writes, and shows what came of it before anybody is told that it is done. */
    private Answer written(Supplier<Answer> write) {
        try {
            var answer = write.get();
            reload();
            return answer;
        } catch (StoreException e) {
            return new Answer.Refused(
                    "The workspace could not be written: %s. Nothing has changed; try again."
                            .formatted(e.getMessage()));
        }
    }

    @Override
    public Preview preview(Post into, String calendar) {
        var checks = checks();
        return checks.rota()
                .schedule(into.schedule())
                .map(schedule -> RotaCalendars.preview(checks, schedule, into, calendar))
                .orElseGet(() ->
                        new Preview(List.of(), List.of("there is no schedule " + into.schedule())));
    }

    @Override
    public Export export(String id, Stretch when) {
        var schedule = rota.schedule(id);
        return schedule.map(s ->
                        RotaCalendars.export(
                                s, when, store.publishedShifts().of(id), shell.clock().instant()))
                .orElseThrow(() -> new IllegalArgumentException("no schedule " + id));
    }

    @Override
    public void published(Export export) {
        var before = store.publishedShifts().of(export.schedule());
        store.publishedShifts().replace(export.schedule(), RotaCalendars.kept(export, before));
    }

    private RotaChecks checks() {
        return new RotaChecks(rota, shell.clock().instant());
    }

    @Override
    public Desk.Subscription listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    @Override
    public synchronized void close() {
        follower.ifPresent(ChangeFollower::close);
        follower = Optional.empty();
    }
}
