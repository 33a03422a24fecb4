package org.tocsin.domain.notice;

/**
 * What a message says.
 *
 * @param template id of the playbook's; empty for the usual text
 * @param subject empty until it is filled in, when the message is sent
 * @param body likewise
 */
public record Text(String template, String subject, String body) {
    public static final Text USUAL = new Text("", "", "");

    public static Text of(String template) {
        return new Text(template, "", "");
    }

    public boolean isWritten() {
        return !body.isEmpty();
    }
}
