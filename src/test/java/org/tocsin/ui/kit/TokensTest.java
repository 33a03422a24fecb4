package org.tocsin.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.2, success criterion 1.4.3: text reaches a contrast of 4.5 to 1 on what it stands on. */
class TokensTest {
    private static final double ENOUGH = 4.5;
    private static final List<String> ROLES =
            List.of("sev-0", "sev-1", "sev-2", "sev-3", "ok", "broken", "learning", "accent");
    private static final Pattern TOKEN = Pattern.compile("-t-([a-z0-9-]+):\\s*(#[0-9a-f]{6});");

    @ParameterizedTest
    @ValueSource(strings = {".root {", ".root.dark {"})
    void textIsLegibleOnEverySurfaceItMayStandOn(String block) throws IOException {
        var colours = colours(block);
        var surfaces = List.of("bg", "surface", "raised", "hover", "selected");
        var faint = new ArrayList<String>();
        for (var ground : surfaces) {
            faint(colours, "fg", ground, faint);
            faint(colours, "fg-muted", ground, faint);
            ROLES.forEach(role -> faint(colours, role + "-fg", ground, faint));
        }
        for (var role : ROLES) {
            faint(colours, role + "-fg", role + "-subtle", faint);
            faint(colours, "fg", role + "-subtle", faint);
            faint(colours, "fg-muted", role + "-subtle", faint);
            faint(colours, "on-solid", role, faint);
        }
        for (int person = 0; person < 8; person++) {
            faint(colours, "fg", "person-" + person + "-subtle", faint);
            faint(colours, "on-solid", "person-" + person, faint);
        }
        faint(colours, "tip-fg", "tip", faint);
        assertThat(faint).as("text that is too faint").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".root {", ".root.dark {"})
    void everyRoleHasAllItsShades(String block) throws IOException {
        var colours = colours(block);
        for (var role : ROLES) {
            assertThat(colours).containsKeys(role, role + "-fg", role + "-muted", role + "-subtle");
        }
    }

    private static void faint(
            Map<String, String> colours, String text, String ground, List<String> found) {
        double contrast = contrast(colours.get(text), colours.get(ground));
        if (contrast < ENOUGH) {
            found.add("%s on %s: %.2f".formatted(text, ground, contrast));
        }
    }

    private static Map<String, String> colours(String block) throws IOException {
        var css = Files.readString(Path.of("styles/tokens.css"));
        int from = css.indexOf(block);
        var found = new HashMap<String, String>();
        var tokens = TOKEN.matcher(css.substring(from, css.indexOf('}', from)));
        while (tokens.find()) {
            found.put(tokens.group(1), tokens.group(2));
        }
        return found;
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
