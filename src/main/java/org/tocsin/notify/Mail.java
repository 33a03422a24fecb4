package org.tocsin.notify;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.ChannelSpec.Login;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.notify.web.Network;
import org.tocsin.secret.Secrets;

/** Mail over SMTP (semantics: Channels). The encryption that is asked for is required. */
final class Mail implements Channel {
    private static final Duration PACE = Duration.ofSeconds(1);

    private final ChannelSpec.Mail spec;
    private final Held held;
    private final Network network;
    private final SmtpFaults faults;

    Mail(ChannelSpec.Mail spec, Secrets secrets, Network network) {
        this.spec = spec;
        this.held = new Held(secrets);
        this.network = network;
        this.faults = new SmtpFaults(spec.server(), secrets.redaction());
    }

    @Override
    public Traits traits() {
        var carried = EnumSet.complementOf(EnumSet.of(Purpose.ANNOTATION));
        return new Traits(carried, true, false, PACE);
    }

    @Override
    public Delivery send(List<Message> messages) throws InterruptedException {
        try {
            var session = Session.getInstance(properties());
            var letter =
                    Letter.of(
                            messages,
                            addresses(spec.from()).getFirst(),
                            addresses(messages.getFirst().to().address()),
                            session,
                            network.clock().instant());
            var password =
                    spec.login().isEmpty()
                            ? Optional.<String>empty()
                            : Optional.of(held.get(spec.login().get().password()));
            return within(new Post(session, letter, password));
        } catch (Halt halt) {
            return halt.delivery();
        } catch (MessagingException e) {
            return new Delivery.Refused("the mail cannot be written: " + e.getMessage());
        }
    }

    /**
     * On a thread of its own, since a socket hears an interrupt only there; and no server can
     * stretch the time by answering bit by bit.
     */
    private Delivery within(Post post) throws InterruptedException {
        var task = new FutureTask<>(post::send);
        Thread.ofVirtual().name("mail").start(task);
        try {
            return task.get(network.patience().whole().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return faults.silence(post.letter.begun(), network.patience().whole());
        } catch (ExecutionException e) {
            throw new IllegalStateException("sending a mail failed", e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private final class Post {
        private final Session session;
        private final Letter letter;
        private final Optional<String> password;

        Post(Session session, Letter letter, Optional<String> password) {
            this.session = session;
            this.letter = letter;
            this.password = password;
        }

        private Delivery send() {
            @Nullable SMTPTransport transport = null;
            try {
                transport = (SMTPTransport) session.getTransport("smtp");
                transport.connect(
                        spec.server().host(),
                        spec.server().port(),
                        spec.login().map(Login::user).orElse(null),
                        password.orElse(null));
                transport.sendMessage(letter, letter.getAllRecipients());
                return new Delivery.Accepted(letter.getMessageID());
            } catch (AuthenticationFailedException e) {
                held.forget();
                int code = transport == null ? 0 : transport.getLastReturnCode();
                return faults.login(e, code);
            } catch (MessagingException e) {
                return faults.judged(e, letter.begun());
            } finally {
                close(transport);
            }
        }

        private void close(@Nullable SMTPTransport transport) {
            try {
                if (transport != null) {
                    transport.close();
                }
            } catch (MessagingException _) {
                // What became of the mail is known already.
            }
        }
    }

    private Properties properties() {
        var properties = new Properties();
        long whole = network.patience().whole().toMillis();
        properties.put(
                "mail.smtp.connectiontimeout",
                String.valueOf(network.patience().connecting().toMillis()));
        properties.put("mail.smtp.timeout", String.valueOf(whole));
        properties.put("mail.smtp.auth", String.valueOf(spec.login().isPresent()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", network.tls().getSocketFactory());
        properties.put("mail.smtp.sendpartial", "false");
        properties.put("mail.smtp.quitwait", "false");
        switch (spec.server().security()) {
            case NONE -> {}
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }

    private static List<InternetAddress> addresses(String text) throws Halt {
        try {
            if (text.chars().noneMatch(Character::isISOControl)) {
                var addresses = InternetAddress.parse(text, true);
                boolean whole =
                        List.of(addresses).stream().allMatch(a -> a.getAddress().contains("@"));
                if (addresses.length > 0 && whole) {
                    return List.of(addresses);
                }
            }
        } catch (AddressException _) {
            // Told below.
        }
        throw Halt.refused(
                "'%s' is no e-mail address; give this person or role a contact 'email' in the playbook"
                        .formatted(text));
    }
}
