package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.ui.kit.Density;
import org.tocsin.ui.kit.ThemeMode;

class WindowStateFileTest {
    private static final WindowState STATE =
            new WindowState(
                    new Spot(12, 34.5, 1400, 900, true),
                    "checks",
                    ThemeMode.DARK,
                    Density.COMPACT,
                    List.of("checks.run-all", "go.settings"));
    @TempDir private Path folder;

    private WindowStateFile file() {
        return new WindowStateFile(folder.resolve("deep/window.properties"));
    }

    @Test
    void whatIsSavedIsLoadedAndNoDraftIsLeft() throws IOException {
        file().save(STATE);
        file().save(STATE);
        assertThat(file().load()).isEqualTo(STATE);
        try (var left = Files.list(folder.resolve("deep"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void theFirstStartHasNoFile() {
        assertThat(file().load()).isEqualTo(WindowState.first());
    }

    @Test
    void oneBadValueDoesNotSpoilTheOthers() throws IOException {
        file().save(STATE);
        var path = folder.resolve("deep/window.properties");
        Files.writeString(
                path,
                Files.readString(path)
                        .replace("theme=DARK", "theme=PURPLE")
                        .replace("width=1400.0", "width=NaN"));
        var state = file().load();
        assertThat(state.mode()).isEqualTo(ThemeMode.SYSTEM);
        assertThat(state.spot().width()).isEqualTo(Spot.anywhere().width());
        assertThat(state.place()).isEqualTo("checks");
        assertThat(state.density()).isEqualTo(Density.COMPACT);
    }

    @Test
    void aBrokenFileIsAFirstStart() throws IOException {
        var path = folder.resolve("window.properties");
        Files.write(path, new byte[] {0, (byte) 0xff, (byte) 0xfe, 'x', '=', '\\', 'u', 'z'});
        assertThat(new WindowStateFile(path).load()).isEqualTo(WindowState.first());
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNoError() throws IOException {
        Files.writeString(folder.resolve("deep"), "a file where the folder should be");
        file().save(STATE);
        assertThat(file().load()).isEqualTo(WindowState.first());
    }
}
