package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file as a crash would leave it at the instant after an answer. */
class CrashImageTest {
    private static final Duration TTL = Duration.ofSeconds(10);

    @TempDir Path folder;

    @Test
    void whatWasAnsweredAsKeptIsInTheFileWhereverItsChunkWent() throws Exception {
        Path file = folder.resolve("store");
        var place = H2File.at(file);
        try (var store = opened(file);
                var connection = place.source().getConnection()) {
            // Space is used again at once, so that chunks go to and fro instead of to the end.
            connection.createStatement().execute("set retention_time 0");
            for (int i = 1; i <= 40; i++) {
                assertThat(store.lease().tryAcquire("holder-" + i, Given.NOON.plus(TTL), TTL))
                        .as("lease %d", i)
                        .isPresent();
                assertThat(holderInCopy(place.path(), i)).isEqualTo("holder-" + i);
                store.lease().release(store.lease().holder().orElseThrow());
                assertThat(holderInCopy(place.path(), 100 + i)).isEqualTo("nobody");
            }
        }
    }

    private String holderInCopy(Path file, int number) throws Exception {
        Path copy = folder.resolve("copy-%d.mv.db".formatted(number));
        Files.copy(file, copy);
        var sessions =
                new Sessions(
                        H2File.source("jdbc:h2:file:" + folder.resolve("copy-" + number)),
                        SQLDialect.H2,
                        "copy",
                        Flush.byDatabase());
        try {
            return sessions.raw(CrashImageTest::holder);
        } finally {
            sessions.close();
            Files.delete(copy);
        }
    }

    private static String holder(java.sql.Connection connection) throws SQLException {
        try (var rows =
                connection.createStatement().executeQuery("select holder, token from lease")) {
            return rows.next() && rows.getString(1) != null ? rows.getString(1) : "nobody";
        }
    }

    private static Store opened(Path file) {
        return ((Opened.Ready) Store.open(file)).store();
    }
}
