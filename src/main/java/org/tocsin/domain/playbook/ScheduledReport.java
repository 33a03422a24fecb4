package org.tocsin.domain.playbook;

import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.Scope;

/**
 * A summary that goes out by the calendar (T-6, N-2).
 *
 * @param when its name, and when it comes round by the playbook's zone
 * @param template id of what is sent
 * @param scope which incidents it speaks of
 */
public record ScheduledReport(TeamDuty when, Recipients to, String template, Scope scope) {
    public String id() {
        return when.id();
    }

    public String title() {
        return when.title();
    }
}
