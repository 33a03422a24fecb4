package org.tocsin.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of Markdown that response playbooks are written in: headings, paragraphs, numbered and
 * plain lists, code blocks, bold, emphasis and code. Whatever it does not know stays as written.
 */
final class Markdown {
    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*");
    private static final Pattern NUMBERED = Pattern.compile("(\\s*)(\\d+)[.)]\\s+(.*)");
    private static final Pattern BULLET = Pattern.compile("(\\s*)[-*+]\\s+(.*)");
    private static final Pattern SPAN =
            Pattern.compile("\\*\\*(.+?)\\*\\*|__(.+?)__|`([^`]+)`|\\*([^*\\s][^*]*)\\*");

    private Markdown() {}

    sealed interface Block {
        /**
         * @param level 1 is the largest
         */
        record Heading(int level, List<Span> spans) implements Block {}

        record Paragraph(List<Span> spans) implements Block {}

        /**
         * @param mark {@code 1.} or a bullet
         * @param depth 0 at the margin
         */
        record Item(String mark, int depth, List<Span> spans) implements Block {}

        record Code(String text) implements Block {}
    }

    sealed interface Span {
        String text();

        record Plain(String text) implements Span {}

        record Bold(String text) implements Span {}

        record Emphasis(String text) implements Span {}

        record Code(String text) implements Span {}
    }

    static List<Block> parse(String markdown) {
        var blocks = new ArrayList<Block>();
        var text = new ArrayList<String>();
        var code = new ArrayList<String>();
        boolean inCode = false;
        for (String line : markdown.lines().toList()) {
            if (line.strip().startsWith("```")) {
                if (inCode) {
                    blocks.add(new Block.Code(String.join("\n", code)));
                    code.clear();
                } else {
                    paragraph(text, blocks);
                }
                inCode = !inCode;
            } else if (inCode) {
                code.add(line);
            } else {
                prose(line, text, blocks);
            }
        }
        paragraph(text, blocks);
        if (!code.isEmpty()) {
            blocks.add(new Block.Code(String.join("\n", code)));
        }
        return List.copyOf(blocks);
    }

    private static void prose(String line, List<String> text, List<Block> blocks) {
        var heading = HEADING.matcher(line.strip());
        var numbered = NUMBERED.matcher(line);
        var bullet = BULLET.matcher(line);
        if (line.isBlank()) {
            paragraph(text, blocks);
        } else if (heading.matches()) {
            paragraph(text, blocks);
            blocks.add(new Block.Heading(heading.group(1).length(), spans(heading.group(2))));
        } else if (numbered.matches()) {
            paragraph(text, blocks);
            item(numbered.group(2) + ".", numbered.group(1), numbered.group(3), blocks);
        } else if (bullet.matches()) {
            paragraph(text, blocks);
            item("•", bullet.group(1), bullet.group(2), blocks);
        } else {
            text.add(line.strip());
        }
    }

    private static void item(String mark, String indent, String text, List<Block> blocks) {
        blocks.add(new Block.Item(mark, indent.replace("\t", "    ").length() / 2, spans(text)));
    }

    private static void paragraph(List<String> text, List<Block> blocks) {
        if (!text.isEmpty()) {
            blocks.add(new Block.Paragraph(spans(String.join(" ", text))));
            text.clear();
        }
    }

    static List<Span> spans(String text) {
        var spans = new ArrayList<Span>();
        Matcher matcher = SPAN.matcher(text);
        int from = 0;
        while (matcher.find()) {
            if (matcher.start() > from) {
                spans.add(new Span.Plain(text.substring(from, matcher.start())));
            }
            spans.add(span(matcher));
            from = matcher.end();
        }
        if (from < text.length()) {
            spans.add(new Span.Plain(text.substring(from)));
        }
        return List.copyOf(spans);
    }

    private static Span span(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Span.Bold(matcher.group(1));
        }
        if (matcher.group(2) != null) {
            return new Span.Bold(matcher.group(2));
        }
        return matcher.group(3) != null
                ? new Span.Code(matcher.group(3))
                : new Span.Emphasis(matcher.group(4));
    }
}
