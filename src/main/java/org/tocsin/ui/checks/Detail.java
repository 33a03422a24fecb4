package org.tocsin.ui.checks;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.check.Segments;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.Runbook;

/**
 * All the words beside one check: what it asks, what it found, and what to do about it.
 *
 * @param explained what its state means and what to do, for states that do not speak for themselves
 */
record Detail(
        Standing standing,
        String explained,
        List<String> rules,
        List<Fact> facts,
        Evidence evidence,
        Optional<Runbook> runbook) {

    record Fact(String label, String value) {}

    /**
     * @param sql the statement that ran; empty when none has
     * @param note why there are no failing rows, or how many of them the sample shows
     * @param segments what was found per segment, where the check looks at segments
     */
    record Evidence(String sql, Sample sample, String note, Segments segments) {}

    /**
     * @param runs those that have been read with their samples; a standing alone has none
     */
    static Detail of(Standing standing, List<CheckRun> runs, Playbook playbook, ZoneId zone) {
        var check = standing.check();
        var unit = check.measure().unit();
        return new Detail(
                standing,
                explained(standing),
                check.rules().stream().map(rule -> Words.rule(rule, unit)).toList(),
                facts(standing, zone),
                evidence(standing, runs),
                check.handling().runbook().flatMap(playbook::runbook));
    }

    boolean sameCheck(Detail other) {
        return standing.check().id().equals(other.standing.check().id());
    }

    /** What the values of the chart are; of a check of segments, those of the one in front. */
    String charted() {
        String name = standing.check().measure().name();
        String lead = standing.last().map(run -> run.findings().segments().lead()).orElse("");
        return lead.isEmpty() ? name : name + " of " + lead;
    }

    private static String explained(Standing standing) {
        return switch (standing.state()) {
            case BREACH, HEALTHY ->
                    standing.flapping()
                            .map(flapping ->
                                    "This check is %s, so its incident stays open."
                                            .formatted(flapping.words()))
                            .orElse("");
            case BROKEN ->
                    "This check could not be run, so nothing is known about the data: it is neither"
                            + " healthy nor a breach. Put right what the message names, then run it"
                            + " again.";
            case LEARNING ->
                    "Its rules look back on earlier values and there are not enough of them yet. It"
                            + " starts to judge by itself as soon as there are; until then"
                            + " nothing is alerted.";
            case NOT_RUN ->
                    "This check has not run yet. It runs at its next scheduled time, or now if you"
                            + " start it.";
        };
    }

    private static List<Fact> facts(Standing standing, ZoneId zone) {
        var facts = new ArrayList<Fact>();
        standing.last().ifPresent(run -> facts.addAll(facts(run, zone)));
        standing.nextRun()
                .ifPresent(next -> facts.add(new Fact("Next run", Moments.exact(next, zone))));
        Segmentation.of(standing.check().measure())
                .ifPresent(by -> facts.add(new Fact("Looks at", segments(by))));
        var handling = standing.check().handling();
        facts.add(new Fact("Data set", standing.dataSet()));
        handling.owner().ifPresent(owner -> facts.add(new Fact("Owner", owner)));
        handling.labels()
                .category()
                .ifPresent(category -> facts.add(new Fact("Category", category)));
        handling.labels().tier().ifPresent(tier -> facts.add(new Fact("Tier", "" + tier)));
        if (!handling.labels().tags().isEmpty()) {
            facts.add(new Fact("Tags", String.join(", ", handling.labels().tags())));
        }
        return List.copyOf(facts);
    }

    private static String segments(Segmentation by) {
        return "each %s by itself, the %,d largest; %s"
                .formatted(
                        by.of(), by.cap(), by.other() ? "the rest together" : "the rest left out");
    }

    private static List<Fact> facts(CheckRun run, ZoneId zone) {
        var facts = new ArrayList<Fact>();
        var tested = run.findings().tested();
        facts.add(new Fact("Rows tested", "%,d".formatted(tested.rows())));
        tested.failing()
                .ifPresent(failed -> facts.add(new Fact("Rows failed", "%,d".formatted(failed))));
        facts.add(new Fact("Partition", run.occasion().partition().toString()));
        facts.add(new Fact("Started", Moments.exact(run.occasion().startedAt(), zone)));
        facts.add(new Fact("Took", RowWords.duration(run.occasion().took())));
        facts.add(new Fact("Triggered by", run.occasion().trigger()));
        return facts;
    }

    private static Evidence evidence(Standing standing, List<CheckRun> runs) {
        return standing.last()
                .map(last ->
                        runs.stream()
                                .filter(run -> run.id().equals(last.id()))
                                .findFirst()
                                .orElse(last))
                .map(run ->
                        new Evidence(
                                run.findings().sql(),
                                run.findings().sample(),
                                note(standing, run, !runs.isEmpty()),
                                run.findings().segments()))
                .orElse(
                        new Evidence(
                                "",
                                Sample.NONE,
                                "There are none before its first run.",
                                Segments.NONE));
    }

    private static String note(Standing standing, CheckRun run, boolean read) {
        var sample = run.findings().sample();
        var failing = run.findings().tested().failing();
        if (!sample.isEmpty()) {
            if (!run.findings().segments().isEmpty()) {
                return "%,d failing rows of %s."
                        .formatted(sample.rows().size(), run.findings().segments().lead());
            }
            long all = Math.max(failing.orElse(sample.rows().size()), sample.rows().size());
            return all > sample.rows().size()
                    ? "%,d of %,d failing rows.".formatted(sample.rows().size(), all)
                    : "All %,d failing rows.".formatted(all);
        }
        return switch (standing.state()) {
            case BROKEN -> "None: the check could not be run.";
            case NOT_RUN -> "There are none before its first run.";
            case HEALTHY, LEARNING, BREACH ->
                    failing.isEmpty()
                            ? "None: this check looks at one number for all rows %s, so no single row is at fault."
                                    .formatted(
                                            run.findings().segments().isEmpty()
                                                    ? "together"
                                                    : "of a segment")
                            : failing.getAsLong() == 0
                                    ? "None: every row passed."
                                    : (read
                                                    ? "%,d rows failed, but none were kept with this run."
                                                    : "%,d rows failed.")
                                            .formatted(failing.getAsLong());
        };
    }
}
