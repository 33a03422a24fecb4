package org.tocsin.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserSettingsTest {
    private enum Theme {
        LIGHT,
        DARK,
        FOLLOW_SYSTEM
    }

    private static final Setting<Theme> THEME = Setting.choice("theme", Theme.FOLLOW_SYSTEM);
    private static final Setting<Double> WIDTH = Setting.number("window.width", 1280);
    private static final Setting<Boolean> MAXIMIZED = Setting.flag("window.maximized", false);
    private static final Setting<String> PLACE = Setting.text("place", "checks");

    @TempDir Path temp;

    @Test
    void fallbacksHoldAtFirst() {
        var settings = load();
        assertThat(settings.get(THEME)).isEqualTo(Theme.FOLLOW_SYSTEM);
        assertThat(settings.get(WIDTH)).isEqualTo(1280);
        assertThat(settings.get(MAXIMIZED)).isFalse();
        assertThat(settings.get(PLACE)).isEqualTo("checks");
        assertThat(settings.warning()).isEmpty();
    }

    @Test
    void whatIsSavedComesBack() {
        var settings = load();
        settings.set(THEME, Theme.FOLLOW_SYSTEM);
        settings.set(WIDTH, 1_024.5);
        settings.set(MAXIMIZED, true);
        settings.set(PLACE, " Ä = # ! \\ \n日本");
        assertThat(settings.get(WIDTH)).isEqualTo(1_024.5);
        assertThat(settings.save()).isEmpty();

        var again = load();
        assertThat(again.get(THEME)).isEqualTo(Theme.FOLLOW_SYSTEM);
        assertThat(again.get(WIDTH)).isEqualTo(1_024.5);
        assertThat(again.get(MAXIMIZED)).isTrue();
        assertThat(again.get(PLACE)).isEqualTo(" Ä = # ! \\ \n日本");
    }

    @Test
    void theFileIsTheSameWhateverTheLocaleAndTheHour() throws IOException {
        var locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            var settings = load();
            settings.set(WIDTH, 1_024.5);
            settings.set(THEME, Theme.FOLLOW_SYSTEM);
            settings.save();
        } finally {
            Locale.setDefault(locale);
        }
        assertThat(Files.readString(file()))
                .isEqualTo("theme=follow-system\nwindow.width=1024.5\n");
    }

    @Test
    void nothingIsWrittenWhenNothingWasSet() {
        assertThat(load().save()).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void twoConsolesDoNotUndoEachOther() {
        var one = load();
        var other = load();
        one.set(THEME, Theme.DARK);
        one.save();
        other.set(WIDTH, 800.0);
        other.save();

        assertThat(load().get(THEME)).isEqualTo(Theme.DARK);
        assertThat(load().get(WIDTH)).isEqualTo(800);
    }

    @ParameterizedTest
    @ValueSource(strings = {"window.width=wide", "window.width=NaN", "window.width="})
    void aValueOfTheWrongTypeIsTheFallback(String line) throws IOException {
        Files.writeString(file(), line + "\ntheme=purple\nwindow.maximized=1\n");
        var settings = load();
        assertThat(settings.get(WIDTH)).isEqualTo(1280);
        assertThat(settings.get(THEME)).isEqualTo(Theme.FOLLOW_SYSTEM);
        assertThat(settings.get(MAXIMIZED)).isFalse();
    }

    @Test
    void aBrokenFileIsAWarningAndIsReplaced() throws IOException {
        Files.writeString(file(), "theme=\\uZZZZ\n", StandardCharsets.UTF_8);
        var broken = load();
        assertThat(broken.get(THEME)).isEqualTo(Theme.FOLLOW_SYSTEM);
        assertThat(broken.warning().orElseThrow()).contains(file().toString());

        broken.set(THEME, Theme.DARK);
        assertThat(broken.save()).isEmpty();
        assertThat(load().warning()).isEmpty();
        assertThat(load().get(THEME)).isEqualTo(Theme.DARK);
    }

    @Test
    void bytesThatAreNoTextAreAWarning() throws IOException {
        Files.write(file(), new byte[] {(byte) 0xC3, 0x28});
        assertThat(load().warning().orElseThrow()).contains("not UTF-8");
    }

    @Test
    void whatCouldNotBeSavedIsTriedAgain() throws IOException {
        Path blocker = Files.writeString(temp.resolve("config"), "");
        var settings = UserSettings.load(blocker.resolve("settings.properties"));
        settings.set(THEME, Theme.DARK);
        assertThat(settings.save().orElseThrow()).contains("cannot be written");

        Files.delete(blocker);
        assertThat(settings.save()).isEmpty();
        assertThat(UserSettings.load(blocker.resolve("settings.properties")).get(THEME))
                .isEqualTo(Theme.DARK);
    }

    private Path file() {
        return temp.resolve("settings.properties");
    }

    private UserSettings load() {
        return UserSettings.load(file());
    }
}
