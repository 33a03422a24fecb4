package org.tocsin.ui.checks;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.deployment.ChangeKind;
import org.tocsin.domain.deployment.Deployment;
import org.tocsin.engine.DeploymentDesk;
import org.tocsin.engine.Desk;

/** What goes out, and what its watch has seen. Knows no widget. */
final class DeploymentsViewModel implements AutoCloseable {
    private final DeploymentDesk desk;
    private final ChecksPane.Threads threads;
    private final ObservableValue<Instant> now;
    private final ZoneId zone;
    private final Desk.Subscription subscription;
    private final AtomicBoolean reading = new AtomicBoolean();
    private final ReadOnlyObjectWrapper<Sight> sight =
            new ReadOnlyObjectWrapper<>(this, "sight", Sight.UNREAD);
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper(this, "fault", "");
    private Subscription ticks = Subscription.EMPTY;
    private volatile Optional<UUID> wanted = Optional.empty();

    /**
     * What is seen.
     *
     * @param known whether it was read at all
     * @param all the newest first
     * @param chosen the one that is shown
     * @param figures of that one
     */
    record Sight(
            boolean known,
            List<Deployment> all,
            Optional<Deployment> chosen,
            List<DeploymentDesk.Beside> figures) {
        static final Sight UNREAD = new Sight(false, List.of(), Optional.empty(), List.of());

        Sight {
            all = List.copyOf(all);
            figures = List.copyOf(figures);
        }

        /** One line for people who look elsewhere; empty while nothing is out. */
        String headline(ZoneId zone) {
            var out =
                    all.stream()
                            .filter(each ->
                                    each.stage() instanceof Deployment.Watching
                                            || each.stage() instanceof Deployment.Undecided)
                            .toList();
            if (out.isEmpty()) {
                return "";
            }
            var first =
                    out.stream()
                            .filter(each -> !each.proposals().isEmpty())
                            .findFirst()
                            .orElse(out.getFirst());
            var more = out.size() == 1 ? "" : ", and %,d more".formatted(out.size() - 1);
            if (!first.proposals().isEmpty()) {
                return "Deployment %s: a rollback is proposed%s. %s"
                        .formatted(first.title(), more, first.proposals().getFirst().why());
            }
            return first.stage() instanceof Deployment.Undecided
                    ? "Deployment %s: its window is over, say what it was%s."
                            .formatted(first.title(), more)
                    : "Deployment %s is watched until %s%s."
                            .formatted(
                                    first.title(),
                                    Moments.exact(first.watchedUntil().orElseThrow(), zone),
                                    more);
        }
    }

    DeploymentsViewModel(
            DeploymentDesk desk,
            ChecksPane.Threads threads,
            ObservableValue<Instant> now,
            ZoneId zone) {
        this.desk = desk;
        this.threads = threads;
        this.now = now;
        this.zone = zone;
        subscription = desk.listen(this::read);
        read();
    }

    /** Several changes in a row are read once. */
    private void read() {
        if (!reading.getAndSet(true)) {
            threads.background()
                    .execute(() -> {
                        reading.set(false);
                        attempt(() -> {});
                    });
        }
    }

    /** Does something, then shows how things are; not on the UI thread. */
    private void attempt(Runnable act) {
        try {
            act.run();
            var all = desk.all();
            var chosen =
                    wanted.flatMap(id ->
                                    all.stream().filter(each -> each.id().equals(id)).findFirst())
                            .or(() -> all.stream().findFirst());
            var figures = chosen.map(desk::figures).orElse(List.of());
            threads.ui().execute(() -> show(new Sight(true, all, chosen, figures)));
        } catch (RuntimeException e) {
            tell(
                    "The deployments could not be read or changed: %s."
                            .formatted(ChecksViewModel.reason(e)));
        }
    }

    private void show(Sight seen) {
        if (!seen.equals(sight.get())) {
            sight.set(seen);
        }
    }

    private void tell(String words) {
        threads.ui().execute(() -> fault.set(words));
    }

    private void perform(Supplier<DeploymentDesk.Reply> act) {
        fault.set("");
        threads.background()
                .execute(() ->
                        attempt(() -> {
                            switch (act.get()) {
                                case DeploymentDesk.Reply.Done(var deployment) ->
                                        wanted = Optional.of(deployment.id());
                                case DeploymentDesk.Reply.Refused(var reason) ->
                                        tell(sentence(reason));
                            }
                        }));
    }

    private static String sentence(String reason) {
        return Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
    }

    void choose(UUID deployment) {
        if (!wanted.equals(Optional.of(deployment))) {
            wanted = Optional.of(deployment);
            fault.set("");
            threads.background().execute(() -> attempt(() -> {}));
        }
    }

    void plan(ChangeKind kind, String title, String what, Set<String> dataSets) {
        perform(() -> desk.plan(kind.id(), title, what, dataSets));
    }

    void tick(String item, boolean done) {
        chosen(id -> desk.tick(id, item, done));
    }

    /**
     * @param waive why open items do not matter; empty when there are none
     */
    void start(String waive) {
        chosen(id -> desk.start(id, Optional.of(waive).filter(text -> !text.isBlank())));
    }

    void good(String note) {
        chosen(id -> desk.good(id, note));
    }

    void rolledBack(String why) {
        chosen(id -> desk.rolledBack(id, why));
    }

    private interface Act {
        DeploymentDesk.Reply on(UUID deployment);
    }

    private void chosen(Act act) {
        sight.get().chosen().map(Deployment::id).ifPresent(id -> perform(() -> act.on(id)));
    }

    List<ChangeKind> kinds() {
        return desk.kinds();
    }

    List<String> dataSets() {
        return desk.dataSets();
    }

    String name(CheckId check) {
        return desk.name(check);
    }

    ZoneId zone() {
        return zone;
    }

    /** Calls whenever time has moved on, until this is closed. */
    void onTick(Runnable tick) {
        ticks = ticks.and(now.subscribe(tick));
    }

    Instant present() {
        return Objects.requireNonNull(now.getValue());
    }

    ReadOnlyObjectProperty<Sight> sight() {
        return sight.getReadOnlyProperty();
    }

    /** What was refused or went wrong last; empty when nothing was. */
    ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }

    @Override
    public void close() {
        subscription.close();
        ticks.unsubscribe();
    }
}
