package org.tocsin.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Probe;
import org.tocsin.domain.check.Reading;
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

    /**
     * Asks something of the source that needs no look at its rows. No answer in time is {@link
     * Reading.TimedOut}, but for {@link Probe.Available}, whose very answer that is.
     */
    default Reading probe(Probing probing) throws InterruptedException {
        return new Reading.Failed(
                "source %s cannot be asked this".formatted(probing.dataSet().source()),
                Reading.Evidence.NONE);
    }

    @Override
    void close();

    /**
     * @param now the instant that ages are reckoned to
     */
    record Probing(
            DataSet dataSet, Partition partition, Probe probe, Instant now, Duration timeout) {
        /** The same place, asked for rows. */
        Request request(List<Measure> measures) {
            return new Request(dataSet, partition, measures, now, timeout, false);
        }
    }

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
