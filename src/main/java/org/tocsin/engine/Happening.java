package org.tocsin.engine;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.drill.Inject;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Simulation;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.SeverityGuide;

/** Makes things happen in a drill, as checks and the world around would. */
final class Happening {
    private static final Actor CHECKS = new Actor.Machine("checks");
    private static final Actor DRILL = new Actor.Machine("drill");

    private final Playbook playbook;
    private final InstantSource clock;
    private final List<String> refusals = new ArrayList<>();

    Happening(Playbook playbook, InstantSource clock) {
        this.playbook = playbook;
        this.clock = clock;
    }

    synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    void open(DrilledClocks hands, Opening opening) {
        var by =
                switch (opening.subject().origin()) {
                    case Subject.Breach _, Subject.BrokenSource _ -> CHECKS;
                    case Subject.Report _ -> DRILL;
                };
        told(hands.open(opening, by));
    }

    void happen(DrilledClocks hands, Inject inject) {
        var drilled = drilled(hands);
        switch (inject.what()) {
            case Inject.Fails(var check, var message, var severity) ->
                    drilled.ifPresent(incident ->
                            told(
                                    hands.perform(
                                            incident,
                                            new Command.Join(
                                                    new Subject.Failure(
                                                            check,
                                                            Optional.empty(),
                                                            clock.instant(),
                                                            message),
                                                    severity),
                                            CHECKS)));
            case Inject.Recovers(var check) ->
                    drilled.ifPresent(incident ->
                            told(
                                    hands.perform(
                                            incident,
                                            new Command.Recover(check, clock.instant()),
                                            CHECKS)));
            case Inject.Said(var from, var text) -> note(hands, drilled, from + ": " + text);
            case Inject.Known(var text, _) -> note(hands, drilled, "It becomes known: " + text);
            case Inject.Breaks breaks -> open(hands, broken(breaks));
        }
    }

    private void note(DrilledClocks hands, Optional<Incident> drilled, String text) {
        drilled.ifPresent(incident ->
                told(hands.perform(incident, new Command.Write(Event.Entry.NOTE, text), DRILL)));
    }

    /** As the engine files a source that cannot be asked: no emergency, nothing is known yet. */
    private Opening broken(Inject.Breaks breaks) {
        var scale = playbook.severities().stream().map(SeverityGuide::severity).sorted().toList();
        var severity =
                scale.stream()
                        .filter(each -> each.level() == Severity.Level.WARNING)
                        .findFirst()
                        .orElse(scale.getLast());
        var failure =
                new Subject.Failure(
                        breaks.check(), Optional.empty(), clock.instant(), breaks.message());
        var subject =
                new Subject(
                        "%s cannot be checked: %s".formatted(breaks.source(), breaks.message()),
                        Opening.classify(
                                severity.id(),
                                "pipeline-failures",
                                playbook.response().categories()),
                        Subject.Place.UNKNOWN,
                        new Subject.BrokenSource(breaks.source(), failure));
        return new Opening(subject, clock.instant(), Optional.empty());
    }

    void act(DrilledClocks hands, Simulation.Step step) {
        switch (step.doing()) {
            case Simulation.Open _ ->
                    refuse("a drill opens its incident by itself; leave \"open\" out");
            case Simulation.Do(var command) ->
                    drilled(hands)
                            .ifPresent(
                                    incident -> told(hands.perform(incident, command, step.by())));
        }
    }

    /** The incident that the drill began with. */
    private static Optional<Incident> drilled(DrilledClocks hands) {
        return hands.incidents().incidents().stream().findFirst();
    }

    private void told(IncidentDesk.Reply reply) {
        switch (reply) {
            case IncidentDesk.Reply.Done _ -> {}
            case IncidentDesk.Reply.Refused(var reason) -> refuse(reason);
        }
    }

    private synchronized void refuse(String reason) {
        refusals.add("%s: %s".formatted(clock.instant(), reason));
    }
}
