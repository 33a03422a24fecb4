package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Moment;

/**
 * The next thing that goes wrong with an incident if nobody moves, as a clock shows it (I-7).
 *
 * @param act what happens then, and to whom
 * @param from since when its time has run, so that a clock can show how much is left of it
 */
public record Deadline(Act act, Instant from) {
    /** How many people are named before the rest are counted. */
    private static final int NAMED = 2;

    public static Optional<Deadline> of(Incident incident, Terms terms) {
        return Countdown.deadline(incident, terms)
                .map(act -> new Deadline(act, since(act, incident, terms)));
    }

    public Instant at() {
        return act.at();
    }

    /** Since its rule last acted or was last done; the start of the clocks when neither. */
    private static Instant since(Act act, Incident incident, Terms terms) {
        var clockwork = incident.clockwork();
        var anchors = clockwork.anchors();
        var done = clockwork.done();
        var starts = new ArrayList<Instant>(List.of(anchors.start()));
        var rule = act.key().rule();
        done.performed()
                .forEach((key, performed) -> {
                    if (key.rule().equals(rule)) {
                        starts.add(performed.at());
                    }
                });
        var rules = terms.rules();
        rules.duty(rule)
                .ifPresent(duty ->
                        duty.metBy()
                                .forEach(deed ->
                                        Optional.ofNullable(done.deeds().get(deed))
                                                .ifPresent(starts::add)));
        rules.milestone(rule)
                .ifPresent(milestone -> {
                    switch (milestone.rule().timing().from()) {
                        case Moment.Detected() -> {}
                        case Moment.Acknowledged() ->
                                anchors.acknowledged().ifPresent(held -> starts.add(held.at()));
                        case Moment.LastUpdate() -> done.updates().last().ifPresent(starts::add);
                        case Moment.Level(var level) ->
                                Optional.ofNullable(clockwork.reached().levels().get(level))
                                        .ifPresent(starts::add);
                    }
                });
        rules.ladder(rule)
                .map(Ladder::when)
                .ifPresent(when -> {
                    switch (when.silence()) {
                        case UNACKNOWLEDGED -> starts.add(anchors.unheldSince());
                        case NO_UPDATE -> done.updates().last().ifPresent(starts::add);
                        case UNRESOLVED -> {}
                    }
                });
        if (act.kind() == Act.Kind.LAPSED) {
            anchors.acknowledged().ifPresent(held -> starts.add(held.at()));
        }
        return starts.stream()
                .filter(start -> !start.isAfter(act.at()))
                .max(Instant::compareTo)
                .orElse(anchors.start());
    }

    /** What happens at zero, to whom, in one line. */
    public String atZero(Directory directory) {
        var outcome = act.outcome();
        String who = who(outcome.told(), directory);
        String line =
                switch (act.kind()) {
                    case LAPSED -> outcome.title();
                    case MISSED ->
                            who.isEmpty()
                                    ? outcome.title() + " is missed"
                                    : "Tells " + who + ": " + outcome.title() + " missed";
                    case RUNG, ESCALATED -> who.isEmpty() ? outcome.title() : "Escalates to " + who;
                    case NOTICE ->
                            who.isEmpty() ? outcome.title() : outcome.title() + ", to " + who;
                    case DUTY ->
                            who.isEmpty()
                                    ? outcome.title() + " is due"
                                    : outcome.title() + " is due from " + who;
                    case REVIEW -> outcome.title() + " is due";
                };
        return line
                + outcome.effect().severity().map(to -> ", becomes " + to).orElse("")
                + outcome.effect().level().map(level -> ", reaches " + level).orElse("");
    }

    private static String who(List<Act.Told> told, Directory directory) {
        var names = new ArrayList<String>();
        for (var each : told) {
            if (each.people().isEmpty()) {
                String role = title(each.role(), directory);
                names.add(each.unheld() ? "nobody (%s is vacant)".formatted(role) : role);
            } else {
                each.people().forEach(person -> names.add(name(person, directory)));
            }
        }
        var distinct = names.stream().distinct().toList();
        if (distinct.size() <= NAMED) {
            return String.join(" and ", distinct);
        }
        return "%s and %d others".formatted(distinct.getFirst(), distinct.size() - 1);
    }

    private static String title(String role, Directory directory) {
        return directory.role(role).map(known -> known.title()).orElse(role);
    }

    static String name(String person, Directory directory) {
        return directory.person(person).map(known -> known.name()).orElse(person);
    }
}
