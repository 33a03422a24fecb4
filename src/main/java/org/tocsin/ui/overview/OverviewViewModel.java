package org.tocsin.ui.overview;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.tocsin.domain.incident.Glance;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Subject;
import org.tocsin.engine.Desk;
import org.tocsin.ui.kit.Threads;

/**
 * Everything at once, without widgets. Two readings, of the incidents and of the checks, are made
 * off the FX thread whenever something has happened, at most one of each at a time; the beat only
 * moves the sentence.
 */
final class OverviewViewModel implements AutoCloseable {
    /** Of each check so many runs are looked through for alerts: one every quarter of an hour. */
    private static final int RUNS = 96;

    private static final Comparator<Glance> BY_DEADLINE =
            Comparator.comparing((Glance glance) ->
                            glance.deadline().map(next -> next.at()).orElse(Instant.MAX))
                    .thenComparing(Glance::severity)
                    .thenComparing(glance -> glance.incident().id().number());

    private final OverviewPane.Engine engine;
    private final Threads threads;
    private final ObservableValue<Instant> now;
    private final ZoneId zone;
    private final Desk.Subscription checksHeard;
    private final Desk.Subscription incidentsHeard;
    private final ChangeListener<Instant> onBeat = (_, _, instant) -> beat(instant);
    private final AtomicBoolean burningAsked = new AtomicBoolean();
    private final AtomicBoolean standingAsked = new AtomicBoolean();
    private final Map<UUID, Glance> known = new HashMap<>();

    private final ReadOnlyObjectWrapper<Burning> burning =
            new ReadOnlyObjectWrapper<>(this, "burning", Burning.NOTHING);
    private final ReadOnlyObjectWrapper<Standing> standing =
            new ReadOnlyObjectWrapper<>(this, "standing", Standing.NOTHING);
    private final ReadOnlyObjectWrapper<Phase> phase =
            new ReadOnlyObjectWrapper<>(this, "phase", Phase.LOADING);
    private final ReadOnlyObjectWrapper<List<OnCallNow>> onCall =
            new ReadOnlyObjectWrapper<>(this, "onCall", List.of());
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private boolean incidentsRead;
    private boolean checksRead;

    enum Phase {
        LOADING,
        SHOWN,
        FAILED
    }

    /**
     * How the incidents stand.
     *
     * @param open by their next deadline
     * @param reported when incidents were detected that no check has found
     */
    record Burning(List<Glance> open, List<Upcoming> upcoming, int missed, List<Instant> reported) {
        static final Burning NOTHING = new Burning(List.of(), List.of(), 0, List.of());

        Burning {
            open = List.copyOf(open);
            upcoming = List.copyOf(upcoming);
            reported = List.copyOf(reported);
        }
    }

    /**
     * How the checks stand.
     *
     * @param alerted when runs of the last day were in breach or broken
     */
    record Standing(List<Health> health, List<Instant> alerted) {
        static final Standing NOTHING = new Standing(List.of(), List.of());

        Standing {
            health = List.copyOf(health);
            alerted = List.copyOf(alerted);
        }

        Headline.Checks checks() {
            int total = 0;
            int breaches = 0;
            int broken = 0;
            for (var each : health) {
                total += each.count().checks();
                breaches += each.count().breaches();
                broken += each.count().broken();
            }
            return new Headline.Checks(total, breaches, broken);
        }
    }

    OverviewViewModel(
            OverviewPane.Engine engine,
            Threads threads,
            ObservableValue<Instant> now,
            ZoneId zone) {
        this.engine = engine;
        this.threads = threads;
        this.now = now;
        this.zone = zone;
        checksHeard =
                engine.checks()
                        .listen(event -> {
                            switch (event) {
                                case Desk.Event.Ran _ -> ask(standingAsked, this::readStanding);
                                case Desk.Event.Progress _,
                                        Desk.Event.Leadership _,
                                        Desk.Event.Schedule _,
                                        Desk.Event.Trouble _ -> {}
                            }
                        });
        incidentsHeard =
                engine.incidents().listenIncidents(_ -> ask(burningAsked, this::readBurning));
        now.addListener(onBeat);
        refresh();
    }

    /** Reads everything anew. */
    void refresh() {
        ask(burningAsked, this::readBurning);
        ask(standingAsked, this::readStanding);
    }

    private void ask(AtomicBoolean asked, Runnable read) {
        if (asked.compareAndSet(false, true)) {
            threads.background()
                    .execute(() -> {
                        // Whatever happens from here on is read again.
                        asked.set(false);
                        try {
                            read.run();
                        } catch (RuntimeException e) {
                            // Whatever the store threw, the window stays up and says so.
                            threads.ui().execute(() -> phase.set(Phase.FAILED));
                        }
                    });
        }
    }

    private synchronized void readBurning() {
        var open = new ArrayList<Glance>();
        var reported = new ArrayList<Instant>();
        int missed = 0;
        for (var incident : engine.incidents().incidents()) {
            if (incident.isOpen()) {
                var glance = glance(incident);
                open.add(glance);
                missed += glance.missed() > 0 ? 1 : 0;
            } else {
                known.remove(incident.id().uuid());
            }
            if (incident.subject().origin() instanceof Subject.Report) {
                reported.add(incident.detectedAt());
            }
        }
        open.sort(BY_DEADLINE);
        var upcoming = Upcoming.of(open, glance -> engine.incidents().terms(glance.incident()));
        var read = new Burning(open, upcoming, missed, reported);
        threads.ui()
                .execute(() -> {
                    incidentsRead = true;
                    burning.set(read);
                    shown();
                });
    }

    /** Only what has changed is reckoned again. */
    private Glance glance(Incident incident) {
        var id = incident.id();
        var before = Optional.ofNullable(known.get(id.uuid()));
        if (before.filter(each -> each.incident().id().equals(id)).isPresent()) {
            return before.get();
        }
        var made = Glance.of(incident, engine.incidents().terms(incident));
        known.put(id.uuid(), made);
        return made;
    }

    private void readStanding() {
        var desk = engine.checks();
        var statuses = desk.statuses();
        var health = Health.of(desk.playbook(), statuses);
        var since = Alerts.since(now.getValue());
        var alerted = new ArrayList<Instant>();
        for (var status : statuses) {
            boolean recent =
                    status.last()
                            .filter(run -> !run.occasion().startedAt().isBefore(since))
                            .isPresent();
            if (recent) {
                for (var run : desk.runs(status.check().id(), RUNS)) {
                    var state = Health.state(run);
                    if (state == Health.State.BREACH || state == Health.State.BROKEN) {
                        alerted.add(run.occasion().startedAt());
                    }
                }
            }
        }
        var read = new Standing(health, alerted);
        threads.ui()
                .execute(() -> {
                    checksRead = true;
                    standing.set(read);
                    shown();
                });
    }

    private void shown() {
        onCall.set(List.copyOf(engine.onCall().get()));
        beat(now.getValue());
        if (incidentsRead && checksRead) {
            phase.set(Phase.SHOWN);
        }
    }

    private void beat(Instant instant) {
        var burns = burning.get();
        var next =
                burns.open().isEmpty()
                        ? Optional.<Headline.Next>empty()
                        : next(burns.open().getFirst());
        int overdue = 0;
        for (var glance : burns.open()) {
            // Sorted by deadline: from the first that is still ahead on none is overdue.
            if (glance.deadline().filter(due -> due.at().isBefore(instant)).isEmpty()) {
                break;
            }
            overdue += glance.missed() > 0 ? 0 : 1;
        }
        var facts =
                new Headline.Facts(
                        burns.open().size(),
                        burns.missed() + overdue,
                        next,
                        standing.get().checks());
        sentence.set(Headline.of(facts, instant));
    }

    private static Optional<Headline.Next> next(Glance glance) {
        return glance.deadline()
                .map(due ->
                        new Headline.Next(
                                glance.severity().id(),
                                glance.incident().id().number(),
                                due.at(),
                                glance.names().atZero()));
    }

    /** Alerts by the hour, of checks and of people. */
    Alerts alerts() {
        var all = new ArrayList<>(standing.get().alerted());
        all.addAll(burning.get().reported());
        return Alerts.of(all, now.getValue());
    }

    ReadOnlyObjectProperty<Burning> burning() {
        return burning.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Standing> standing() {
        return standing.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<OnCallNow>> onCall() {
        return onCall.getReadOnlyProperty();
    }

    ReadOnlyStringProperty sentence() {
        return sentence.getReadOnlyProperty();
    }

    ObservableValue<Instant> now() {
        return now;
    }

    ZoneId zone() {
        return zone;
    }

    @Override
    public void close() {
        now.removeListener(onBeat);
        checksHeard.close();
        incidentsHeard.close();
    }
}
