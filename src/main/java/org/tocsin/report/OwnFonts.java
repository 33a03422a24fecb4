package org.tocsin.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Answers every question for a font with the console's own. Without it the library goes through all
 * fonts of the machine, which takes a second, and leaves a file in the user's home.
 */
final class OwnFonts implements FontMapper {
    private final TrueTypeFont font;

    OwnFonts(String file) {
        try (var in = OwnFonts.class.getResourceAsStream(file)) {
            font =
                    new TTFParser()
                            .parse(
                                    new RandomAccessReadBuffer(
                                            Objects.requireNonNull(in, file).readAllBytes()));
        } catch (IOException fault) {
            throw new UncheckedIOException(file, fault);
        }
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(
            @Nullable String name, @Nullable PDFontDescriptor descriptor) {
        return new FontMapping<>(font, true);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(
            @Nullable String name, @Nullable PDFontDescriptor descriptor) {
        return new FontMapping<>(font, true);
    }

    @Override
    public @Nullable CIDFontMapping getCIDFont(
            @Nullable String name,
            @Nullable PDFontDescriptor descriptor,
            @Nullable PDCIDSystemInfo system) {
        return null;
    }
}
