package org.tocsin.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/**
 * Pages of A4 made of a document of {@link Html}: numbered, with the console's own typeface inside,
 * drawings as drawings. Nothing outside the document is ever read. Blocks, for a second the first
 * time; belongs off the UI thread.
 */
public final class Pdf {
    private static final String FAMILY = "Inter Tocsin";
    private static final String REGULAR = "/fonts/Inter-Regular.ttf";
    private static final String BOLD = "/fonts/Inter-SemiBold.ttf";

    /** What only pages have; a browser that prints has its own. */
    private static final String PAGES =
            """
            @page {
                size: A4;
                margin: 18mm 16mm 20mm 16mm;
                @bottom-left { content: element(foot); vertical-align: top; padding-top: 4mm; }
                @bottom-right { content: counter(page) " / " counter(pages); font-family: "%s"; font-size: 9px; color: #596273; vertical-align: top; padding-top: 4mm; }
            }
            @font-face { font-family: "%1$s"; font-weight: 400; src: url("%s"); }
            @font-face { font-family: "%1$s"; font-weight: 700; src: url("%s"); }
            body { font-size: 11px; }
            .foot { display: block; position: running(foot); font-size: 9px; color: #596273; white-space: nowrap; }
            """;

    /** Held, because a logger that nobody holds forgets how loud it was to be. */
    private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

    static {
        // They tell of every property and of every standard font that they do not know.
        XRLog.setLoggingEnabled(false);
        PDFBOX.setLevel(Level.SEVERE);
        FontMappers.set(new OwnFonts(REGULAR));
    }

    private Pdf() {}

    /**
     * @param html well-formed, as {@link Html#page} makes it
     * @throws UncheckedIOException when it is not
     */
    public static byte[] of(String html) {
        var out = new ByteArrayOutputStream();
        try (var svg = new BatikSVGDrawer()) {
            var builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.useSVGDrawer(svg);
            builder.useFont(() -> file(REGULAR), FAMILY, 400, FontStyle.NORMAL, true);
            builder.useFont(() -> file(BOLD), FAMILY, 700, FontStyle.NORMAL, true);
            var others = OtherFonts.of(html);
            others.files().forEach((name, font) -> builder.useFont(font, name));
            builder.useUnicodeBidiSplitter(BidiRuns::new);
            builder.useUnicodeBidiReorderer(BidiRuns.REORDERER);
            builder.withProducer("Tocsin");
            builder.withHtmlContent(
                    html.replace(
                            "</head>", "<style>" + pages() + others.style() + "</style></head>"),
                    null);
            builder.toStream(out);
            builder.run();
        } catch (IOException fault) {
            throw new UncheckedIOException("the document could not be made into pages", fault);
        }
        return out.toByteArray();
    }

    private static String pages() {
        return PAGES.formatted(FAMILY, inline(REGULAR), inline(BOLD));
    }

    /** Drawings take their typeface from the style sheet, and nothing is read from elsewhere. */
    private static String inline(String font) {
        try (var in = file(font)) {
            return "data:font/ttf;base64," + Base64.getEncoder().encodeToString(in.readAllBytes());
        } catch (IOException fault) {
            throw new UncheckedIOException(font, fault);
        }
    }

    private static InputStream file(String name) {
        return Objects.requireNonNull(Pdf.class.getResourceAsStream(name), name);
    }
}
