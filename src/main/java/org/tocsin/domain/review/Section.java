package org.tocsin.domain.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of a review that is written, saved and merged by itself, in the order of the form (M-2;
 * documents 000 Incident Documentation, 001 Exercise 5, 003 Post-Mortem Meeting Structure). Names
 * are kept for ever.
 */
public enum Section {
    SUMMARY("Summary", "What happened, in a few sentences that a stranger understands."),
    TIMELINE("Timeline", "The moments of the incident that matter, each with what to say of it."),
    IMPACT("Impact", "Who was affected, for how long, and what that cost."),
    PRIMARY_CAUSE("Primary cause", "What caused it."),
    CONTRIBUTING("Contributing factors", "What made it possible, likelier or worse."),
    WHY_UNDETECTED("Why it was not seen sooner", "Why existing monitoring did not catch it."),
    PREVENTION("What would have prevented it", "What could have kept it from happening at all."),
    WHYS("5 Whys", "Each answer asks the next question, and says what it rests on."),
    WENT_WELL("What went well", "What to keep."),
    WENT_BADLY("What could be better", "What to change."),
    LUCKY("Where we were lucky", "What might have gone worse."),
    EFFECTIVENESS("Response effectiveness", "What the clocks do not tell of the response."),
    PROCESS_UPDATES("Process updates", "Changes to monitoring, alerting, procedures, runbooks."),
    MEETING("Meeting", "What has been prepared, and how far the meeting has come."),
    MEETING_NOTES("Meeting notes", "What was said.");

    private final String title;
    private final String prompt;

    Section(String title, String prompt) {
        this.title = title;
        this.prompt = prompt;
    }

    public String title() {
        return title;
    }

    /** What belongs there, for people. */
    public String prompt() {
        return prompt;
    }

    /** As the shell and files name it, such as {@code went-well}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Section> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }

    /** What it is before anybody wrote on it. */
    public Content empty() {
        return switch (this) {
            case TIMELINE -> Content.Picks.NONE;
            case IMPACT -> Content.Harm.NONE;
            case WHYS -> Content.Whys.NONE;
            case MEETING -> Content.Meeting.NONE;
            case SUMMARY,
                    PRIMARY_CAUSE,
                    CONTRIBUTING,
                    WHY_UNDETECTED,
                    PREVENTION,
                    WENT_WELL,
                    WENT_BADLY,
                    LUCKY,
                    EFFECTIVENESS,
                    PROCESS_UPDATES,
                    MEETING_NOTES ->
                    Content.Words.NONE;
        };
    }

    /** Whether it is plain text. */
    public boolean isWords() {
        return empty() instanceof Content.Words;
    }
}
