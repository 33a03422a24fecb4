package org.tocsin.domain.response;

/** From when a rule counts. */
public sealed interface Moment {
    /** From the detection of the incident, also after its severity has changed. */
    record Detected() implements Moment {}

    /** From the first acknowledgement; the rule sleeps until then. */
    record Acknowledged() implements Moment {}

    /** From the last update posted, or from the detection while there is none. */
    record LastUpdate() implements Moment {}

    /** From when the incident was escalated to a level; the rule sleeps until then (E-3). */
    record Level(String level) implements Moment {}
}
