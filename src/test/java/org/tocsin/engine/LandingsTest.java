package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.engine.Landings.Landed;

class LandingsTest {
    private static final Instant NOW = Instant.parse("2025-03-10T12:00:00Z");

    @TempDir Path folder;
    private Landings landings;

    @BeforeEach
    void watch() {
        landings = new Landings(folder, "events_{yyyyMMdd}.csv", Fixtures.EVENTS);
    }

    @Test
    void aFileThatHasSettledHasLandedOnceForItsOwnDay() throws IOException {
        write("events_20250309.csv", "a", NOW.minusSeconds(30));
        var landed = landings.look(NOW.minusSeconds(60), NOW);
        assertThat(landed).containsExactly(landed(9, NOW.minusSeconds(30)));
        assertThat(landings.look(landed.getFirst().at(), NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void aFileThatIsStillWrittenToHasNotLanded() throws IOException {
        landings.look(NOW, NOW);
        for (int second = 1; second < 30; second += 5) {
            var at = NOW.plusSeconds(second);
            write("events_20250310.csv", "a".repeat(second), at);
            assertThat(landings.look(NOW, at)).isEmpty();
        }
        assertThat(landings.look(NOW, NOW.plusSeconds(26).plus(Landings.SETTLES))).hasSize(1);
    }

    @Test
    void whatWasThereBeforeHasNotLanded() throws IOException {
        write("events_20250308.csv", "a", NOW.minusSeconds(3600));
        assertThat(landings.look(NOW.minusSeconds(60), NOW)).isEmpty();
    }

    @Test
    void anOldFileThatIsCopiedInWithItsTimeLandsWhenItIsSeen() throws IOException {
        landings.look(NOW, NOW);
        write("events_20250301.csv", "a", NOW.minusSeconds(900_000));
        var seen = NOW.plusSeconds(5);
        assertThat(landings.look(NOW, seen)).isEmpty();
        assertThat(landings.look(NOW, seen.plus(Landings.SETTLES)))
                .containsExactly(landed(1, seen));
    }

    @Test
    void otherFilesAndAMissingFolderAreNothing() throws IOException {
        write("other.csv", "a", NOW.minusSeconds(30));
        assertThat(landings.look(NOW.minusSeconds(60), NOW)).isEmpty();
        var nowhere = new Landings(folder.resolve("gone"), "*.csv", Fixtures.EVENTS);
        assertThat(nowhere.look(Instant.EPOCH, NOW)).isEmpty();
    }

    private void write(String name, String text, Instant at) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(at));
    }

    private static Landed landed(int day, Instant at) {
        return new Landed(Fixtures.EVENTS.partitionOn(LocalDate.of(2025, 3, day)), at);
    }
}
