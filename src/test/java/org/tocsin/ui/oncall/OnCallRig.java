package org.tocsin.ui.oncall;

import static org.tocsin.engine.RotaFixture.PRIMARY;
import static org.tocsin.engine.RotaFixture.SECONDARY;
import static org.tocsin.engine.RotaFixture.at;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.SimpleObjectProperty;
import org.tocsin.domain.oncall.Layer;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.oncall.Post;
import org.tocsin.domain.oncall.Rotation;
import org.tocsin.domain.oncall.Shift;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.TeamSchedule;
import org.tocsin.domain.playbook.TeamTime;
import org.tocsin.engine.LiveRota;
import org.tocsin.engine.RotaDesk;
import org.tocsin.engine.RotaDesk.Between;
import org.tocsin.engine.RotaDesk.Change;
import org.tocsin.engine.RotaFixture;
import org.tocsin.engine.Shell;
import org.tocsin.holidays.TeamHolidays;
import org.tocsin.store.Store;

/** Document 004's schedule with a third post that ends and leaves a gap. */
final class OnCallRig {
    static final Post BACKUP = new Post("data-engineering", "backup");
    private static final AtomicLong COUNTER = new AtomicLong();

    final Store store = Store.inMemory();
    final SimpleObjectProperty<Instant> now = new SimpleObjectProperty<>(RotaFixture.FRIDAY);
    final LiveRota desk = desk(store, now::get, false);
    final OnCallPane.Threads threads = new OnCallPane.Threads(Runnable::run, Runnable::run);

    OnCallViewModel model() {
        return new OnCallViewModel(desk, threads, now, RotaFixture.ZONE);
    }

    static LiveRota desk(Store store, InstantSource clock, boolean empty) {
        return new LiveRota(
                store,
                playbook(empty),
                new TeamHolidays(),
                new Shell(clock, () -> new UUID(4, COUNTER.addAndGet(2)), "test"),
                () -> "ada");
    }

    private static Playbook playbook(boolean empty) {
        var shipped = RotaFixture.playbook();
        var time = shipped.time();
        var changed =
                empty
                        ? TeamTime.standard(RotaFixture.ZONE)
                        : new TeamTime(
                                time.zone(),
                                time.hours(),
                                time.windows(),
                                time.schedules().stream().map(OnCallRig::withBackup).toList(),
                                time.agenda());
        var response = empty ? org.tocsin.domain.response.Response.NONE : shipped.response();
        return new Playbook(
                shipped.header(),
                shipped.severities(),
                shipped.inputs(),
                shipped.checks(),
                new Playbook.Conduct(shipped.runbooks(), response, changed));
    }

    private static TeamSchedule withBackup(TeamSchedule written) {
        var plan = written.plan();
        var positions = new LinkedHashMap<String, Rotation>();
        positions.put(
                "backup",
                new Rotation(
                        java.time.LocalDateTime.of(2025, 10, 6, 9, 0),
                        Rotation.Unit.WEEKLY,
                        2,
                        List.of("engineer-a", "engineer-b")));
        var until = new Layer.Term(Optional.empty(), Optional.of(at("2025-12-10T09:00")));
        var layers = new ArrayList<>(plan.layers());
        layers.add(new Layer("backup rota", positions, Optional.empty(), until));
        return new TeamSchedule(
                new OnCallSchedule(
                        plan.name(), plan.zone(), layers, plan.cover(), plan.overrides()),
                written.rules(),
                written.notes());
    }

    static Shift shift(RotaDesk desk, Post post, String local) {
        return desk.rota().schedule(post.schedule()).orElseThrow().at(at(local)).stream()
                .filter(s -> s.post().equals(post))
                .findFirst()
                .orElseThrow();
    }

    /** An override, an approved trade, and one that waits. */
    static void enterSome(RotaDesk desk) {
        desk.enter(
                new Change.TakeOver(
                        PRIMARY,
                        "engineer-b",
                        new Between(at("2025-11-22T09:00"), at("2025-11-23T21:00")),
                        "moving house"));
        var agreed =
                desk.enter(
                        new Change.Trade(
                                shift(desk, SECONDARY, "2025-12-02T12:00"),
                                shift(desk, SECONDARY, "2025-12-09T12:00"),
                                "conference"));
        if (agreed instanceof RotaDesk.Answer.Done(var id, var _)) {
            desk.approve(id, "engineer-d");
        }
        desk.enter(
                new Change.Trade(
                        shift(desk, PRIMARY, "2025-11-27T12:00"),
                        shift(desk, PRIMARY, "2025-12-16T12:00"),
                        "family"));
    }
}
