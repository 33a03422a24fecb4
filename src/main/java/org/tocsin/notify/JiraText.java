package org.tocsin.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.tocsin.domain.notice.ChannelSpec.JiraSite.Edition;
import org.tocsin.domain.notice.Message;
import org.tocsin.notify.web.Clip;

/**
 * A message as a description or a comment of Jira, at most 32,767 characters: plain text, or a
 * document (Atlassian Document Format), whose whole JSON counts.
 */
final class JiraText {
    static final int MOST = 32_767;

    private final Edition edition;

    JiraText(Edition edition) {
        this.edition = edition;
    }

    JsonNode of(Message message) {
        String tail = PlainText.below(message) + "Notice " + message.id();
        String body = message.content().body().strip() + "\n";
        return switch (edition) {
            case DATA_CENTER -> TextNode.valueOf(clipped(body, tail, MOST));
            case CLOUD -> fitting(body, tail);
        };
    }

    private static JsonNode fitting(String body, String tail) {
        int room = MOST;
        JsonNode document = document(clipped(body, tail, room));
        while (document.toString().length() > MOST) {
            room = room * 4 / 5;
            document = document(clipped(body, tail, room));
        }
        return document;
    }

    /** The end is kept, since it holds what the message is known by. */
    private static String clipped(String body, String tail, int most) {
        String end = tail.length() < most / 2 ? tail : tail.substring(tail.length() - most / 2);
        return Clip.to(body, most - end.length()) + end;
    }

    private static JsonNode document(String text) {
        var root = Json.object().put("type", "doc").put("version", 1);
        var paragraph = root.putArray("content").addObject().put("type", "paragraph");
        var content = paragraph.putArray("content");
        for (String line : text.lines().toList()) {
            if (!content.isEmpty()) {
                content.addObject().put("type", "hardBreak");
            }
            if (!line.isEmpty()) {
                content.addObject().put("type", "text").put("text", line);
            }
        }
        return root;
    }
}
