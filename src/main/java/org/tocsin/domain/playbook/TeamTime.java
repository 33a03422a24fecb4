package org.tocsin.domain.playbook;

import java.time.ZoneId;

/**
 * When the team works and who is on call.
 *
 * @param zone of its working hours
 */
public record TeamTime(ZoneId zone) {
    /** The usual hours: Monday to Friday, 09:00 to 17:00, no holidays, nobody on call. */
    public static TeamTime standard(ZoneId zone) {
        return new TeamTime(zone);
    }
}
