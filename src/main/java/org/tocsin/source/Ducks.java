package org.tocsin.source;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.tocsin.source.DuckFolder.Width;

/**
 * The engines of one folder, opened when first needed. A little file is read on the caller's thread
 * alone: sharing it out over cores costs more than it saves (a third of the processor time at 5,000
 * rows, nothing gained up to 50,000), and several days side by side use the cores better.
 */
final class Ducks implements AutoCloseable {
    /** Bytes of text up to which one thread measured at least as fast as two. */
    private static final long LITTLE = 4L << 20;

    private record Kind(ZoneId zone, Width width) {}

    private final Path folder;
    private final int concurrency;
    private final Map<Kind, DuckFolder> open = new HashMap<>();

    Ducks(Path folder, int concurrency) {
        this.folder = folder;
        this.concurrency = concurrency;
    }

    /**
     * @param zone in which stamps without an offset are read
     * @param bytes how much text there is to read
     */
    synchronized DuckFolder in(ZoneId zone, long bytes) throws SQLException {
        var kind = new Kind(zone, bytes <= LITTLE ? Width.ONE_THREAD : Width.ALL_CORES);
        DuckFolder known = open.get(kind);
        if (known == null) {
            known = DuckFolder.open(folder, zone, kind.width(), concurrency);
            open.put(kind, known);
        }
        return known;
    }

    @Override
    public synchronized void close() {
        open.values().forEach(DuckFolder::close);
        open.clear();
    }
}
