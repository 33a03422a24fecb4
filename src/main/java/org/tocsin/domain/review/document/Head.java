package org.tocsin.domain.review.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Which incident it is, and how long it took. */
public record Head(UUID incident, long number, String title, Kind kind, Course course) {
    /**
     * @param category in words; empty while unknown
     * @param pipeline in words; empty when it is none's
     * @param state in words
     */
    public record Kind(
            String severity,
            String category,
            String pipeline,
            List<String> dataSets,
            String state) {
        public Kind {
            dataSets = List.copyOf(dataSets);
        }
    }

    public record Course(Times times, Lengths lengths, int reopened, List<Part> people) {
        public Course {
            people = List.copyOf(people);
        }
    }

    /** All in UTC. */
    public record Times(
            Instant detected,
            Optional<Instant> started,
            Optional<Instant> acknowledged,
            Optional<Instant> resolved) {}

    /**
     * In seconds, by the definitions of the semantics (Incidents and clocks).
     *
     * @param detect from the beginning to the detection (MTTD)
     * @param acknowledge from the detection to the first acknowledgement by a person (MTTA)
     * @param resolve from the detection to the last resolution (MTTR)
     */
    public record Lengths(OptionalLong detect, OptionalLong acknowledge, OptionalLong resolve) {}

    /** Who had which part in it. */
    public record Part(String part, String name) {}
}
