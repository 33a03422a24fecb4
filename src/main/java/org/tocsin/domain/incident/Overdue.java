package org.tocsin.domain.incident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Settles what fell due while nobody kept the clocks, without a burst of stale messages (semantics:
 * Incidents and clocks). Milestones are missed as of their due times; of several rungs of one
 * ladder only the last acts, and tells everybody whom the others would have told; of a series only
 * the latest round acts; and what has become moot is spared. Whoever is told is whoever holds the
 * role now, not when it fell due.
 */
public final class Overdue {
    private static final Actor CLOCK = new Actor.Machine("clock");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** More consequences of consequences than any rules have. */
    private static final int LONGEST = 2_000;

    private final Terms terms;
    private final Instant now;
    private final List<Event> events = new ArrayList<>();
    private final Set<Act.Key> settled = new HashSet<>();
    private Incident state;

    private Overdue(Incident incident, Terms terms, Instant now) {
        this.state = incident;
        this.terms = terms;
        this.now = now;
    }

    /** What is to be recorded now, in this order, for everything that is due by now. */
    public static List<Event> settle(Incident incident, Terms terms, Instant now) {
        var overdue = new Overdue(incident, terms, now);
        var before = overdue.due(_ -> true);
        overdue.consequences();
        overdue.ladders();
        overdue.notices();
        overdue.moot(before, incident);
        return List.copyOf(overdue.events);
    }

    private List<Due> due(Predicate<Due> wanted) {
        return Pending.of(state, terms).stream()
                .filter(due -> !due.at().isAfter(now))
                .filter(wanted)
                .sorted(Comparator.comparing(Due::at).thenComparing(Due::kind))
                .toList();
    }

    /** First what turns the course: it decides which ladders and notices still matter. */
    private void consequences() {
        for (int i = 0; i < LONGEST; i++) {
            var next = due(due -> turns(due.kind())).stream().findFirst();
            if (next.isEmpty()) {
                return;
            }
            take(next.get(), new Event.Acted(act(next.get())));
        }
    }

    private static boolean turns(Act.Kind kind) {
        return switch (kind) {
            case LAPSED, MISSED, ESCALATED, REVIEW -> true;
            case RUNG, NOTICE, DUTY -> false;
        };
    }

    private void ladders() {
        var told = new LinkedHashMap<String, List<Act.Told>>();
        for (int i = 0; i < LONGEST; i++) {
            var next = due(due -> due.kind() == Act.Kind.RUNG).stream().findFirst();
            if (next.isEmpty()) {
                return;
            }
            climb(
                    next.get(),
                    told.computeIfAbsent(next.get().key().rule(), _ -> new ArrayList<>()));
        }
    }

    private void climb(Due rung, List<Act.Told> told) {
        var act = act(rung);
        told.addAll(act.outcome().told());
        var without = after(new Event.Spared(act, ""));
        var following =
                new Overdue(without, terms, now)
                        .due(due -> due.key().rule().equals(rung.key().rule()));
        if (following.isEmpty()) {
            take(rung, new Event.Acted(telling(act, told)));
        } else {
            var last = ((Due.OfRung) following.getLast().cause()).rung();
            take(rung, new Event.Spared(act, "collapsed into " + last.title()));
        }
    }

    private static Act telling(Act act, List<Act.Told> all) {
        var byRole = new LinkedHashMap<String, Act.Told>();
        all.forEach(told -> byRole.merge(told.role(), told, Overdue::both));
        var outcome =
                new Act.Outcome(
                        act.outcome().title(),
                        List.copyOf(byRole.values()),
                        act.outcome().effect());
        return new Act(act.key(), act.kind(), act.at(), outcome, act.why());
    }

    private static Act.Told both(Act.Told one, Act.Told other) {
        var channels = new LinkedHashSet<>(one.channels());
        channels.addAll(other.channels());
        return new Act.Told(other.role(), other.people(), List.copyOf(channels), other.unheld());
    }

    /** They change nothing but themselves, so each is looked at once. */
    private void notices() {
        for (var due : due(due -> !turns(due.kind()) && due.kind() != Act.Kind.RUNG)) {
            var rounds = rounds(due);
            if (rounds.size() > 1) {
                var spared = rounds.get(rounds.size() - 2);
                var latest = rounds.getLast();
                take(
                        spared,
                        new Event.Spared(act(spared), "superseded by the one of " + time(latest)));
            }
            take(rounds.getLast(), new Event.Acted(act(rounds.getLast())));
        }
    }

    /** This one and those that would have followed by now. */
    private List<Due> rounds(Due first) {
        var rounds = new ArrayList<>(List.of(first));
        for (var next = following(first);
                next.filter(due -> !due.at().isAfter(now)).isPresent();
                next = following(next.orElseThrow())) {
            rounds.add(next.get());
            if (rounds.size() > 2) {
                // Of all those in between only the last two matter.
                rounds.removeFirst();
            }
        }
        return rounds;
    }

    private Optional<Due> following(Due due) {
        var around = terms.around();
        Optional<Instant> next =
                switch (due.cause()) {
                    case Due.OfDuty(var duty) -> {
                        var at = around.after(due.at(), duty.beat().every());
                        yield Optional.of(duty.beat().workingTimeOnly() ? around.working(at) : at);
                    }
                    case Due.OfRoute(var route) ->
                            route.every().map(every -> around.after(due.at(), every));
                    case Due.OfMilestone _,
                            Due.OfRung _,
                            Due.OfImpact _,
                            Due.OfReview _,
                            Due.Lapse _ ->
                            Optional.empty();
                };
        var key = due.key();
        return next.filter(at -> at.isAfter(due.at()))
                .map(at ->
                        new Due(
                                at,
                                at,
                                new Act.Key(key.rule(), key.part(), key.round() + 1),
                                due.cause()));
    }

    /** What was due at first and has been overtaken by what came of the rest. */
    private void moot(List<Due> before, Incident incident) {
        var done = new HashSet<String>();
        settled.forEach(key -> done.add(key.rule() + "/" + key.part()));
        for (var due : before) {
            if (!done.contains(due.key().rule() + "/" + due.key().part())) {
                var act = Acts.act(due, incident, terms, now);
                take(due, new Event.Spared(act, "moot: " + overtaken(incident)));
            }
        }
    }

    private String overtaken(Incident incident) {
        if (!state.severity().equals(incident.severity())) {
            return "the incident is %s by now".formatted(state.severity());
        }
        return state.clockwork()
                .reached()
                .switched()
                .map(to -> "the ladder %s has taken over".formatted(to.ladder()))
                .orElse("the rule no longer applies");
    }

    private Act act(Due due) {
        return Acts.act(due, state, terms, now);
    }

    private void take(Due due, Event event) {
        settled.add(due.key());
        events.add(event);
        state = after(event);
    }

    private Incident after(Event event) {
        var last = state.course().times().changed();
        var at = now.isBefore(last) ? last : now;
        return state.with(new Logged(state.id().version() + 1, at, CLOCK, event));
    }

    private String time(Due due) {
        boolean today =
                due.at()
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
        return (today ? TIME : DAY_AND_TIME).format(due.at());
    }
}
