package org.tocsin.domain.drill;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.EventWords;
import org.tocsin.domain.incident.Impact;
import org.tocsin.domain.incident.Logged;

/**
 * An incident that happened, to be drilled again: what the checks and the world did happens again,
 * what people did is left to the people.
 */
public final class PastIncident {
    /** For what people have to do once nothing happens any more. */
    private static final Duration AFTERMATH = Duration.ofHours(4);

    private PastIncident() {}

    /**
     * @param number the incident's, for its title
     * @param log whole, the oldest first
     */
    public static Scenario scenario(long number, List<Logged> log) {
        if (log.isEmpty() || !(log.getFirst().event() instanceof Event.Opened opened)) {
            throw new IllegalArgumentException("the log of an incident begins with its opening");
        }
        var subject = opened.subject();
        var injects = injects(opened.detectedAt(), log);
        var last = injects.isEmpty() ? Duration.ZERO : injects.getLast().after();
        return new Scenario(
                new Scenario.Named(
                        "incident-" + number,
                        "Incident #%d again: %s".formatted(number, subject.title()),
                        "What happened then happens again; do it better.",
                        ""),
                new Scenario.Plot(
                        subject,
                        opened.detectedAt(),
                        injects,
                        last.plus(AFTERMATH).truncatedTo(ChronoUnit.MINUTES)),
                When.NOW);
    }

    private static List<Inject> injects(Instant detected, List<Logged> log) {
        var injects = new ArrayList<Inject>();
        for (var logged : log) {
            what(logged, log)
                    .ifPresent(what ->
                            injects.add(
                                    new Inject(after(detected, logged.at()), what, hope(what))));
        }
        return injects;
    }

    /** A detection may lie after the first entry, at the end of a maintenance window. */
    private static Duration after(Instant detected, Instant at) {
        return at.isBefore(detected)
                ? Duration.ZERO
                : Duration.between(detected, at).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Optional<Inject.What> what(Logged logged, List<Logged> log) {
        return switch (logged.event()) {
            case Event.Joined(var failure) ->
                    Optional.of(
                            new Inject.Fails(
                                    failure.check(), failure.message(), raised(logged, log)));
            case Event.Recovered(var check, _) -> Optional.of(new Inject.Recovers(check));
            case Event.ImpactDeclared(var impact) when !impact.equals(Impact.NONE) ->
                    Optional.of(new Inject.Known(EventWords.impact(impact), impact));
            case Event _ -> Optional.empty();
        };
    }

    /** What a failing check made of the severity is told with it, at the same instant. */
    private static Optional<String> raised(Logged joined, List<Logged> log) {
        return log.stream()
                .filter(each -> each.version() > joined.version() && each.at().equals(joined.at()))
                .filter(each -> each.actor() instanceof Actor.Machine)
                .map(Logged::event)
                .filter(Event.SeverityChanged.class::isInstance)
                .map(event -> ((Event.SeverityChanged) event).to())
                .findFirst();
    }

    private static Inject.Hope hope(Inject.What what) {
        return what instanceof Inject.Known
                ? new Inject.Hope(
                        "Declare the impact", Set.of(Reaction.DECLARE_IMPACT), Optional.empty())
                : Inject.Hope.NOTHING;
    }
}
