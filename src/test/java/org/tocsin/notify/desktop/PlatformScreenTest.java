package org.tocsin.notify.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Severity.Level;

class PlatformScreenTest {
    private static final Note EVIL =
            new Note("--help $(reboot)", "\"; Remove-Item x; <b>&", Level.CRITICAL);

    private final List<List<String>> commands = new ArrayList<>();
    private final List<Map<String, String>> environments = new ArrayList<>();

    private boolean show(String system) throws InterruptedException {
        return new PlatformScreen(
                        system,
                        (command, environment) -> {
                            commands.add(command);
                            environments.add(environment);
                            return true;
                        })
                .show(EVIL);
    }

    @Test
    void linuxIsGivenTheTextsBehindTheOptionsAndWithoutMarkup() throws Exception {
        assertThat(show("Linux")).isTrue();
        assertThat(commands.getFirst())
                .containsExactly(
                        "notify-send",
                        "--app-name=Tocsin",
                        "--urgency=critical",
                        "--",
                        "--help $(reboot)",
                        "\"; Remove-Item x; &lt;b&gt;&amp;");
    }

    @Test
    void windowsAndMacosAreGivenTheTextsBesideTheScript() throws Exception {
        show("Windows 11");
        assertThat(commands.getFirst().toString()).doesNotContain("Remove-Item", "reboot");
        assertThat(environments.getFirst())
                .containsEntry("TOCSIN_TITLE", EVIL.title())
                .containsEntry("TOCSIN_BODY", EVIL.body());
        show("Mac OS X");
        var osascript = commands.getLast();
        assertThat(osascript.subList(osascript.indexOf("--"), osascript.size()))
                .containsExactly("--", EVIL.title(), EVIL.body());
    }

    @Test
    void aProgramThatIsNotThereShowsNothing() throws Exception {
        assertThat(PlatformScreen.of("Windows on a machine without it").show(EVIL)).isFalse();
    }
}
