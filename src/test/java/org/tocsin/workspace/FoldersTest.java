package org.tocsin.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void linuxFollowsTheDesktopStandard() {
        var folders = Folders.of(Map.of(), "Linux", HOME);
        assertThat(folders.workspace()).isEqualTo(Path.of("/home/ada/.local/share/tocsin"));
        assertThat(folders.config()).isEqualTo(Path.of("/home/ada/.config/tocsin"));

        var moved =
                Folders.of(
                        Map.of("XDG_DATA_HOME", "/data", "XDG_CONFIG_HOME", "/conf"),
                        "Linux",
                        HOME);
        assertThat(moved.workspace()).isEqualTo(Path.of("/data/tocsin"));
        assertThat(moved.config()).isEqualTo(Path.of("/conf/tocsin"));
    }

    @Test
    void theDesktopStandardIgnoresRelativeAndEmptyFolders() {
        var environment = Map.of("XDG_DATA_HOME", "data", "XDG_CONFIG_HOME", " ");
        assertThat(Folders.of(environment, "Linux", HOME))
                .isEqualTo(Folders.of(Map.of(), "Linux", HOME));
    }

    @Test
    void macOsUsesTheLibrary() {
        var folders = Folders.of(Map.of("XDG_DATA_HOME", "/data"), "Mac OS X", HOME);
        assertThat(folders.workspace())
                .isEqualTo(Path.of("/home/ada/Library/Application Support/Tocsin"));
        assertThat(folders.config()).isEqualTo(Path.of("/home/ada/Library/Preferences/Tocsin"));
    }

    @Test
    void windowsUsesItsTwoAppDataFolders() {
        String roaming = "C:\\Users\\Ada\\AppData\\Roaming";
        String local = "C:\\Users\\Ada\\AppData\\Local";
        var folders =
                Folders.of(
                        Map.of("APPDATA", roaming, "LOCALAPPDATA", local, "XDG_DATA_HOME", "/data"),
                        "Windows 11",
                        HOME);
        assertThat(folders.workspace()).isEqualTo(Path.of(roaming).resolve("Tocsin"));
        assertThat(folders.config()).isEqualTo(Path.of(local).resolve("Tocsin"));

        var bare = Folders.of(Map.of(), "Windows Server 2025", HOME);
        assertThat(bare.workspace()).isEqualTo(HOME.resolve("AppData/Roaming/Tocsin"));
        assertThat(bare.config()).isEqualTo(HOME.resolve("AppData/Local/Tocsin"));
    }

    @Test
    void theNameOfDarwinIsNotTakenForWindows() {
        assertThat(Folders.of(Map.of(), "Darwin", HOME))
                .isEqualTo(Folders.of(Map.of(), "Mac OS X", HOME));
    }

    @Test
    void settingsNeverLieInTheDefaultWorkspaceWhichMustBeEmptyToBeCreated() {
        for (String system : new String[] {"Linux", "Mac OS X", "Windows 11", "FreeBSD"}) {
            var folders = Folders.of(Map.of(), system, HOME);
            assertThat(folders.recents().startsWith(folders.workspace())).isFalse();
            assertThat(folders.settings().startsWith(folders.workspace())).isFalse();
        }
    }
}
