package org.tocsin.domain.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.check.CheckId;

/** Something that is to be done because of an incident (M-3, 000 Action Item Generation). */
public record ActionItem(Id id, Aim aim, Promise promise, Progress progress, Ties ties) {
    /**
     * @param number for people, counting from 1 within the incident
     * @param version grows with every change
     */
    public record Id(UUID uuid, UUID incident, int number, long version) {}

    /**
     * What for.
     *
     * @param criteria by what one sees that it succeeded
     */
    public record Aim(Kind kind, String title, String criteria, Priority priority) {}

    /** What it is to make better, by the headings of document 000. */
    public enum Kind {
        PREVENT("Prevent recurrence"),
        DETECT("Improve detection"),
        RESPOND("Improve response");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Priority {
        HIGH,
        MEDIUM,
        LOW;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Who by when.
     *
     * @param owner id of a person of the playbook, or a name; empty while nobody has it
     * @param deadline the last day on which it is in time, in the team's zone
     * @param followUp the day on which somebody looks whether it helped, in the team's zone
     */
    public record Promise(
            String owner, Optional<LocalDate> deadline, Optional<LocalDate> followUp) {
        public static final Promise NONE = new Promise("", Optional.empty(), Optional.empty());
    }

    /**
     * How far it is.
     *
     * @param since when it came into that state
     * @param note what was said then; may be empty
     * @param fixedAt when the change was put in place, from when runs of its check count
     */
    public record Progress(State state, Instant since, String note, Optional<Instant> fixedAt) {}

    public enum State {
        OPEN("open"),
        IN_PROGRESS("in progress"),
        DONE("done"),
        DROPPED("dropped");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public String id() {
            return words.replace(' ', '-');
        }

        /** Whether there is still something to do. */
        public boolean isOpen() {
            return this == OPEN || this == IN_PROGRESS;
        }

        public static Optional<State> of(String id) {
            return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
        }
    }

    /**
     * What it hangs together with.
     *
     * @param ticket address or key of a ticket elsewhere; empty for none
     * @param gate what must hold before it is done
     */
    public record Ties(String ticket, Optional<Gate> gate) {
        public static final Ties NONE = new Ties("", Optional.empty());
    }

    /**
     * @param runs how many healthy runs in a row it takes after the fix
     */
    public record Gate(CheckId check, int runs) {}

    public boolean isOpen() {
        return progress.state().isOpen();
    }

    /** Whether its last day is over, in the team's zone. */
    public boolean isOverdue(LocalDate today) {
        return isOpen() && promise.deadline().filter(last -> last.isBefore(today)).isPresent();
    }

    /**
     * Those that are overdue, then those that are open, by their last days; what is over comes
     * last.
     */
    public static Comparator<ActionItem> overdueFirst(LocalDate today) {
        return Comparator.comparing((ActionItem item) -> !item.isOverdue(today))
                .thenComparing(item -> !item.isOpen())
                .thenComparing(item -> item.promise().deadline().orElse(LocalDate.MAX))
                .thenComparing(item -> item.aim().priority())
                .thenComparing(item -> item.id().incident())
                .thenComparing(item -> item.id().number());
    }

    ActionItem with(Progress changed) {
        return new ActionItem(id, aim, promise, changed, ties);
    }

    /** The same, one version on. */
    public ActionItem next() {
        return new ActionItem(
                new Id(id.uuid(), id.incident(), id.number(), id.version() + 1),
                aim,
                promise,
                progress,
                ties);
    }
}
