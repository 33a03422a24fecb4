package org.tocsin.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.notice.Message;
import org.tocsin.notify.web.Clip;

/**
 * Messages as Slack lays them out, within its limits: a heading of 150 characters, sections of
 * 3,000, fields of 2,000 and ten of them, 50 blocks. Lengths are counted once escaped, in UTF-16
 * units, which is never less than Slack counts.
 */
final class SlackBlocks {
    static final int HEADER = 150;
    static final int SECTION = 3000;
    static final int BLOCKS = 50;
    static final int FIELD = 2000;
    static final int FIELDS = 10;

    /** Beyond it, clients show a message as a file. */
    static final int WHOLE = 12_000;

    /** Of a bundle: so many get a section, and the rest one line each. */
    private static final int SECTIONS = 40;

    private static final int LINE = 120;

    private SlackBlocks() {}

    static ObjectNode of(List<Message> messages) {
        var root = Json.object();
        var blocks = Json.object().arrayNode();
        if (messages.size() == 1) {
            one(messages.getFirst(), blocks);
        } else {
            several(messages, blocks);
        }
        root.put("text", fallback(messages));
        root.set("blocks", blocks);
        return root;
    }

    /** What notifications and screen readers say. */
    private static String fallback(List<Message> messages) {
        String all = messages.stream().map(SlackBlocks::title).collect(Collectors.joining("\n"));
        return escaped(Clip.to(all, SECTION, SlackBlocks::size));
    }

    private static void one(Message message, ArrayNode blocks) {
        header(blocks, title(message));
        String body = message.content().body();
        String shown = Clip.to(body, WHOLE, SlackBlocks::size);
        Clip.parts(shown, SECTION, SlackBlocks::size)
                .forEach(part -> section(blocks, escaped(part)));
        if (shown.length() < body.length()) {
            context(blocks, "The rest of it is in the console.");
        }
        fields(message.content().facts(), blocks);
        context(blocks, foot(message));
    }

    private static void several(List<Message> messages, ArrayNode blocks) {
        header(blocks, messages.size() + " messages");
        int each = Math.max(2 * HEADER, WHOLE / messages.size());
        for (var message : messages.stream().limit(SECTIONS).toList()) {
            String title = escaped(Clip.to(title(message), HEADER, SlackBlocks::size));
            String body =
                    escaped(
                            Clip.to(
                                    message.content().body().strip(),
                                    Math.min(each, SECTION - title.length() - 10),
                                    SlackBlocks::size));
            section(blocks, "*" + title + "*\n" + body);
        }
        if (messages.size() > SECTIONS) {
            String rest =
                    messages.stream()
                            .skip(SECTIONS)
                            .map(message -> Clip.to(mark(message) + " " + heading(message), LINE))
                            .collect(Collectors.joining("\n"));
            section(blocks, escaped(Clip.to(rest, SECTION, SlackBlocks::size)));
        }
        context(blocks, foot(messages.getFirst()));
    }

    private static void header(ArrayNode blocks, String text) {
        var block = blocks.addObject().put("type", "header");
        block.putObject("text")
                .put("type", "plain_text")
                .put("text", escaped(Clip.to(text, HEADER, SlackBlocks::size)))
                .put("emoji", true);
    }

    private static void section(ArrayNode blocks, String marked) {
        markdown(blocks.addObject().put("type", "section").putObject("text"), marked);
    }

    private static void fields(List<Message.Fact> facts, ArrayNode blocks) {
        if (facts.isEmpty()) {
            return;
        }
        var fields = blocks.addObject().put("type", "section").putArray("fields");
        for (var fact : facts.stream().limit(FIELDS).toList()) {
            String name = escaped(Clip.to(Clip.oneLine(fact.name()), HEADER, SlackBlocks::size));
            int room = FIELD - name.length() - 3;
            String value = escaped(Clip.to(fact.value(), room, SlackBlocks::size));
            markdown(fields.addObject(), "*" + name + "*\n" + value);
        }
    }

    private static void context(ArrayNode blocks, String text) {
        var elements = blocks.addObject().put("type", "context").putArray("elements");
        markdown(elements.addObject(), escaped(Clip.to(text, FIELD, SlackBlocks::size)));
    }

    private static void markdown(ObjectNode node, String marked) {
        node.put("type", "mrkdwn").put("text", marked);
    }

    /** For whom, which incident and since when. */
    private static String foot(Message message) {
        var topic = message.topic();
        String number = topic.place().number() == 0 ? "" : " · #" + topic.place().number();
        return "For %s (%s)%s · since %s"
                .formatted(message.to().role(), message.to().address(), number, topic.since());
    }

    static String title(Message message) {
        return mark(message) + " " + heading(message);
    }

    private static String heading(Message message) {
        String subject = message.content().subject();
        return Clip.oneLine(subject.isBlank() ? message.topic().title() : subject);
    }

    private static String mark(Message message) {
        return switch (message.purpose()) {
            case RESOLVED -> "✅";
            case ACKNOWLEDGED -> "👀";
            case TEST -> "🔧";
            case REPORT -> "📋";
            case REMINDER -> "⏰";
            case ALERT, UPDATE, ANNOTATION -> light(message.topic().urgency().level());
        };
    }

    private static String light(Severity.Level level) {
        return switch (level) {
            case CRITICAL -> "🔴";
            case WARNING -> "🟠";
            case INFO -> "🔵";
        };
    }

    /** The three characters that Slack gives a meaning of their own, and only they. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static int size(String text) {
        return escaped(text).length();
    }
}
