package org.tocsin.domain.drill;

import java.util.Optional;
import org.tocsin.domain.incident.Event;

/** What people may do about something that happens, as an incident's log tells of it. */
public enum Reaction {
    ACKNOWLEDGE,
    UPDATE,
    DECLARE_IMPACT,
    ESCALATE,
    CHANGE_SEVERITY,
    ASSIGN,
    INVESTIGATE,
    MITIGATE,
    DECIDE,
    NOTE,
    TICK,
    FIND_ROOT_CAUSE,
    RELATE,
    RESOLVE,
    REOPEN;

    /** Empty for what is no reaction, such as that a check fails. */
    static Optional<Reaction> of(Event event) {
        return switch (event) {
            case Event.Acknowledged() -> Optional.of(ACKNOWLEDGE);
            case Event.Updated _ -> Optional.of(UPDATE);
            case Event.Messaged messaged -> Optional.of(messaged.update() ? UPDATE : NOTE);
            case Event.ImpactDeclared _ -> Optional.of(DECLARE_IMPACT);
            case Event.Escalated _ -> Optional.of(ESCALATE);
            case Event.SeverityChanged _ -> Optional.of(CHANGE_SEVERITY);
            case Event.Assigned _ -> Optional.of(ASSIGN);
            case Event.Moved(var to) ->
                    switch (to) {
                        case INVESTIGATING -> Optional.of(INVESTIGATE);
                        case MITIGATING -> Optional.of(MITIGATE);
                        case DETECTED, ACKNOWLEDGED, RESOLVED, REVIEWED, CLOSED, MERGED ->
                                Optional.empty();
                    };
            case Event.Wrote(var kind, _) ->
                    switch (kind) {
                        case DECISION -> Optional.of(DECIDE);
                        case NOTE, LINK, FINDING -> Optional.of(NOTE);
                    };
            case Event.Ticked _ -> Optional.of(TICK);
            case Event.RootCauseFound _ -> Optional.of(FIND_ROOT_CAUSE);
            case Event.Related _, Event.MergedInto _, Event.Absorbed _ -> Optional.of(RELATE);
            case Event.Resolved _, Event.Dismissed _ -> Optional.of(RESOLVE);
            case Event.Reopened _ -> Optional.of(REOPEN);
            case Event.Opened _,
                    Event.Joined _,
                    Event.Recovered _,
                    Event.Reclassified _,
                    Event.Retitled _,
                    Event.StartedAt _,
                    Event.Pinned _,
                    Event.MilestoneMet _,
                    Event.Approved _,
                    Event.Acted _,
                    Event.Spared _,
                    Event.Reviewed _,
                    Event.Closed _,
                    Event.BridgeOpened _,
                    Event.RemedyTried _,
                    Event.RemedyEnded _,
                    Event.RemedyLeft _,
                    Event.Replanned _ ->
                    Optional.empty();
        };
    }
}
