package org.tocsin.report;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Typefaces of the machine for letters that the console's own does not have: Hebrew, Arabic, the
 * scripts of East Asia, signs. They are looked for in the places of each platform's usual ones, and
 * only for a text that needs them; a letter that none has is drawn as an empty box's stand-in.
 *
 * @param files by the names under which style sheets know them
 */
record OtherFonts(Map<String, File> files) {
    private static final OtherFonts NONE = new OtherFonts(Map.of());

    /** Below it Inter has every letter that people write. */
    private static final int FIRST = 0x0530;

    private static final int PUNCTUATION = 0x2000;
    private static final int SIGNS = 0x2600;

    private static final List<String> USUAL =
            List.of(
                    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
                    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
                    "/usr/share/fonts/TTF/DejaVuSans.ttf",
                    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
                    "/usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf",
                    "/System/Library/Fonts/Supplemental/Arial Unicode.ttf",
                    "/Library/Fonts/Arial Unicode.ttf",
                    "C:\\Windows\\Fonts\\arial.ttf",
                    "C:\\Windows\\Fonts\\seguisym.ttf",
                    "C:\\Windows\\Fonts\\seguiemj.ttf",
                    "C:\\Windows\\Fonts\\simhei.ttf");

    static OtherFonts of(String text) {
        if (text.codePoints().noneMatch(OtherFonts::isUnusual)) {
            return NONE;
        }
        var files = new LinkedHashMap<String, File>();
        for (var path : USUAL) {
            var file = new File(path);
            if (file.isFile() && file.canRead()) {
                files.put("Other Tocsin " + (files.size() + 1), file);
            }
        }
        return new OtherFonts(files);
    }

    private static boolean isUnusual(int c) {
        return c >= FIRST && c < PUNCTUATION || c >= SIGNS;
    }

    /** What lets a page fall back on them. */
    String style() {
        if (files.isEmpty()) {
            return "";
        }
        var names = new StringBuilder("body { font-family: \"Inter Tocsin\"");
        files.keySet().forEach(name -> names.append(", \"").append(name).append('"'));
        return names.append("; } pre, code { font-family: inherit; }\n").toString();
    }
}
