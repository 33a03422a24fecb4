package org.tocsin.domain.incident;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Contact;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.Guides;
import org.tocsin.domain.response.ImpactRule;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Level;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Moment;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.ReviewRule;
import org.tocsin.domain.response.Role;
import org.tocsin.domain.response.Route;
import org.tocsin.domain.response.Rule;
import org.tocsin.domain.response.Scope;
import org.tocsin.domain.response.Settings;

/** A small team with a few rules, for tests of the clocks; its incidents open at ten. */
final class Team {
    static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    static final Actor ADA = new Actor.Person("ada");
    static final Actor BOB = new Actor.Person("bob");

    static final List<Severity> SCALE =
            List.of(
                    new Severity("P0", 0, Severity.Level.CRITICAL),
                    new Severity("P1", 1, Severity.Level.CRITICAL),
                    new Severity("P2", 2, Severity.Level.WARNING));

    private final List<Milestone> milestones = new ArrayList<>();
    private final List<Ladder> ladders = new ArrayList<>();
    private final List<Duty> duties = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private final List<ImpactRule> impact = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private final List<ReviewRule> reviews = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();
    private Settings settings = Settings.USUAL;

    static Span minutes(long minutes) {
        return new Span.Wall(Duration.ofMinutes(minutes));
    }

    static Instant at(long minutes) {
        return TEN.plus(Duration.ofMinutes(minutes));
    }

    static Scope only(String... severities) {
        return new Scope(Set.of(severities), Set.of(), Set.of());
    }

    static Recipients page(String... roles) {
        return new Recipients(List.of(roles), List.of("page"));
    }

    private static Rule rule(String id, Scope scope, Moment from, long after) {
        return new Rule(id, id, scope, new Rule.Timing(from, minutes(after)), "");
    }

    Team milestone(String id, Scope scope, long after, Deed metBy) {
        return milestone(id, scope, after, metBy, Milestone.Miss.NOTHING);
    }

    Team milestone(String id, Scope scope, long after, Deed metBy, Milestone.Miss miss) {
        milestones.add(
                new Milestone(rule(id, scope, new Moment.Detected(), after), Set.of(metBy), miss));
        return this;
    }

    Team levelMilestone(String id, String level, long after) {
        milestones.add(
                new Milestone(
                        rule(id, Scope.ALL, new Moment.Level(level), after),
                        Set.of(Deed.ACKNOWLEDGE),
                        Milestone.Miss.NOTHING));
        return this;
    }

    Team ladder(String id, Ladder.Silence silence, Ladder.Climbing climbing, Ladder.Rung... rungs) {
        return ladder(id, Scope.ALL, silence, climbing, rungs);
    }

    Team ladder(
            String id,
            Scope scope,
            Ladder.Silence silence,
            Ladder.Climbing climbing,
            Ladder.Rung... rungs) {
        ladders.add(
                new Ladder(id, id, new Ladder.When(scope, silence, ""), List.of(rungs), climbing));
        return this;
    }

    static Ladder.Rung rung(String role, long after) {
        return new Ladder.Rung(role, role, minutes(after), page(role), Optional.empty());
    }

    static Ladder.Rung rung(String role, long after, String level) {
        return new Ladder.Rung(role, role, minutes(after), page(role), Optional.of(level));
    }

    Team duty(String id, long every) {
        return duty(id, Scope.ALL, new Duty.Beat(minutes(every), false, false, ""));
    }

    Team duty(String id, Scope scope, Duty.Beat beat) {
        var first = ((Span.Wall) beat.every()).length().toMinutes();
        duties.add(
                new Duty(
                        rule(id, scope, new Moment.Detected(), first),
                        beat,
                        "lead",
                        Recipients.NONE,
                        Set.of(Deed.UPDATE)));
        return this;
    }

    Team route(String id, Scope scope, long after, Optional<Span> every, String... to) {
        routes.add(new Route(rule(id, scope, new Moment.Detected(), after), page(to), every, ""));
        return this;
    }

    Team routeInWorkingTime(String id, String to) {
        var timing = new Rule.Timing(new Moment.Detected(), new Span.Business(0));
        var rule = new Rule(id, id, Scope.ALL, timing, "");
        routes.add(new Route(rule, page(to), Optional.empty(), ""));
        return this;
    }

    Team impact(String id, ImpactRule.Condition when, long after, String level, String ladder) {
        impact.add(
                new ImpactRule(
                        rule(id, Scope.ALL, new Moment.Detected(), after),
                        when,
                        page("board"),
                        Optional.of(level).filter(each -> !each.isEmpty()),
                        Optional.of(ladder).filter(each -> !each.isEmpty())));
        return this;
    }

    static ImpactRule.Condition revenueAbove(long perHour) {
        return new ImpactRule.RevenueAbove(BigDecimal.valueOf(perHour));
    }

    Team levels(String... ids) {
        for (var id : ids) {
            levels.add(new Level(id, id, List.of("role-" + id)));
        }
        return this;
    }

    Team review(String id, ReviewRule.Due due) {
        reviews.add(new ReviewRule(id, id, Scope.ALL, due, ""));
        return this;
    }

    /** A role that nobody holds and that has no address. */
    Team vacant(String role) {
        roles.add(new Role(role, role, new Role.Nobody(), List.of()));
        return this;
    }

    Team role(Role role) {
        roles.add(role);
        return this;
    }

    Team lapsingAfter(long minutes) {
        settings =
                new Settings(
                        OptionalInt.empty(),
                        Optional.of(minutes(minutes)),
                        Settings.Bridge.NONE,
                        Set.of());
        return this;
    }

    Team resolvingAfter(int goodRuns) {
        settings =
                new Settings(
                        OptionalInt.of(goodRuns),
                        Optional.empty(),
                        Settings.Bridge.NONE,
                        Set.of("data-quality"));
        return this;
    }

    Terms terms() {
        return terms(Guides.NONE);
    }

    Terms terms(Guides guides) {
        var rules =
                new ClockRules(
                        milestones,
                        ladders,
                        duties,
                        routes,
                        new ClockRules.Turns(impact, levels, reviews, settings));
        return new Terms(SCALE, rules, guides, new Around(roles(rules)));
    }

    private List<Role> roles(ClockRules rules) {
        var all = new ArrayList<>(roles);
        var named = new ArrayList<String>();
        rules.ladders().forEach(l -> l.rungs().forEach(r -> named.addAll(r.tell().roles())));
        rules.routes().forEach(route -> named.addAll(route.to().roles()));
        rules.milestones().forEach(each -> named.addAll(each.miss().tell().roles()));
        rules.turns().levels().forEach(level -> named.addAll(level.roles()));
        named.addAll(List.of("lead", "board"));
        for (var id : named) {
            if (all.stream().noneMatch(role -> role.id().equals(id))) {
                var address = new Contact("email", id + "@example.com");
                all.add(new Role(id, id, new Role.Nobody(), List.of(address)));
            }
        }
        return all;
    }

    /** Works from nine to five, in UTC, every day; engineer of the hour is on call. */
    private record Around(List<Role> roles) implements Surroundings {
        @Override
        public Instant after(Instant from, Span span) {
            return switch (span) {
                case Span.Wall(var length) -> from.plus(length);
                case Span.Business(var thousandths) ->
                        from.plus(Duration.ofDays(1).multipliedBy(thousandths).dividedBy(1_000));
            };
        }

        @Override
        public Instant working(Instant at) {
            var time = at.atOffset(java.time.ZoneOffset.UTC);
            if (time.getHour() < 9) {
                return time.withHour(9).withMinute(0).toInstant();
            }
            return time.getHour() < 17
                    ? at
                    : time.plusDays(1).withHour(9).withMinute(0).toInstant();
        }

        @Override
        public List<String> onCall(String schedule, String position, Instant at) {
            return position.equals("nobody")
                    ? List.of()
                    : List.of("engineer-" + at.atOffset(java.time.ZoneOffset.UTC).getHour());
        }

        @Override
        public Directory directory() {
            return new Directory(List.of(), roles, List.of(), List.of());
        }
    }

    static Opening opening(String severity) {
        return opening(severity, "data-quality");
    }

    static Opening opening(String severity, String category) {
        return new Opening(
                new Subject(
                        "Revenue is wrong",
                        new Subject.Classification(severity, category, ""),
                        Subject.Place.UNKNOWN,
                        new Subject.Report("eve", "It cannot be", List.of(), Optional.empty())),
                TEN,
                Optional.empty());
    }

    /** An incident of the severity, just opened. */
    static Incident incident(Terms terms, String severity) {
        return incident(terms, opening(severity));
    }

    static Incident incident(Terms terms, Opening opening) {
        var events = ((Decision.Accepted) opening.decide(terms, "hash", 1)).events();
        var log = new ArrayList<Logged>();
        for (var event : events) {
            log.add(new Logged(log.size() + 1, TEN, ADA, event));
        }
        return Incident.of(new UUID(0, 1), 1, log);
    }

    /** The incident after somebody has done something. */
    static Incident after(Incident incident, Terms terms, long minutes, Command command) {
        var decision = Decisions.decide(incident, command, terms, at(minutes), ADA);
        if (!(decision instanceof Decision.Accepted(var events))) {
            throw new AssertionError(decision);
        }
        var now = incident;
        for (var event : events) {
            now = now.with(new Logged(now.id().version() + 1, at(minutes), ADA, event));
        }
        return now;
    }

    /** The plan as lines like {@code +15 RUNG backup}. */
    static List<String> plan(Incident incident, Terms terms, long untilMinutes) {
        return Plan.until(incident, terms, at(untilMinutes)).stream().map(Team::line).toList();
    }

    static String line(Act act) {
        var minutes = Duration.between(TEN, act.at()).toMinutes();
        var name = act.key().part().isEmpty() ? act.key().rule() : act.key().part();
        return "+%d %s %s".formatted(minutes, act.kind(), name);
    }
}
