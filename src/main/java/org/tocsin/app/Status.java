package org.tocsin.app;

import java.time.Instant;
import java.time.ZoneId;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;

/**
 * What the status bar follows; set on the FX thread.
 *
 * @param parts how the machine stands
 * @param onCall who has to answer now; empty when there is no schedule
 * @param teamZone the zone of the first clock; the second is UTC
 */
public record Status(
        Parts parts,
        ObservableValue<String> onCall,
        ZoneId teamZone,
        ObservableValue<Instant> now) {
    /** Without notices, and without anybody on call. */
    public Status(
            ObservableValue<Part> scheduler,
            ObservableValue<Part> sources,
            ZoneId teamZone,
            ObservableValue<Instant> now) {
        this(
                new Parts(scheduler, sources, new SimpleObjectProperty<>(Part.NONE)),
                new SimpleStringProperty(""),
                teamZone,
                now);
    }

    /**
     * @param scheduler who runs the schedule, for example "Scheduler: this window"
     * @param sources how many sources answer, for example "3 sources up"
     * @param outbox what waits to be sent and what was given up
     */
    public record Parts(
            ObservableValue<Part> scheduler,
            ObservableValue<Part> sources,
            ObservableValue<Part> outbox) {}

    /** A short text with a mark that says how it stands (shape and colour, never colour alone). */
    public record Part(String text, Tone tone) {
        /** Nothing to say. */
        public static final Part NONE = new Part("", Tone.QUIET);
    }

    public enum Tone {
        GOOD,
        QUIET,
        TROUBLE
    }
}
