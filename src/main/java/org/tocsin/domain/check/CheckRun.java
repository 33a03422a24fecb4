package org.tocsin.domain.check;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.tocsin.domain.data.Partition;

/**
 * One dated answer of a check.
 *
 * @param id UUIDv7, so that ids sort by time
 */
public record CheckRun(
        UUID id, CheckId check, Occasion occasion, Judgement judgement, Findings findings) {

    /**
     * @param startedAt when it was judged
     * @param took how long the source worked on it; checks answered by one statement share its time
     * @param trigger what made it run: {@code schedule}, {@code manual}, {@code monitor}
     */
    public record Occasion(Partition partition, Instant startedAt, Duration took, String trigger) {}

    /**
     * What was found, with the statement that found it.
     *
     * @param segments what was found per segment; {@link Segments#NONE} of a check of all rows
     */
    public record Findings(Reading.Tested tested, String sql, Sample sample, Segments segments) {
        public Findings(Reading.Tested tested, String sql, Sample sample) {
            this(tested, sql, sample, Segments.NONE);
        }
    }
}
