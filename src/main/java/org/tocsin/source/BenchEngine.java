package org.tocsin.source;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.tocsin.domain.data.DataSet;

/** Where the events lie, how the program reads them, and what somebody would write by hand. */
interface BenchEngine extends AutoCloseable {
    /** What people call it. */
    String name();

    SourceReader reader();

    DataSet dataSet();

    /** What the events take on disk, in bytes; 0 where that is not known. */
    long bytes() throws IOException;

    /** Statements that answer all measures, by name; each is run as often as asked. */
    Map<String, Timed> byHand();

    /** Something that is timed. */
    interface Timed {
        void run() throws InterruptedException, SQLException;
    }

    @Override
    void close() throws SQLException;
}
