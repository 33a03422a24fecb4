package org.tocsin.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.h2.engine.SysProperties;
import org.h2.jdbcx.JdbcDataSource;

/** The file that all processes of one workspace share. */
final class H2File {
    private static final String SUFFIX = ".mv.db";
    private static final String BIND = "h2.bindAddress";
    private static final String LOOPBACK = "127.0.0.1";

    /** The process that holds the file serves the others by TCP; nobody else is to reach it. */
    static void stayOnLoopback() {
        if (System.getProperty(BIND) == null) {
            System.setProperty(BIND, LOOPBACK);
        }
    }

    private final Path base;

    private H2File(Path base) {
        this.base = base;
    }

    /**
     * @param file with or without H2's suffix {@code .mv.db}
     */
    static H2File at(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        String name = String.valueOf(whole.getFileName());
        return new H2File(
                name.endsWith(SUFFIX)
                        ? whole.resolveSibling(name.substring(0, name.length() - SUFFIX.length()))
                        : whole);
    }

    Path path() {
        return base.resolveSibling(base.getFileName() + SUFFIX);
    }

    /** Locked while somebody migrates. */
    Path latch() {
        return base.resolveSibling(base.getFileName() + ".migrating");
    }

    /** What stands in the way of opening it, before H2 is asked. */
    Optional<String> obstacle() {
        Path folder = base.getParent();
        if (base.toString().indexOf(';') >= 0) {
            return Optional.of(
                    "The path %s contains a semicolon, which the store cannot handle; choose another folder"
                            .formatted(base));
        }
        if (folder == null || !Files.isDirectory(folder)) {
            return Optional.of(
                    "The folder %s does not exist; create it, or choose another workspace"
                            .formatted(folder));
        }
        if (Files.isDirectory(path())) {
            return Optional.of(
                    "%s is a folder where a file is expected; move it away".formatted(path()));
        }
        if (!Files.isWritable(folder) || (Files.exists(path()) && !Files.isWritable(path()))) {
            return Optional.of(Fault.DENIED.words(path().toString(), new IllegalStateException()));
        }
        if (!LOOPBACK.equals(SysProperties.BIND_ADDRESS)) {
            return Optional.of(
                    "The store would be reachable from other machines, because %s is %s; start with -D%s=%s"
                            .formatted(BIND, SysProperties.BIND_ADDRESS, BIND, LOOPBACK));
        }
        return Optional.empty();
    }

    /**
     * Not compressed: H2 would then cut its maps into pages of 64 KB instead of 4. A result belongs
     * to a page of its check in each of several indexes, so that a thousand checks have thousands
     * of pages in hand; small ones fit into the cache, and little is written with each result.
     *
     * <p>The file may hold as much again of what is superseded. H2's own bound of a tenth would
     * have it write what stays about ten times: whatever is new soon makes older chunks sparse.
     */
    JdbcDataSource source() {
        return source(
                "jdbc:h2:file:"
                        + base
                        + ";AUTO_SERVER=TRUE;RETENTION_TIME=5000;CACHE_SIZE=65536"
                        + ";AUTO_COMPACT_FILL_RATE=50"
                        + ";LOCK_TIMEOUT=15000;QUERY_CACHE_SIZE=64;TRACE_LEVEL_FILE=0");
    }

    static JdbcDataSource source(String url) {
        var source = new JdbcDataSource();
        source.setURL(url);
        source.setUser("tocsin");
        source.setPassword("");
        return source;
    }
}
