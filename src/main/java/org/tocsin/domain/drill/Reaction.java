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
        return Optional.ofNullable(
                switch (event) {
                    case Event.Acknowledged() -> ACKNOWLEDGE;
                    case Event.Updated _ -> UPDATE;
                    case Event.Messaged messaged -> messaged.update() ? UPDATE : NOTE;
                    case Event.ImpactDeclared _ -> DECLARE_IMPACT;
                    case Event.Escalated _ -> ESCALATE;
                    case Event.SeverityChanged _ -> CHANGE_SEVERITY;
                    case Event.Assigned _ -> ASSIGN;
                    case Event.Moved(var to) ->
                            switch (to) {
                                case INVESTIGATING -> INVESTIGATE;
                                case MITIGATING -> MITIGATE;
                                case DETECTED, ACKNOWLEDGED, RESOLVED, REVIEWED, CLOSED, MERGED ->
                                        null;
                            };
                    case Event.Wrote(var kind, _) ->
                            switch (kind) {
                                case DECISION -> DECIDE;
                                case NOTE, LINK, FINDING -> NOTE;
                            };
                    case Event.Ticked _ -> TICK;
                    case Event.RootCauseFound _ -> FIND_ROOT_CAUSE;
                    case Event.Related _, Event.MergedInto _, Event.Absorbed _ -> RELATE;
                    case Event.Resolved _, Event.Dismissed _ -> RESOLVE;
                    case Event.Reopened _ -> REOPEN;
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
                            null;
                });
    }
}
