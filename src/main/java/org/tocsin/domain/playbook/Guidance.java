package org.tocsin.domain.playbook;

import java.time.LocalTime;
import java.util.List;

/**
 * What the team's document says beyond rules.
 *
 * @param day what happens when, by the playbook's zone, in the order of the day (T-4)
 * @param notes advice for people, such as how to tune thresholds
 */
public record Guidance(List<Step> day, List<Note> notes) {
    public static final Guidance NONE = new Guidance(List.of(), List.of());

    public Guidance {
        day = List.copyOf(day);
        notes = List.copyOf(notes);
    }

    public record Step(LocalTime at, String what) {}

    /**
     * A piece of advice.
     *
     * @param markdown what it says
     */
    public record Note(String title, String markdown) {}
}
