package org.tocsin.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.ChannelSpec.Login;
import org.tocsin.domain.notice.ChannelSpec.Server.Security;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.notify.web.Network;

class MailTest {
    private static final String TO = "ada@example.com";

    private final SomeSecrets secrets = new SomeSecrets().with("password", "hunter2");
    private Optional<GreenMail> server = Optional.empty();

    /**
     * The server lets one of its threads die of a client that hangs up, as some are meant to here;
     * a test of the window in the same process must not hear of it.
     */
    @BeforeAll
    static void letTheServersThreadsDie() {
        var before = Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler());
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> {
            boolean servers =
                    Arrays.stream(fault.getStackTrace())
                            .anyMatch(
                                    at -> at.getClassName().startsWith("com.icegreen.greenmail."));
            if (!servers) {
                before.ifPresent(each -> each.uncaughtException(thread, fault));
            }
        });
    }

    @AfterEach
    void stop() {
        server.ifPresent(GreenMail::stop);
    }

    private int start(String protocol) {
        System.setProperty("greenmail.tls.keystore.file", Certificate.store().toString());
        System.setProperty("greenmail.tls.keystore.password", Certificate.PASSWORD);
        var setup = new ServerSetup(0, "127.0.0.1", protocol);
        var started = new GreenMail(setup);
        started.start();
        server = Optional.of(started);
        return protocol.equals(ServerSetup.PROTOCOL_SMTPS)
                ? started.getSmtps().getPort()
                : started.getSmtp().getPort();
    }

    private Delivery send(int port, Security security, Network network, Message... messages)
            throws InterruptedException {
        return send(port, security, Optional.empty(), network, messages);
    }

    private Delivery send(
            int port,
            Security security,
            Optional<Login> login,
            Network network,
            Message... messages)
            throws InterruptedException {
        var spec =
                new ChannelSpec.Mail(
                        new ChannelSpec.Server("localhost", port, security),
                        login,
                        "Tocsin <tocsin@example.com>");
        try (var mail = new Mail(spec, secrets, network)) {
            return mail.send(List.of(messages));
        }
    }

    private MimeMessage[] received() {
        return server.orElseThrow().getReceivedMessages();
    }

    private static Message alert(int id) {
        return Messages.alert().to(TO).message(id);
    }

    @Test
    void aMessageArrivesAsPlainTextInUtf8() throws Exception {
        int port = start(ServerSetup.PROTOCOL_SMTP);
        var message =
                Messages.alert()
                        .to(TO)
                        .saying("Bestellungen fehlen: שלום 😀", "Größe: 12 € \n.\nEnde 😀")
                        .message(1);
        assertThat(send(port, Security.NONE, Networks.patient(), message))
                .isEqualTo(new Delivery.Accepted("<%s@example.com>".formatted(message.id())));
        var mail = received()[0];
        assertThat(mail.getSubject()).isEqualTo("Bestellungen fehlen: שלום 😀");
        assertThat(mail.getContent().toString())
                .contains("Größe: 12 €", "Ende 😀", "Rows: 12", "Incident #7, P0, since");
        assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(mail.getFrom()[0]).hasToString("Tocsin <tocsin@example.com>");
        assertThat(mail.getSentDate()).isEqualTo(Networks.NOW);
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getHeader("Importance", null)).isEqualTo("high");
    }

    @Test
    void mailsOfOneIncidentAreOneThread() throws Exception {
        int port = start(ServerSetup.PROTOCOL_SMTP);
        var update = Messages.alert().to(TO).purpose(Purpose.UPDATE).message(2);
        var other = Messages.alert().to(TO).about("tocsin-incident-8").message(3);
        for (var message : List.of(alert(1), update, other)) {
            send(port, Security.NONE, Networks.patient(), message);
        }
        var mails = received();
        assertThat(mails[1].getHeader("In-Reply-To"))
                .isEqualTo(mails[0].getHeader("In-Reply-To"))
                .isEqualTo(mails[0].getHeader("References"));
        assertThat(mails[2].getHeader("References")).isNotEqualTo(mails[0].getHeader("References"));
        assertThat(mails[0].getMessageID())
                .isEqualTo("<%s@example.com>".formatted(alert(1).id()))
                .isNotEqualTo(mails[1].getMessageID());
        assertThat(mails[1].getHeader("Importance")).isNull();
    }

    @Test
    void severalMessagesAreOneMail() throws Exception {
        int port = start(ServerSetup.PROTOCOL_SMTP);
        var other =
                Messages.alert().to(TO).about("tocsin-incident-8").titled("No prices").message(2);
        send(port, Security.NONE, Networks.patient(), alert(1), other);
        assertThat(received()).hasSize(1);
        var mail = received()[0];
        assertThat(mail.getSubject()).isEqualTo("2 messages: [P0] Orders are missing");
        assertThat(mail.getContent().toString())
                .contains("=== [P0] Orders are missing", "=== No prices");
        assertThat(mail.getHeader("References", null).split("\\s+")).hasSize(2);
        assertThat(mail.getHeader("In-Reply-To")).isNull();
    }

    @Test
    void aSubjectCannotSmuggleAHeaderIn() throws Exception {
        int port = start(ServerSetup.PROTOCOL_SMTP);
        var message = Messages.alert().to(TO).saying("a\r\nBcc: eve@example.com\r\n\r\nx", "b");
        send(port, Security.NONE, Networks.patient(), message.message(1));
        assertThat(received()).hasSize(1);
        assertThat(received()[0].getHeader("Bcc")).isNull();
        assertThat(received()[0].getSubject()).isEqualTo("a Bcc: eve@example.com x");
    }

    @Test
    void tlsEncryptsAndTheLoginIsUsed() throws Exception {
        var login = Optional.of(new Login("tocsin", SomeSecrets.named("password")));
        int tls = start(ServerSetup.PROTOCOL_SMTPS);
        server.orElseThrow().setUser("tocsin@example.com", "tocsin", "hunter2");
        assertThat(send(tls, Security.TLS, login, Networks.patient(), alert(1)))
                .isInstanceOf(Delivery.Accepted.class);
        assertThat(received()).hasSize(1);
    }

    /** A mail server that is willing to encrypt, and notes what it is told once it does. */
    private static RudeServer encrypting(List<String> told) throws Exception {
        return new RudeServer(client -> {
            RudeServer.say(client, "220 hello\r\n");
            RudeServer.hear(client, "\n");
            RudeServer.say(client, "250-hello\r\n250 STARTTLS\r\n");
            RudeServer.hear(client, "STARTTLS\r\n");
            RudeServer.say(client, "220 go on\r\n");
            var factory = Certificate.shown().getSocketFactory();
            var safe = (SSLSocket) factory.createSocket(client, null, 0, true);
            safe.setUseClientMode(false);
            play(safe, "250 well", "250 well", told);
        });
    }

    @Test
    void starttlsEncryptsBeforeAnythingIsSaid() throws Exception {
        var told = new CopyOnWriteArrayList<String>();
        try (var server = encrypting(told)) {
            assertThat(send(server.port(), Security.STARTTLS, Networks.patient(), alert(1)))
                    .isInstanceOf(Delivery.Accepted.class);
            assertThat(String.join("", told))
                    .contains("MAIL FROM:<tocsin@example.com>", "RCPT TO:<ada@example.com>");
            told.clear();
            assertThat(send(server.port(), Security.STARTTLS, Networks.strict(), alert(1)))
                    .isInstanceOf(Delivery.Refused.class);
            assertThat(told).isEmpty();
        }
    }

    @Test
    void aCertificateThatNobodySignedIsRefusedWithAdvice() throws Exception {
        int tls = start(ServerSetup.PROTOCOL_SMTPS);
        var refused = send(tls, Security.TLS, Networks.strict(), alert(1));
        assertThat(refused).isInstanceOf(Delivery.Refused.class);
        assertThat(refused.toString()).contains("not trusted", "javax.net.ssl.trustStore");
        assertThat(received()).isEmpty();
    }

    @Test
    void aWrongPasswordIsFinalAndNotSaid() throws Exception {
        int port = start(ServerSetup.PROTOCOL_SMTPS);
        server.orElseThrow().setUser("tocsin@example.com", "tocsin", "another");
        var login = Optional.of(new Login("tocsin", SomeSecrets.named("password")));
        var refused = send(port, Security.TLS, login, Networks.patient(), alert(1));
        assertThat(refused).isInstanceOf(Delivery.Refused.class);
        assertThat(refused.toString())
                .contains("check the user and the password")
                .doesNotContain("hunter2");
    }

    @Test
    void whatIsNoAddressIsRefusedBeforeAnybodyIsAsked() throws Exception {
        for (String to : List.of("engineer-a", "", "a@b\r\nRCPT TO:<c@d>", "@", "a b@c")) {
            var message = Messages.alert().to(to).message(1);
            assertThat(send(1, Security.NONE, Networks.patient(), message))
                    .as(to)
                    .isInstanceOf(Delivery.Refused.class);
        }
    }

    /** A mail server that plays its lines up to one that goes wrong. */
    private static RudeServer playing(String atRecipient, String afterText) throws Exception {
        return new RudeServer(client -> {
            RudeServer.say(client, "220 hello\r\n");
            play(client, atRecipient, afterText, new CopyOnWriteArrayList<>());
        });
    }

    private static void play(Socket client, String atRecipient, String afterText, List<String> told)
            throws IOException {
        for (var line = RudeServer.hear(client, "\n");
                !line.isEmpty();
                line = RudeServer.hear(client, "\n")) {
            told.add(line);
            if (line.startsWith("RCPT")) {
                RudeServer.say(client, atRecipient + "\r\n");
            } else if (line.startsWith("DATA")) {
                RudeServer.say(client, "354 go on\r\n");
                RudeServer.hear(client, "\r\n.\r\n");
                if (afterText.isEmpty()) {
                    client.close();
                    return;
                }
                RudeServer.say(client, afterText + "\r\n");
            } else {
                RudeServer.say(client, "250 well\r\n");
            }
        }
    }

    @Test
    void fourIsForNowAndFiveForGood() throws Exception {
        try (var full = playing("452 mailbox is full", "250 well");
                var gone = playing("550 no such user here", "250 well");
                var busy = playing("250 well", "451 try again");
                var spam = playing("250 well", "554 this is spam")) {
            assertThat(plain(full))
                    .isInstanceOfSatisfying(
                            Delivery.Later.class,
                            later -> assertThat(later.why()).contains("mailbox is full"));
            assertThat(plain(gone))
                    .isInstanceOfSatisfying(
                            Delivery.Refused.class,
                            refused -> assertThat(refused.why()).contains("no such user here"));
            assertThat(plain(busy)).isInstanceOf(Delivery.Later.class);
            assertThat(plain(spam)).isInstanceOf(Delivery.Refused.class);
        }
    }

    private Delivery plain(RudeServer rude) throws InterruptedException {
        return send(rude.port(), Security.NONE, Networks.patient(), alert(1));
    }

    @Test
    void whatBreaksOffAfterTheTextMayHaveArrived() throws Exception {
        try (var rude = playing("250 well", "")) {
            assertThat(plain(rude)).isInstanceOf(Delivery.Unanswered.class);
        }
    }

    @Test
    void whatBreaksOffBeforeIsSentAgain() throws Exception {
        int port;
        try (var rude = new RudeServer(client -> client.close())) {
            assertThat(plain(rude)).isInstanceOf(Delivery.Later.class);
            port = rude.port();
        }
        assertThat(send(port, Security.NONE, Networks.patient(), alert(1)))
                .isInstanceOf(Delivery.Later.class);
    }

    @Test
    void aServerWithoutStarttlsGetsNothing() throws Exception {
        try (var rude = playing("250 well", "250 well")) {
            assertThat(send(rude.port(), Security.STARTTLS, Networks.patient(), alert(1)))
                    .isInstanceOfSatisfying(
                            Delivery.Refused.class,
                            refused -> assertThat(refused.why()).contains("offers no STARTTLS"));
        }
    }

    @Test
    void aSilentServerIsGivenUpAndAnInterruptIsHeard() throws Exception {
        var reached = new CountDownLatch(1);
        try (var silent =
                new RudeServer(client -> {
                    reached.countDown();
                    RudeServer.hear(client, "never");
                })) {
            assertThat(send(silent.port(), Security.NONE, Networks.impatient(), alert(1)))
                    .isInstanceOf(Delivery.Later.class);
            var outcome = new AtomicReference<Object>();
            var sender =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    outcome.set(plain(silent));
                                } catch (InterruptedException e) {
                                    outcome.set(e);
                                }
                            });
            reached.await();
            sender.interrupt();
            sender.join();
            assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
        }
    }
}
