package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Moment;

/** Which milestones are met by what has just happened. */
final class Met {
    private Met() {}

    /** The events, each followed by the milestones that it meets. */
    static List<Event> with(
            Incident before, List<Event> events, Terms terms, Instant now, Actor actor) {
        var all = new ArrayList<Event>();
        var state = before;
        for (var event : events) {
            all.add(event);
            state = state.with(new Logged(state.id().version() + 1, now, actor, event));
            for (var milestone : terms.rules().milestones()) {
                if (newlyMet(state, milestone, terms)) {
                    var met =
                            new Event.MilestoneMet(
                                    milestone.id(), isLate(state, terms, milestone), words(event));
                    all.add(met);
                    state = state.with(new Logged(state.id().version() + 1, now, actor, met));
                }
            }
        }
        return all;
    }

    private static boolean newlyMet(Incident incident, Milestone milestone, Terms terms) {
        return Pending.applies(incident, milestone.rule().scope())
                && !incident.clockwork().done().met().containsKey(milestone.id())
                && !(milestone.rule().timing().from() instanceof Moment.LastUpdate)
                && Pending.anchor(incident, terms, milestone.rule())
                        .filter(anchor -> Pending.isMet(incident, terms, milestone, anchor))
                        .isPresent();
    }

    private static String words(Event event) {
        return switch (event) {
            case Event.Acknowledged() -> "acknowledged";
            case Event.Updated _ -> "update posted";
            case Event.Messaged _ -> "update sent";
            case Event.ImpactDeclared _ -> "impact declared";
            case Event.RootCauseFound _ -> "root cause recorded";
            case Event.Resolved _ -> "resolved";
            case Event.Moved(var to) -> to.name().toLowerCase(Locale.ROOT);
            case Event.SeverityChanged(var to, _) -> "already done when it became " + to;
            case Event other -> other.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    /** Whether its time has passed. */
    static boolean isLate(Incident incident, Terms terms, Milestone milestone) {
        return incident.clockwork()
                .done()
                .performed()
                .containsKey(Pending.key(milestone, incident, terms));
    }
}
