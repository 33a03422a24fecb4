package org.tocsin.domain.review.metrics;

/**
 * The figures of a period, with what each means (M-6, document 001, Understanding Incident Metrics;
 * T-6, Q-4). Merged incidents count in none: what they were is counted where they went. Dismissed
 * ones count as false positives, and as open for as long as they were.
 */
public enum Figure {
    MTTD(
            "MTTD",
            "Mean time to detect",
            Better.LOWER,
            "Detected - started, over the incidents detected in the period whose start is known."),
    MTTA(
            "MTTA",
            "Mean time to acknowledge",
            Better.LOWER,
            "First acknowledgement by a person - detected, over the incidents detected in the period"
                    + " that a person has acknowledged."),
    MTTR(
            "MTTR",
            "Mean time to resolve",
            Better.LOWER,
            "Last resolution - detected, over the incidents resolved for the last time in the period:"
                    + " one that was reopened runs on to its last resolution, and one that is open"
                    + " again does not count yet."),
    SLA(
            "SLA compliance",
            "Milestones met in time",
            Better.HIGHER,
            "Of the milestones that were met or came due (acknowledge, assess, resolve and so on; not"
                    + " regular updates), the share met by their time under each incident's own frozen"
                    + " rules, since each reopening anew; over the incidents resolved in the period."),
    ESCALATION(
            "Escalation rate",
            "Incidents that needed more people",
            Better.LOWER,
            "Of the incidents resolved in the period, the share that a person escalated, whose impact"
                    + " or miss did, or whose ladder went beyond its first rung."),
    REPEAT(
            "Repeat rate",
            "Incidents that came back",
            Better.LOWER,
            "Of the incidents detected in the period, the share linked to an earlier one of the same"
                    + " check or the same root cause."),
    REOPEN(
            "Reopen rate",
            "Resolutions that did not last",
            Better.LOWER,
            "Of the incidents resolved in the period, the share that had been reopened before."),
    FALSE_POSITIVES(
            "False positives",
            "Incidents that were none",
            Better.LOWER,
            "Of the incidents that ended in the period, the share dismissed as none."),
    OPENED(
            "Detected",
            "Incidents detected",
            Better.LOWER,
            "Incidents detected in the period, without merged and dismissed ones."),
    RESOLVED(
            "Resolved",
            "Incidents resolved",
            Better.NEITHER,
            "Incidents resolved for the last time in the period."),
    OPEN(
            "Open at the end",
            "Incidents open at the end",
            Better.LOWER,
            "Incidents that were open when the period ended, or are now if it has not, whenever they"
                    + " were detected."),
    REVENUE(
            "Revenue impact",
            "Revenue lost",
            Better.LOWER,
            "The loss last declared per hour x the hours from the start (or else the detection) to the"
                    + " resolution, without the time it was resolved between; summed over the"
                    + " incidents resolved in the period, in the team's currency."),
    CUSTOMERS(
            "Customer impact",
            "People affected",
            Better.LOWER,
            "People affected as last declared, summed over the incidents resolved in the period; who"
                    + " was hit twice counts twice.");

    private final String label;
    private final String title;
    private final Better better;
    private final String definition;

    /** Which way is good. */
    public enum Better {
        LOWER,
        HIGHER,
        NEITHER
    }

    Figure(String label, String title, Better better, String definition) {
        this.label = label;
        this.title = title;
        this.better = better;
        this.definition = definition;
    }

    /** As tiles and columns are headed. */
    public String label() {
        return label;
    }

    /** In words. */
    public String title() {
        return title;
    }

    public Better better() {
        return better;
    }

    /** What it is reckoned from, for people. */
    public String definition() {
        return definition;
    }
}
