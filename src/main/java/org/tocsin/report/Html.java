package org.tocsin.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Documents as HTML: one file that needs nothing beside it, prints well, and is well-formed XML, so
 * that {@link Pdf} makes pages of it. Templates lie in {@code resources/report}; whatever is filled
 * in by two braces is escaped, three are for what is HTML or SVG already.
 */
public final class Html {
    private static final Mustache.Compiler MUSTACHE =
            Mustache.compiler().withEscaper(Html::text).emptyStringIsFalse(true);
    private static final Map<String, Template> TEMPLATES = new ConcurrentHashMap<>();

    private Html() {}

    /**
     * What every document has.
     *
     * @param title also the title of the file
     * @param lead one line under it: of what, and of which time
     * @param foot the line at the foot of each page, beside its number
     */
    public record Head(String title, String lead, String foot) {}

    /** A whole document around a body that is well-formed. */
    public static String page(Head head, String body) {
        return fill(
                "frame",
                Map.of(
                        "title", head.title(),
                        "lead", head.lead(),
                        "foot", head.foot(),
                        "style", resource("style.css"),
                        "body", body));
    }

    /**
     * A template with its places filled in.
     *
     * @param template its name, without {@code .html}
     * @param values a map, or a record whose components are named like the places
     * @throws com.samskivert.mustache.MustacheException when a place has no value, which is a bug
     */
    public static String fill(String template, Object values) {
        return TEMPLATES
                .computeIfAbsent(template, name -> MUSTACHE.compile(resource(name + ".html")))
                .execute(values);
    }

    /**
     * A style sheet of one kind of document, beside that of all.
     *
     * @param name of the file in {@code resources/report}, without {@code .css}
     */
    public static String style(String name) {
        return resource(name + ".css");
    }

    /** Text as it stands in HTML, in an attribute as well; what XML cannot carry is left out. */
    public static String text(String plain) {
        var out = new StringBuilder(plain.length() + 16);
        plain.codePoints()
                .filter(Html::isOfXml)
                .forEach(c -> {
                    switch (c) {
                        case '&' -> out.append("&amp;");
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '"' -> out.append("&quot;");
                        case '\'' -> out.append("&#39;");
                        default -> out.appendCodePoint(c);
                    }
                });
        return out.toString();
    }

    /** XML 1.0, production 2. */
    private static boolean isOfXml(int c) {
        return c == 0x9
                || c == 0xA
                || c == 0xD
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }

    private static String resource(String name) {
        try (var in = Html.class.getResourceAsStream("/report/" + name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(name, fault);
        }
    }
}
