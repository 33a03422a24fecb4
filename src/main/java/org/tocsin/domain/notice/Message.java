package org.tocsin.domain.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tocsin.domain.check.Severity;

/**
 * A message as a channel gets it, filled in.
 *
 * @param id the notice's; repeated when the same is sent again
 */
public record Message(UUID id, Purpose purpose, Destination to, Topic topic, Content content) {

    /**
     * What it is about. Messages with one key belong together: one thread, one alert, one ticket.
     *
     * @param key at most 255 characters, the same for an incident for ever
     * @param title of the incident or report
     * @param urgency of the incident as it is now
     * @param since when it was detected
     */
    public record Topic(String key, String title, Urgency urgency, Place place, Instant since) {}

    /**
     * @param severity id on the playbook's scale
     */
    public record Urgency(String severity, Severity.Level level) {}

    /**
     * @param number of the incident; 0 for none
     * @param dataSet id, may be empty
     * @param pipeline id, may be empty
     * @param category id, may be empty
     */
    public record Place(long number, String dataSet, String pipeline, String category) {
        public static final Place NONE = new Place(0, "", "", "");
    }

    /**
     * @param facts what a channel may show beside the text, in their order; without failing rows
     */
    public record Content(String subject, String body, List<Fact> facts) {
        public Content {
            facts = List.copyOf(facts);
        }
    }

    public record Fact(String name, String value) {}
}
