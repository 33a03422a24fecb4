package org.tocsin.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DucksTest {
    private static final long LITTLE = 500_000;
    private static final long LARGE = 100_000_000;

    @TempDir Path folder;
    private Ducks ducks;

    @BeforeEach
    void open() {
        ducks = new Ducks(folder, 2);
    }

    @AfterEach
    void close() {
        ducks.close();
    }

    @Test
    void aLittleFileIsReadOnOneThread() throws Exception {
        assertEquals("1", setting(LITTLE, "threads"));
    }

    @Test
    void aLargeFileIsReadOnAllCores() throws Exception {
        assertEquals(
                String.valueOf(Runtime.getRuntime().availableProcessors()),
                setting(LARGE, "threads"));
    }

    @Test
    void bothAreLockedIntoTheFolder() throws Exception {
        for (long bytes : new long[] {LITTLE, LARGE}) {
            assertEquals("true", setting(bytes, "lock_configuration"));
            assertEquals("false", setting(bytes, "enable_external_access"));
        }
    }

    @Test
    void filesOfLikeSizeAndZoneShareAnEngine() throws Exception {
        var first = ducks.in(ZoneOffset.UTC, LITTLE);
        assertSame(first, ducks.in(ZoneOffset.UTC, LITTLE / 2));
        assertNotSame(first, ducks.in(ZoneOffset.UTC, LARGE));
        assertNotSame(first, ducks.in(ZoneId.of("Asia/Singapore"), LITTLE));
    }

    private String setting(long bytes, String name) throws Exception {
        var outcome =
                ducks.in(ZoneOffset.UTC, bytes)
                        .statements()
                        .query(
                                List.of(),
                                "select current_setting('%s')::varchar".formatted(name),
                                Duration.ofMinutes(1),
                                rows -> {
                                    rows.next();
                                    return rows.getString(1);
                                });
        return switch (outcome) {
            case Statements.Outcome.Got<String>(var value, _) -> value;
            case Statements.Outcome.Failed<String>(var cause, _) -> throw cause;
            case Statements.Outcome.GaveUp<String> _ -> fail("no answer within a minute");
        };
    }
}
