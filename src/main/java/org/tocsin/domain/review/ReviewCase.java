package org.tocsin.domain.review;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.ReviewDue;
import org.tocsin.domain.incident.Terms;

/**
 * An incident and its review, as a list shows it: what is due, how far it is (M-1). It opens by
 * itself with the resolution, because it is reckoned from the incident.
 *
 * @param actions all of the incident, by number
 */
public record ReviewCase(
        Incident incident, Review review, List<Clock> clocks, List<ActionItem> actions) {
    public ReviewCase {
        clocks = List.copyOf(clocks);
        actions = List.copyOf(actions);
    }

    /** The ticks of {@link Section#MEETING} that say a due thing is done begin so. */
    private static final String DUE = "due:";

    public enum Stage {
        /** The incident is still open; nobody owes a review yet. */
        AHEAD("before resolution"),
        OPEN("open"),
        /** There was a review, then the incident was opened again: it is kept, and goes on. */
        REOPENED("incident reopened"),
        FINISHED("finished"),
        /** The incident was none, or went into another. */
        NONE("none needed");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * Something due and what became of it.
     *
     * @param done who said that it is done; empty while it runs
     */
    public record Clock(ReviewDue due, Optional<Content.Tick> done) {
        public boolean isRunning() {
            return done.isEmpty();
        }

        public boolean isOverdue(Instant now) {
            return isRunning() && !now.isBefore(due.due());
        }

        /** Whether it was done, but after its time. */
        public boolean isLate() {
            return done.filter(tick -> tick.at().isAfter(due.due())).isPresent();
        }

        public Duration left(Instant now) {
            return Duration.between(now, due.due());
        }
    }

    public static ReviewCase of(
            Incident incident, Terms terms, Review review, List<ActionItem> actions) {
        var clocks = new ArrayList<Clock>();
        for (var due : ReviewDue.of(incident, terms)) {
            var done =
                    review.meeting().ticks().stream()
                            .filter(tick -> tick.step().equals(tick(due)))
                            // What was done for an earlier resolution is due again.
                            .filter(tick -> !tick.at().isBefore(due.from()))
                            .findFirst();
            clocks.add(new Clock(due, done));
        }
        return new ReviewCase(incident, review, clocks, actions);
    }

    /** The step of {@link Content.Meeting} that says this is done. */
    public static String tick(ReviewDue due) {
        return DUE + due.label().rule();
    }

    public Stage stage() {
        return switch (incident.state()) {
            case DETECTED, ACKNOWLEDGED, INVESTIGATING, MITIGATING ->
                    incident.course().ending().reopened() > 0 ? Stage.REOPENED : Stage.AHEAD;
            case RESOLVED -> Stage.OPEN;
            case REVIEWED -> Stage.FINISHED;
            case CLOSED ->
                    incident.course().ending().dismissed().isPresent()
                            ? Stage.NONE
                            : Stage.FINISHED;
            case MERGED -> Stage.NONE;
        };
    }

    /** What is due next while the review is open. */
    public Optional<Clock> next() {
        return stage() == Stage.OPEN
                ? clocks.stream().filter(Clock::isRunning).findFirst()
                : Optional.empty();
    }

    /** Whether it is reviewed with all others of its month (001, P3). */
    public boolean isBatch() {
        return !clocks.isEmpty() && clocks.stream().allMatch(each -> each.due().batch());
    }

    /** Whether a list of reviews has it: somebody owes one, or something has been written. */
    public boolean isListed() {
        return switch (stage()) {
            case OPEN, FINISHED -> true;
            case AHEAD, REOPENED, NONE -> !review.isEmpty() || !actions.isEmpty();
        };
    }

    /** Those due first come first; then those with no date, then those that are finished. */
    public static Comparator<ReviewCase> dueFirst() {
        return Comparator.comparing((ReviewCase each) -> each.stage() == Stage.FINISHED)
                .thenComparing(
                        each -> each.next().map(clock -> clock.due().due()).orElse(Instant.MAX))
                .thenComparing(each -> -each.incident().id().number());
    }

    /** What one would miss if it were finished now, in words; empty when nothing is open. */
    public List<String> gaps() {
        var gaps = new ArrayList<String>();
        for (var needed :
                List.of(Section.SUMMARY, Section.TIMELINE, Section.IMPACT, Section.PRIMARY_CAUSE)) {
            if (review.section(needed).content().isEmpty()) {
                gaps.add("\"%s\" is empty".formatted(needed.title()));
            }
        }
        var whys = review.whys();
        int hollow = whys.hollow().size();
        if (whys.whys().isEmpty()) {
            gaps.add("nobody has asked why yet");
        } else if (hollow > 0) {
            gaps.add(
                    hollow == 1
                            ? "1 answer to why rests on nothing"
                            : hollow + " answers to why rest on nothing");
        }
        if (actions.isEmpty()) {
            gaps.add("there is no action item");
        }
        long vague =
                actions.stream()
                        .filter(ActionItem::isOpen)
                        .filter(each ->
                                each.promise().owner().isBlank()
                                        || each.promise().deadline().isEmpty())
                        .count();
        if (vague > 0) {
            gaps.add(
                    vague == 1
                            ? "1 action item has no owner or no deadline"
                            : vague + " action items have no owner or no deadline");
        }
        return gaps;
    }
}
