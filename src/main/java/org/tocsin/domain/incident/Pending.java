package org.tocsin.domain.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.ImpactRule;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Moment;
import org.tocsin.domain.response.ReviewRule;
import org.tocsin.domain.response.Route;
import org.tocsin.domain.response.Rule;
import org.tocsin.domain.response.Scope;

/**
 * Which acts of the rules lie ahead of one incident: of each rule the next. Looks up nobody, so
 * that thousands of incidents are reckoned in one breath.
 */
final class Pending {
    private final Incident incident;
    private final Terms terms;
    private final Surroundings around;
    private final Clockwork.Anchors anchors;
    private final Clockwork.Done done;
    private final List<Due> found = new ArrayList<>();

    private Pending(Incident incident, Terms terms) {
        this.incident = incident;
        this.terms = terms;
        this.around = terms.around();
        this.anchors = incident.clockwork().anchors();
        this.done = incident.clockwork().done();
    }

    /** In no order. */
    static List<Due> of(Incident incident, Terms terms) {
        var pending = new Pending(incident, terms);
        if (incident.isOpen()) {
            pending.whileOpen();
        } else if (incident.state() == State.RESOLVED) {
            pending.reviews();
        }
        return pending.found;
    }

    static Optional<Due> next(Incident incident, Terms terms) {
        Due first = null;
        for (var due : of(incident, terms)) {
            if (first == null || due.isBefore(first)) {
                first = due;
            }
        }
        return Optional.ofNullable(first);
    }

    private void whileOpen() {
        var rules = terms.rules();
        for (var milestone : rules.milestones()) {
            if (applies(milestone.rule().scope())) {
                milestone(milestone);
            }
        }
        new Climb(incident, terms, this::once).all();
        for (var duty : rules.duties()) {
            if (applies(duty.rule().scope())) {
                duty(duty);
            }
        }
        for (var route : rules.routes()) {
            if (applies(route.rule().scope())) {
                route(route);
            }
        }
        for (var rule : rules.turns().impact()) {
            if (applies(rule.rule().scope())) {
                impact(rule);
            }
        }
        lapse();
    }

    boolean applies(Scope scope) {
        return applies(incident, scope);
    }

    static boolean applies(Incident incident, Scope scope) {
        var kind = incident.subject().classification();
        return (scope.severities().isEmpty() || scope.severities().contains(kind.severity()))
                && (scope.categories().isEmpty()
                        || scope.categories().contains(kind.category())
                        || scope.categories().contains(kind.subcategory()))
                && (scope.labels().isEmpty() || anyLabel(incident, scope.labels()));
    }

    private static boolean anyLabel(Incident incident, Set<String> labels) {
        for (var label : incident.subject().place().labels()) {
            if (labels.contains(label)) {
                return true;
            }
        }
        return false;
    }

    // Milestones

    private void milestone(Milestone milestone) {
        var anchor = anchor(milestone.rule().timing().from());
        if (anchor == null || isMet(milestone, anchor)) {
            return;
        }
        once(
                key(milestone, incident, terms),
                around.after(anchor, milestone.rule().timing().after()),
                new Due.OfMilestone(milestone));
    }

    /**
     * A milestone of one severity is not that of another, though they share a name: what the former
     * missed says nothing about what the latter leads to.
     */
    static Act.Key key(Milestone milestone, Incident incident, Terms terms) {
        int round =
                milestone.rule().timing().from() instanceof Moment.LastUpdate
                        ? incident.clockwork().done().updates().count() * Climb.ROUNDS
                        : 0;
        boolean bySeverity = !milestone.rule().scope().severities().isEmpty();
        return new Act.Key(
                milestone.id(), "", bySeverity ? round + 1 + rank(incident, terms) : round);
    }

    private static int rank(Incident incident, Terms terms) {
        return terms.severity(incident.severity()).map(Severity::rank).orElse(0);
    }

    boolean isMet(Milestone milestone, Instant anchor) {
        if (done.met().containsKey(milestone.id())) {
            return true;
        }
        for (var deed : milestone.metBy()) {
            var at = lastDone(deed, milestone.audience());
            if (at != null && !at.isBefore(anchor)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Instant lastDone(Deed deed, String audience) {
        return deed == Deed.UPDATE
                ? done.updates().last(audience).orElse(null)
                : done.deeds().get(deed);
    }

    static Optional<Instant> anchor(Incident incident, Terms terms, Rule rule) {
        return Optional.ofNullable(new Pending(incident, terms).anchor(rule.timing().from()));
    }

    /** When what a rule counts from happened; no rules are needed to know that. */
    static Optional<Instant> anchor(Incident incident, Moment moment) {
        return Optional.ofNullable(anchor(incident.clockwork(), moment));
    }

    static boolean isMet(Incident incident, Terms terms, Milestone milestone, Instant anchor) {
        return new Pending(incident, terms).isMet(milestone, anchor);
    }

    private @Nullable Instant anchor(Moment moment) {
        return anchor(incident.clockwork(), moment);
    }

    private static @Nullable Instant anchor(Clockwork clockwork, Moment moment) {
        var anchors = clockwork.anchors();
        return switch (moment) {
            case Moment.Detected() -> anchors.start();
            case Moment.Acknowledged() ->
                    anchors.acknowledged().map(Clockwork.Held::at).orElse(null);
            case Moment.LastUpdate() -> clockwork.done().updates().last().orElse(anchors.start());
            case Moment.Level(var level) -> clockwork.reached().levels().get(level);
        };
    }

    /**
     * Something that happens once; due at once when a new plan finds it already past.
     *
     * @return whether it lies ahead
     */
    private boolean once(Act.Key key, Instant nominal, Due.Cause cause) {
        var before = done.performed().get(key);
        var replanned = anchors.replanned();
        if (before != null && !(before.at().isBefore(replanned) && nominal.isAfter(replanned))) {
            return false;
        }
        found.add(new Due(later(nominal, replanned), nominal, key, cause));
        return true;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    // What comes again and again

    private void duty(Duty duty) {
        var beat = duty.beat();
        Instant anchor =
                beat.dormant()
                        ? incident.clockwork().reached().started().get(duty.id())
                        : anchor(duty.rule().timing().from());
        if (anchor == null) {
            return;
        }
        var did = lastDone(duty, anchor);
        var fired = firedSince(duty.id(), did != null ? did : anchor);
        Instant nominal =
                fired != null
                        ? around.after(fired, beat.every())
                        : did != null
                                ? around.after(did, beat.every())
                                : around.after(anchor, duty.rule().timing().after());
        again(
                duty.id(),
                beat.workingTimeOnly() ? around.working(nominal) : nominal,
                new Due.OfDuty(duty));
    }

    private @Nullable Instant lastDone(Duty duty, Instant anchor) {
        Instant last = done.met().get(duty.id());
        for (var deed : duty.metBy()) {
            var at = lastDone(deed, duty.beat().audience());
            if (at != null && (last == null || at.isAfter(last))) {
                last = at;
            }
        }
        return last == null || last.isBefore(anchor) ? null : last;
    }

    private void route(Route route) {
        var timing = route.rule().timing();
        var anchor = anchor(timing.from());
        if (anchor == null) {
            return;
        }
        var first = sent(anchor, timing.after());
        if (route.every().isEmpty()) {
            once(new Act.Key(route.id(), "", 0), first, new Due.OfRoute(route));
            return;
        }
        var fired = firedSince(route.id(), anchor);
        again(
                route.id(),
                fired != null ? around.after(fired, route.every().get()) : first,
                new Due.OfRoute(route));
    }

    /** A notice with no business time to wait for still does not go out by night. */
    private Instant sent(Instant anchor, Span after) {
        return after instanceof Span.Business && after.isZero()
                ? around.working(anchor)
                : around.after(anchor, after);
    }

    /** When the last round was due, if it was done since an instant. */
    private @Nullable Instant firedSince(String rule, Instant since) {
        var fired = done.series().get(rule);
        return fired == null || fired.at().isBefore(since) ? null : fired.due();
    }

    private void again(String rule, Instant nominal, Due.Cause cause) {
        var fired = done.series().get(rule);
        int round = fired == null ? 0 : fired.rounds();
        found.add(
                new Due(
                        later(nominal, anchors.replanned()),
                        nominal,
                        new Act.Key(rule, "", round),
                        cause));
    }

    // The rest

    private void impact(ImpactRule rule) {
        Instant since = null;
        for (var declared : incident.clockwork().declared()) {
            boolean meets = declared.impact().meets(rule.when());
            since = meets ? since == null ? declared.at() : since : null;
        }
        if (since != null) {
            once(
                    new Act.Key(rule.id(), "", 0),
                    around.after(since, rule.rule().timing().after()),
                    new Due.OfImpact(rule));
        }
    }

    private void lapse() {
        var span = terms.rules().turns().settings().unacknowledgeAfter();
        if (span.isEmpty() || incident.state() != State.ACKNOWLEDGED) {
            return;
        }
        var held = anchors.acknowledged();
        if (held.isPresent()) {
            var since = later(held.get().at(), done.updates().last().orElse(held.get().at()));
            var due = around.after(since, span.get());
            found.add(
                    new Due(
                            due,
                            due,
                            new Act.Key("acknowledgement", "", anchors.lapses()),
                            new Due.Lapse()));
        }
    }

    private void reviews() {
        var resolved = incident.course().times().resolved();
        if (resolved.isEmpty() || incident.course().ending().dismissed().isPresent()) {
            return;
        }
        for (var rule : terms.rules().turns().reviews()) {
            if (applies(rule.scope())) {
                var due = reviewDue(rule, resolved.get(), around);
                var key = new Act.Key(rule.id(), "", incident.course().ending().reopened());
                if (!done.performed().containsKey(key)) {
                    found.add(new Due(due, due, key, new Due.OfReview(rule)));
                }
            }
        }
    }

    /** When a review is due that a resolution asks for. */
    static Instant reviewDue(ReviewRule rule, Instant resolved, Surroundings around) {
        return switch (rule.due()) {
            case ReviewRule.Within(var span) -> around.after(resolved, span);
            case ReviewRule.MonthlyBatch() -> {
                var month = LocalDate.ofInstant(resolved, ZoneOffset.UTC).withDayOfMonth(1);
                var next = month.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant();
                yield around.after(around.working(next), new Span.Business(1_000));
            }
        };
    }
}
