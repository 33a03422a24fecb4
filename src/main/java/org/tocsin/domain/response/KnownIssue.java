package org.tocsin.domain.response;

import java.util.List;

/**
 * Something that has gone wrong before, as a runbook describes it.
 *
 * @param pipeline id, or empty
 * @param signs how it is told
 * @param runbook id of the runbook that says more; empty for none
 */
public record KnownIssue(String id, String pipeline, String title, Signs signs, String runbook) {
    /**
     * @param group such as {@code Upstream datasets}
     * @param checks ids of checks that detect it
     */
    public record Signs(
            String group, String issue, String impact, Telling telling, List<String> checks) {
        public Signs {
            checks = List.copyOf(checks);
        }
    }

    /** In the document's words. */
    public record Telling(String detection, String symptoms) {}
}
