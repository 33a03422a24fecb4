package org.tocsin.notify;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.notify.web.Clip;

/**
 * Messages as one mail of plain text. Its Message-ID is the notice's id, the same when it is sent
 * again; it refers to an id made of the topic, so that mail programs put all of an incident into
 * one thread (RFC 5322, 3.6.4). It says that no person wrote it (RFC 3834).
 */
final class Letter extends MimeMessage {
    /** A line of a header has 998 characters at most; mail programs show far less. */
    static final int SUBJECT = 250;

    private static final int MOST_THREADS = 20;

    private final String id;
    private volatile boolean begun;

    private Letter(Session session, String id) {
        super(session);
        this.id = id;
    }

    static Letter of(
            List<Message> messages,
            InternetAddress from,
            List<InternetAddress> to,
            Session session,
            Instant now)
            throws MessagingException {
        var address = from.getAddress();
        String domain = address.substring(address.lastIndexOf('@') + 1);
        var first = messages.getFirst();
        var letter = new Letter(session, "<%s@%s>".formatted(first.id(), domain));
        letter.setFrom(from);
        letter.setRecipients(RecipientType.TO, to.toArray(InternetAddress[]::new));
        letter.setSubject(subject(messages), StandardCharsets.UTF_8.name());
        letter.setText(text(messages), StandardCharsets.UTF_8.name());
        letter.setSentDate(Date.from(now));
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.thread(messages, domain);
        if (messages.stream().anyMatch(Letter::isUrgent)) {
            letter.setHeader("Importance", "high");
            letter.setHeader("X-Priority", "1");
        }
        letter.saveChanges();
        return letter;
    }

    private void thread(List<Message> messages, String domain) throws MessagingException {
        var roots =
                messages.stream()
                        .map(message -> message.topic().key())
                        .distinct()
                        .limit(MOST_THREADS)
                        .map(key -> "<topic.%s@%s>".formatted(Label.hash(key), domain))
                        .toList();
        setHeader("References", String.join("\r\n ", roots));
        if (roots.size() == 1) {
            setHeader("In-Reply-To", roots.getFirst());
        }
    }

    private static boolean isUrgent(Message message) {
        return message.purpose() == Purpose.ALERT
                && message.topic().urgency().level() == Severity.Level.CRITICAL;
    }

    private static String subject(List<Message> messages) {
        String first = subject(messages.getFirst());
        return messages.size() == 1
                ? Clip.to(first, SUBJECT)
                : Clip.to("%d messages: %s".formatted(messages.size(), first), SUBJECT);
    }

    private static String subject(Message message) {
        String subject = Clip.oneLine(message.content().subject());
        return subject.isEmpty() ? Clip.oneLine(message.topic().title()) : subject;
    }

    private static String text(List<Message> messages) {
        if (messages.size() == 1) {
            return PlainText.of(messages.getFirst());
        }
        return messages.stream()
                .map(message -> "=== " + subject(message) + "\n\n" + PlainText.of(message))
                .collect(Collectors.joining("\n"));
    }

    /** Whether the server was ready for the text and it was begun: from then on it may have it. */
    boolean begun() {
        return begun;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        begun = true;
        super.writeTo(out, ignored);
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
