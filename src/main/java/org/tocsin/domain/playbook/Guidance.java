package org.tocsin.domain.playbook;

import java.time.LocalTime;
import java.util.List;
import org.tocsin.domain.deployment.ChangeKind;

/**
 * What the team's document says beyond rules.
 *
 * @param day what happens when, by the playbook's zone, in the order of the day (T-4)
 * @param notes advice for people, such as how to tune thresholds
 * @param changes what is checked off before a change goes out, and how it is watched
 */
public record Guidance(List<Step> day, List<Note> notes, List<ChangeKind> changes) {
    public static final Guidance NONE = new Guidance(List.of(), List.of(), List.of());

    public Guidance {
        day = List.copyOf(day);
        notes = List.copyOf(notes);
        changes = List.copyOf(changes);
    }

    public record Step(LocalTime at, String what) {}

    /**
     * A piece of advice.
     *
     * @param markdown what it says
     */
    public record Note(String title, String markdown) {}
}
