package org.tocsin.notify;

import org.tocsin.domain.notice.Message;

/** A message where there is nothing but text. */
final class PlainText {
    private PlainText() {}

    /** The text, the facts, and for whom it is and since when. */
    static String of(Message message) {
        return message.content().body().strip() + "\n" + below(message);
    }

    static String below(Message message) {
        var text = new StringBuilder();
        if (!message.content().facts().isEmpty()) {
            text.append('\n');
            for (var fact : message.content().facts()) {
                text.append(fact.name()).append(": ").append(fact.value()).append('\n');
            }
        }
        var topic = message.topic();
        text.append("\n-- \n");
        if (topic.place().number() != 0) {
            text.append("Incident #").append(topic.place().number()).append(", ");
        }
        return text.append(topic.urgency().severity())
                .append(", since ")
                .append(topic.since())
                .append(", for ")
                .append(message.to().role())
                .append('\n')
                .toString();
    }
}
