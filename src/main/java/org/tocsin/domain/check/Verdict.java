package org.tocsin.domain.check;

/** What a run means. */
public sealed interface Verdict {
    record Healthy() implements Verdict {}

    record Breach(Severity severity) implements Verdict {}

    /** Could not be run: neither healthy nor a failure of the data. */
    record Broken() implements Verdict {}

    /** Not enough history yet to judge by. */
    record Learning() implements Verdict {}
}
