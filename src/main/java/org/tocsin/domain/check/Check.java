package org.tocsin.domain.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.calendar.Schedule;

/** A configured question about the data. */
public record Check(CheckId id, Title title, Measure measure, List<Rule> rules, Handling handling) {
    public Check {
        rules = rules.stream().sorted(java.util.Comparator.comparing(Rule::severity)).toList();
    }

    /**
     * @param why what it means for the business when it fails
     * @param source the document and section the rule comes from
     */
    public record Title(String name, String why, Optional<String> source) {}

    /** Who looks after it, and when it runs. */
    public record Handling(
            Running running,
            Optional<Duration> timeout,
            Labels labels,
            Optional<String> owner,
            Optional<String> runbook) {
        /** One that runs on a schedule, with nothing else said about its runs. */
        public Handling(
                Schedule schedule,
                Optional<Duration> timeout,
                Labels labels,
                Optional<String> owner,
                Optional<String> runbook) {
            this(Running.on(schedule), timeout, labels, owner, runbook);
        }

        public Schedule schedule() {
            return running.cadence().schedule();
        }
    }

    /**
     * @param tier how much the data set matters, 1 the most
     */
    public record Labels(Optional<String> category, Optional<Integer> tier, List<String> tags) {
        public static final Labels NONE = new Labels(Optional.empty(), Optional.empty(), List.of());

        public Labels {
            tags = List.copyOf(tags);
        }
    }

    /** How many earlier points its rules look back on. */
    public int history() {
        return rules.stream()
                .mapToInt(rule -> previous(rule.condition()) + rule.inARow() - 1)
                .max()
                .orElse(0);
    }

    /** The same check with other rules. */
    public Check with(List<Rule> others) {
        return new Check(id, title, measure, others, handling);
    }

    /**
     * How many earlier points are looked at per segment: as many as the rules need, and at least a
     * week of days, for a segment that is gone can be missed only if it is remembered.
     */
    public int segmentHistory() {
        return Math.max(history(), Segmentation.REMEMBERED);
    }

    private static int previous(Condition condition) {
        return switch (condition) {
            case Condition.Below _, Condition.Above _ -> 0;
            case Condition.Deviates(_, var previous, _) -> previous;
            case Condition.ZScore(_, var previous, _) -> previous;
            case Condition.Steady(_, var previous) -> previous;
            case Condition.Detects(var detector, _, _) -> detector.memory();
        };
    }
}
