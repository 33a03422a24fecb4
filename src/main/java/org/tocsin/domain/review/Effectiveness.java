package org.tocsin.domain.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Surroundings;
import org.tocsin.domain.incident.Target;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Duty;

/**
 * How the response did against its clocks, clock by clock (M-2): a fold over the incident's log
 * under the rules that were frozen into it at each time.
 */
public final class Effectiveness {
    private final Function<Incident, Terms> terms;
    private final Instant now;
    private final List<Row> done = new ArrayList<>();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private int life;

    private Effectiveness(Function<Incident, Terms> terms, Instant now) {
        this.terms = terms;
        this.now = now;
    }

    /**
     * @param log whole, the oldest entry first; empty gives nothing
     * @param terms what the incident ran under, by the rules that it names
     */
    public static List<ClockResult> of(
            List<Logged> log, Function<Incident, Terms> terms, Instant now) {
        if (log.isEmpty()) {
            return List.of();
        }
        var fold = new Effectiveness(terms, now);
        var incident = Incident.of(new UUID(0, 0), 0, log.subList(0, 1));
        fold.targets(incident);
        for (var logged : log.subList(1, log.size())) {
            if (logged.event() instanceof Event.Reopened) {
                fold.end(logged.at());
            }
            incident = incident.with(logged);
            fold.happened(logged, incident);
        }
        fold.end(incident.course().times().resolved().orElse(now));
        return fold.done.stream().map(Row::result).toList();
    }

    private void end(Instant at) {
        rows.values().forEach(row -> row.end(at));
        done.addAll(rows.values());
        rows.clear();
        life++;
    }

    private void happened(Logged logged, Incident incident) {
        switch (logged.event()) {
            case Event.MilestoneMet(var milestone, var late, _) -> {
                var row = rows.get(milestone);
                if (row != null) {
                    row.actual = logged.at();
                    row.late = late;
                }
            }
            case Event.Acted(var act) -> acted(act);
            case Event.Spared(var act, _) -> acted(act);
            case Event.Updated(_, var audience) -> updated(logged.at(), audience);
            case Event.Messaged messaged -> {
                if (messaged.update()) {
                    updated(logged.at(), messaged.audience());
                }
            }
            case Event.Opened _,
                    Event.Joined _,
                    Event.Recovered _,
                    Event.Acknowledged _,
                    Event.Moved _,
                    Event.SeverityChanged _,
                    Event.Reclassified _,
                    Event.Retitled _,
                    Event.StartedAt _,
                    Event.Assigned _,
                    Event.Wrote _,
                    Event.Pinned _,
                    Event.ImpactDeclared _,
                    Event.RootCauseFound _,
                    Event.Ticked _,
                    Event.Approved _,
                    Event.Escalated _,
                    Event.Resolved _,
                    Event.Reopened _,
                    Event.Dismissed _,
                    Event.Reviewed _,
                    Event.Closed _,
                    Event.MergedInto _,
                    Event.Absorbed _,
                    Event.Related _,
                    Event.BridgeOpened _,
                    Event.RemedyTried _,
                    Event.RemedyEnded _,
                    Event.RemedyLeft _,
                    Event.Replanned _ -> {}
        }
        targets(incident);
    }

    private void updated(Instant at, String audience) {
        rows.values().stream()
                .filter(row -> row.again)
                .filter(row -> row.audience.isEmpty() || row.audience.equals(audience))
                .forEach(row -> row.done(at));
    }

    private void acted(Act act) {
        var row = rows.get(act.key().rule());
        if (row == null) {
            return;
        }
        switch (act.kind()) {
            case MISSED, DUTY -> row.missed++;
            case LAPSED, ESCALATED, RUNG, NOTICE, REVIEW -> {}
        }
    }

    /** What each clock asks for as the incident stands now; nothing once it is over. */
    private void targets(Incident incident) {
        if (!incident.isOpen()) {
            return;
        }
        var from = incident.clockwork().anchors().start();
        var under = terms.apply(incident);
        var targets = Target.of(incident, under);
        for (var target : targets) {
            var row = row(target.id(), from);
            row.superseded = false;
            if (row.actual == null && row.missed == 0 || row.again) {
                row.clock = new ClockResult.Clock(target.id(), target.title(), target.why());
                row.target = target.due();
                row.again = target.again();
            }
        }
        var ids = targets.stream().map(Target::id).collect(Collectors.toSet());
        for (var duty : under.rules().duties()) {
            if (!duty.beat().dormant() && incident.isIn(duty.rule().scope())) {
                ids.add(duty.id());
                var row = row(duty.id(), from);
                row.superseded = false;
                row.duty(duty, under.around());
            }
        }
        rows.values().stream()
                .filter(row -> !ids.contains(row.clock.rule()))
                .forEach(row -> row.superseded = true);
    }

    private Row row(String rule, Instant from) {
        return rows.computeIfAbsent(
                rule, id -> new Row(new ClockResult.Clock(id, id, ""), life, from, now));
    }

    /** What is known of one clock so far. */
    private static final class Row {
        private final int life;
        private final Instant from;
        private ClockResult.Clock clock;
        private Optional<Instant> target = Optional.empty();
        private @Nullable Instant actual;
        private Instant end;
        private boolean late;
        private boolean again;
        private boolean superseded;
        private int missed;
        private int overrun;
        private String audience = "";

        Row(ClockResult.Clock clock, int life, Instant from, Instant end) {
            this.clock = clock;
            this.life = life;
            this.from = from;
            this.end = end;
        }

        /** A beat is late by the times of the updates alone, whoever kept the clocks. */
        void done(Instant at) {
            overrun += target.filter(due -> due.isBefore(at)).isPresent() ? 1 : 0;
            actual = at;
        }

        void end(Instant at) {
            end = at;
            if (again && !superseded) {
                overrun += target.filter(due -> due.isBefore(at)).isPresent() ? 1 : 0;
                missed = Math.max(missed, overrun);
            }
        }

        void duty(Duty duty, Surroundings around) {
            var every = "every " + duty.beat().every();
            var source = duty.rule().source();
            clock =
                    new ClockResult.Clock(
                            duty.id(),
                            duty.rule().title(),
                            source.isEmpty() ? every : every + ", " + source);
            again = true;
            audience = duty.beat().audience();
            if (duty.metBy().contains(Deed.UPDATE)) {
                var next =
                        actual == null
                                ? around.after(from, duty.rule().timing().after())
                                : around.after(actual, duty.beat().every());
                target = Optional.of(duty.beat().workingTimeOnly() ? around.working(next) : next);
            }
        }

        ClockResult result() {
            var times =
                    new ClockResult.Times(
                            from,
                            again ? Optional.empty() : target,
                            Optional.ofNullable(actual),
                            missed);
            return new ClockResult(clock, life, times, outcome());
        }

        private ClockResult.Outcome outcome() {
            if (again) {
                return missed > 0
                        ? ClockResult.Outcome.MISSED
                        : actual != null ? ClockResult.Outcome.MET : ClockResult.Outcome.NOT_DUE;
            }
            if (actual != null) {
                return late || missed > 0 ? ClockResult.Outcome.LATE : ClockResult.Outcome.MET;
            }
            if (missed > 0) {
                return ClockResult.Outcome.MISSED;
            }
            if (superseded) {
                return ClockResult.Outcome.SUPERSEDED;
            }
            return target.filter(due -> due.isBefore(end)).isPresent()
                    ? ClockResult.Outcome.MISSED
                    : ClockResult.Outcome.NOT_DUE;
        }
    }
}
