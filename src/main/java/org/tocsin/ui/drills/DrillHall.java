package org.tocsin.ui.drills;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tocsin.domain.drill.Scenario;
import org.tocsin.domain.drill.ScoreDocument;
import org.tocsin.domain.response.Person;
import org.tocsin.ui.kit.Trouble;

/** Where drills of a workspace are held. All but {@link #hold} may block. */
public interface DrillHall {
    List<Scenario> scenarios();

    /** What was drilled, the latest first. */
    List<Held> held();

    /** Incidents that can be drilled again, the latest first. */
    List<Again> again();

    /** Who may take part. */
    List<Person> people();

    /** An incident as a scenario. */
    Scenario scenario(UUID incident);

    /** How a drill went that was held. */
    ScoreDocument score(Path folder);

    /** Opens a window in which the drill is held. FX thread; returns at once. */
    void hold(Order order, Watch watch);

    /** Is told on the FX thread. */
    interface Watch {
        void refused(Trouble trouble);

        void opened();

        /** Its window has gone, and its score is kept if it was ended. */
        void over();
    }

    /**
     * @param speed seconds of the drill in one of ours
     * @param people ids
     */
    record Order(Scenario scenario, int speed, List<String> people) {
        public Order {
            people = List.copyOf(people);
        }
    }

    /**
     * @param ended false for one that was cut off
     */
    record Held(Path folder, String title, Instant when, boolean ended) {}

    record Again(UUID incident, long number, String title, String severity) {}
}
