package org.tocsin.domain.response;

import java.util.List;

/**
 * What to do, step by step (R-1, I-8).
 *
 * @param scope which incidents it is shown for
 * @param source where the document says so
 */
public record Procedure(String id, String title, Application application, List<Phase> phases) {
    public Procedure {
        phases = List.copyOf(phases);
    }

    public Use use() {
        return application.use();
    }

    public record Application(Use use, Scope scope, String source) {}

    /** What it is for. */
    public enum Use {
        /** While the incident is open. */
        RESPONSE,
        /** For whoever takes a report of a person (I-2). */
        REPORT,
        /** To be ticked or waived before "resolved" sticks (I-8). */
        RESOLUTION,
        /** After the resolution. */
        FOLLOW_UP,
        /** What a level of escalation answers for; the scope's labels name the level. */
        LEVEL,
        /** What speaks for escalating now (E-7, I-10). */
        ESCALATION
    }

    /**
     * @param timing in the document's words, such as {@code First 30 minutes}; empty when it says
     *     nothing
     */
    public record Phase(String title, String timing, List<Step> steps) {
        public Phase {
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param id unique within the procedure
     * @param heading what groups it with its neighbours; empty for none
     */
    public record Step(String id, String heading, String text) {}
}
