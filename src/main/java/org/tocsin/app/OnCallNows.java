package org.tocsin.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.oncall.Shift;
import org.tocsin.domain.response.Person;
import org.tocsin.engine.Desk;
import org.tocsin.engine.RotaDesk;
import org.tocsin.ui.overview.OnCallNow;

/** Who is on call now and next, looked up once a minute and whenever the schedules change. */
final class OnCallNows implements AutoCloseable {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final RotaDesk rota;
    private final ObservableValue<Instant> clock;
    private final ReadOnlyStringWrapper brief = new ReadOnlyStringWrapper(this, "brief", "");
    private final ChangeListener<Instant> ticked = (_, _, now) -> look(now);
    private final Desk.Subscription subscription;
    private Instant looked = Instant.MIN;
    private List<OnCallNow> now = List.of();

    OnCallNows(RotaDesk rota, ObservableValue<Instant> clock) {
        this.rota = rota;
        this.clock = clock;
        clock.addListener(ticked);
        subscription = rota.listen(() -> Platform.runLater(this::again));
    }

    /** Used on the FX thread. */
    List<OnCallNow> now() {
        look(clock.getValue());
        return now;
    }

    ReadOnlyStringProperty brief() {
        return brief.getReadOnlyProperty();
    }

    private void again() {
        looked = Instant.MIN;
        look(clock.getValue());
    }

    private void look(Instant at) {
        boolean fresh =
                !looked.equals(Instant.MIN)
                        && at.isBefore(looked.plus(FRESH))
                        && !at.isBefore(looked);
        if (fresh) {
            return;
        }
        looked = at;
        now =
                rota.rota().schedules().stream()
                        .flatMap(schedule -> of(schedule, at).stream())
                        .toList();
        brief.set(
                now.stream()
                        .filter(each -> !each.person().isEmpty())
                        .limit(1)
                        .map(each -> "On call: " + each.person())
                        .collect(Collectors.joining()));
    }

    private List<OnCallNow> of(OnCallSchedule schedule, Instant at) {
        var held = schedule.at(at);
        var next = schedule.next(at);
        return schedule.positions().stream()
                .map(position ->
                        new OnCallNow(
                                "%s, %s".formatted(schedule.name().title(), position),
                                held.stream()
                                        .filter(shift -> isOf(shift, position))
                                        .map(shift -> name(shift.person()))
                                        .collect(Collectors.joining(", ")),
                                next.stream()
                                        .filter(shift -> isOf(shift, position))
                                        .findFirst()
                                        .map(shift ->
                                                new OnCallNow.Next(
                                                        name(shift.person()), shift.from()))))
                .toList();
    }

    private static boolean isOf(Shift shift, String position) {
        return shift.post().position().equals(position);
    }

    private String name(String person) {
        return Optional.of(rota.rota().playbook().response().directory())
                .flatMap(directory -> directory.person(person))
                .map(Person::name)
                .orElse(person);
    }

    @Override
    public void close() {
        clock.removeListener(ticked);
        subscription.close();
    }
}
