package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.workspace.Folders;
import org.tocsin.workspace.UserSettings;

class WiringTest {
    @TempDir Path home;
    private Folders folders;
    private Wiring wiring;

    @BeforeEach
    void wire() {
        folders = Folders.of(Map.of(), "Linux", home);
        wiring = new Wiring(folders, () -> Instant.EPOCH);
    }

    @Test
    void whoSaysNothingIsTheAccount() {
        assertThat(wiring.me().name()).isEqualTo(System.getProperty("user.name"));
    }

    @Test
    void thePersonOfThePlaybookIsTheOneInTheSettings() throws Exception {
        Files.createDirectories(folders.settings().getParent());
        var settings = UserSettings.load(folders.settings());
        settings.set(Wiring.ME, " ada ");
        assertThat(settings.save()).isEmpty();

        assertThat(wiring.me().name()).isEqualTo("ada");
    }

    @Test
    void aBrokenOrBlankSettingIsTheAccount() throws Exception {
        Files.createDirectories(folders.settings().getParent());
        Files.writeString(folders.settings(), "me=  \n");
        assertThat(wiring.me().name()).isEqualTo(System.getProperty("user.name"));
        Files.writeString(folders.settings(), "me=\\uZZ\n");
        assertThat(wiring.me().name()).isEqualTo(System.getProperty("user.name"));
    }
}
