package org.tocsin.report.review;

import java.util.regex.Pattern;
import org.tocsin.report.Html;

/**
 * What people write in a review, as HTML: paragraphs with their lines, lists, headings as bold
 * lines, bold and code. All else stays as it was typed.
 */
final class Prose {
    private static final Pattern BULLET = Pattern.compile("\\s{0,8}[-*+]\\s+(.*)");
    private static final Pattern NUMBERED = Pattern.compile("\\s{0,8}\\d{1,4}[.)]\\s+(.*)");
    private static final Pattern HEADING = Pattern.compile("\\s{0,3}#{1,6}\\s+(.*?)\\s*#*");
    private static final Pattern BOLD = Pattern.compile("\\*\\*(?=\\S)([^*]+?)(?<=\\S)\\*\\*");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final StringBuilder out = new StringBuilder();
    private Part open = Part.NONE;

    private enum Part {
        NONE("", ""),
        PARAGRAPH("<p>", "</p>\n"),
        BULLETS("<ul>", "</ul>\n"),
        NUMBERS("<ol>", "</ol>\n"),
        CODE("<pre>", "</pre>\n");

        private final String begin;
        private final String end;

        Part(String begin, String end) {
            this.begin = begin;
            this.end = end;
        }
    }

    private Prose() {}

    static String html(String markdown) {
        var prose = new Prose();
        markdown.lines().forEach(prose::line);
        prose.enter(Part.NONE);
        return prose.out.toString();
    }

    private void line(String line) {
        if (line.strip().startsWith("```")) {
            enter(open == Part.CODE ? Part.NONE : Part.CODE);
            return;
        }
        if (open == Part.CODE) {
            out.append(Html.text(line)).append('\n');
            return;
        }
        var bullet = BULLET.matcher(line);
        var numbered = NUMBERED.matcher(line);
        var heading = HEADING.matcher(line);
        if (line.isBlank()) {
            enter(Part.NONE);
        } else if (heading.matches()) {
            enter(Part.NONE);
            out.append("<p class=\"strong\">").append(spans(heading.group(1))).append("</p>\n");
        } else if (bullet.matches()) {
            enter(Part.BULLETS);
            out.append("<li>").append(spans(bullet.group(1))).append("</li>");
        } else if (numbered.matches()) {
            enter(Part.NUMBERS);
            out.append("<li>").append(spans(numbered.group(1))).append("</li>");
        } else {
            boolean goesOn = open == Part.PARAGRAPH;
            enter(Part.PARAGRAPH);
            out.append(goesOn ? "<br />" : "").append(spans(line.strip()));
        }
    }

    private void enter(Part part) {
        if (open != part) {
            out.append(open.end).append(part.begin);
            open = part;
        }
    }

    private static String spans(String text) {
        var html = CODE.matcher(Html.text(text)).replaceAll("<code>$1</code>");
        return BOLD.matcher(html).replaceAll("<strong>$1</strong>");
    }
}
