package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Rule;

/**
 * A milestone, a duty or the next rung of a ladder of one incident, as a clock shows it.
 *
 * @param rule the id of the milestone, duty or ladder
 * @param due when it is, was or would have been due; empty while what it counts from has not
 *     happened
 * @param atZero what happens then, and to whom; empty when it is met or has passed
 */
public record Countdown(
        String rule, Label label, Optional<Instant> due, Standing standing, Optional<Act> atZero) {
    /**
     * @param why why this deadline: the rule in words, and where it stands written
     */
    public record Label(String title, Clock clock, String why) {}

    /** Which of the three clocks in the head of an incident it is, if any. */
    public enum Clock {
        ACKNOWLEDGE,
        UPDATE,
        RESOLVE,
        OTHER
    }

    public sealed interface Standing {}

    public record Running() implements Standing {}

    /** What it counts from has not happened yet. */
    public record Waiting() implements Standing {}

    /**
     * @param late whether it had passed by then
     */
    public record Met(Instant at, boolean late) implements Standing {}

    public record Missed(Instant at) implements Standing {}

    public boolean isRunning() {
        return standing instanceof Running;
    }

    /**
     * Every milestone, duty and ladder that applies, those that run first and by their due times.
     */
    public static List<Countdown> of(Incident incident, Terms terms) {
        var pending = Pending.of(incident, terms);
        var all = new ArrayList<Countdown>();
        for (var milestone : terms.rules().milestones()) {
            if (Pending.applies(incident, milestone.rule().scope())) {
                all.add(milestone(milestone, pending, incident, terms));
            }
        }
        for (var due : pending) {
            if (due.cause() instanceof Due.OfDuty(var duty)) {
                all.add(
                        new Countdown(
                                duty.id(),
                                label(
                                        duty.rule(),
                                        clock(duty.metBy()),
                                        "every " + duty.beat().every()),
                                Optional.of(due.at()),
                                new Running(),
                                Optional.of(Acts.act(due, incident, terms))));
            }
        }
        ladders(pending, incident, terms).forEach(all::add);
        all.sort(
                Comparator.comparing((Countdown each) -> !each.isRunning())
                        .thenComparing(each -> each.due().orElse(Instant.MAX)));
        return all;
    }

    /** Of each ladder that runs its next rung: a silence has a deadline too (E-2). */
    private static List<Countdown> ladders(List<Due> pending, Incident incident, Terms terms) {
        var first = new LinkedHashMap<String, Countdown>();
        pending.stream()
                .filter(due -> due.cause() instanceof Due.OfRung)
                .sorted(Comparator.comparing(Due::at))
                .forEach(due -> {
                    var ladder = ((Due.OfRung) due.cause()).ladder();
                    first.computeIfAbsent(ladder.id(), _ -> rung(due, ladder, incident, terms));
                });
        return List.copyOf(first.values());
    }

    private static Countdown rung(Due due, Ladder ladder, Incident incident, Terms terms) {
        var act = Acts.act(due, incident, terms);
        var clock =
                switch (ladder.when().silence()) {
                    case UNACKNOWLEDGED -> Clock.ACKNOWLEDGE;
                    case NO_UPDATE -> Clock.UPDATE;
                    case UNRESOLVED -> Clock.RESOLVE;
                };
        String why =
                act.why() + (ladder.when().source().isEmpty() ? "" : ", " + ladder.when().source());
        return new Countdown(
                ladder.id(),
                new Label(act.outcome().title(), clock, why),
                Optional.of(due.at()),
                new Running(),
                Optional.of(act));
    }

    /**
     * The one of a kind that is due first, or was last when none runs. The next rung of a ladder
     * only where no milestone and no duty says by when.
     */
    public static Optional<Countdown> of(Clock clock, List<Countdown> all) {
        return all.stream()
                .filter(each -> each.label().clock() == clock)
                .min(Comparator.comparing(Countdown::isRung))
                .map(each -> each.withWhoIsTold(clock, all));
    }

    /** A miss that tells nobody is not all that happens then when a ladder climbs with it. */
    private Countdown withWhoIsTold(Clock clock, List<Countdown> all) {
        boolean silent = atZero.filter(act -> act.outcome().told().isEmpty()).isPresent();
        return all.stream()
                .filter(_ -> silent)
                .filter(each -> each.isRung() && each.label().clock() == clock)
                .filter(each -> each.due().equals(due))
                .findFirst()
                .map(each -> new Countdown(rule, label, due, standing, each.atZero()))
                .orElse(this);
    }

    private boolean isRung() {
        return atZero.filter(act -> act.kind() == Act.Kind.RUNG).isPresent();
    }

    /**
     * The next thing that goes wrong if nobody does anything: a miss, a rung, a duty or a lapse. A
     * notice is no deadline.
     */
    public static Optional<Act> deadline(Incident incident, Terms terms) {
        return first(incident, terms).map(due -> Acts.act(due, incident, terms));
    }

    /** When that is; quicker than to say who is told. */
    public static Optional<Instant> deadlineAt(Incident incident, Terms terms) {
        return first(incident, terms).map(Due::at);
    }

    private static Optional<Due> first(Incident incident, Terms terms) {
        Due first = null;
        for (var due : Pending.of(incident, terms)) {
            if (due.kind() != Act.Kind.NOTICE && (first == null || matters(due, first))) {
                first = due;
            }
        }
        return Optional.ofNullable(first);
    }

    /** Of two at the same instant rather the one that tells somebody. */
    private static boolean matters(Due due, Due first) {
        return due.at().equals(first.at()) && due.tells() != first.tells()
                ? due.tells()
                : due.isBefore(first);
    }

    private static Countdown milestone(
            Milestone milestone, List<Due> pending, Incident incident, Terms terms) {
        var rule = milestone.rule();
        var anchor = Pending.anchor(incident, terms, rule);
        var due =
                pending.stream()
                        .filter(each ->
                                each.cause() instanceof Due.OfMilestone(var other)
                                        && other.equals(milestone))
                        .findFirst();
        var when =
                due.map(Due::at)
                        .or(() ->
                                anchor.map(
                                        from -> terms.around().after(from, rule.timing().after())));
        return new Countdown(
                milestone.id(),
                label(
                        rule,
                        clock(milestone.metBy()),
                        "within " + rule.timing().after() + " for " + incident.severity()),
                when,
                standing(milestone, due, anchor, incident, terms),
                due.map(each -> Acts.act(each, incident, terms)));
    }

    private static Standing standing(
            Milestone milestone,
            Optional<Due> due,
            Optional<Instant> anchor,
            Incident incident,
            Terms terms) {
        if (due.isPresent()) {
            return new Running();
        }
        var done = incident.clockwork().done();
        var missed =
                Optional.ofNullable(done.performed().get(Pending.key(milestone, incident, terms)))
                        .map(Clockwork.Performed::at);
        var met = Optional.ofNullable(done.met().get(milestone.id()));
        if (met.isPresent()) {
            return new Met(met.get(), missed.isPresent());
        }
        return missed.<Standing>map(Missed::new)
                .or(() ->
                        anchor.filter(from -> Pending.isMet(incident, terms, milestone, from))
                                .map(from -> new Met(from, false)))
                .orElseGet(Waiting::new);
    }

    private static Label label(Rule rule, Clock clock, String why) {
        return new Label(
                rule.title(), clock, rule.source().isEmpty() ? why : why + ", " + rule.source());
    }

    private static Clock clock(Set<Deed> metBy) {
        if (metBy.contains(Deed.RESOLVE)) {
            return Clock.RESOLVE;
        }
        if (metBy.contains(Deed.ACKNOWLEDGE)) {
            return Clock.ACKNOWLEDGE;
        }
        return metBy.contains(Deed.UPDATE) ? Clock.UPDATE : Clock.OTHER;
    }
}
