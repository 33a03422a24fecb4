package org.tocsin.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Partition;

/**
 * One open source. Safe to use from several threads; a call blocks, honours interruption by
 * cancelling what runs at the source, and gives up by itself after the time-out.
 */
public interface SourceReader extends AutoCloseable {

    /**
     * Takes all readings that the request asks for, in as few statements as the engine likes best.
     */
    Scan scan(Request request) throws InterruptedException;

    /** Some of the rows that count against a measure; none where the measure has no such rows. */
    Sample sample(Request request, Measure measure) throws InterruptedException;

    @Override
    void close();

    /**
     * @param measures without {@code Relation} and {@code Schema} formulas: those are reckoned from
     *     what a scan brings back
     * @param now the instant that {@code :now} stands for
     * @param types whether to count values that do not read as their declared type, for {@link
     *     Scan.SeenSchema#unparsed}; costs up to a third more on large text files
     */
    record Request(
            DataSet dataSet,
            Partition partition,
            List<Measure> measures,
            Instant now,
            Duration timeout,
            boolean types) {
        public Request {
            measures = List.copyOf(measures);
        }

        public Request(
                DataSet dataSet,
                Partition partition,
                List<Measure> measures,
                Instant now,
                Duration timeout) {
            this(dataSet, partition, measures, now, timeout, true);
        }
    }
}
