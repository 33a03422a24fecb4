package org.tocsin.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.ChannelSpec.Address;
import org.tocsin.domain.notice.ChannelSpec.Signing;
import org.tocsin.notify.web.Network;

/** What the answers of servers, and their absence, mean to a message. */
class AnswersTest {
    private static final String TOKEN = "/services/T000/B000/s3cr3tT0ken";

    private static Delivery send(String url, Network network) throws InterruptedException {
        var secrets = new SomeSecrets().with("hook", url);
        var spec =
                new ChannelSpec.Webhook(
                        new Address.Kept(SomeSecrets.named("hook")),
                        new Signing(Optional.empty()),
                        false);
        try (var hook = new Webhook(spec, secrets, network)) {
            return hook.send(List.of(Messages.alert().message(1)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void aGoodAnswerMeansItWasTaken(int status) throws Exception {
        try (var site = new Site().then(status, "")) {
            assertThat(send(site.url(), Networks.patient())).isEqualTo(new Delivery.Accepted(""));
            assertThat(site.asked).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 413, 418})
    void whatIsWrongWithTheMessageIsFinalAndSaysWhy(int status) throws Exception {
        try (var site = new Site().then(status, "no_service\nat all")) {
            assertThat(send(site.url() + TOKEN, Networks.patient()))
                    .isInstanceOfSatisfying(
                            Delivery.Refused.class,
                            refused ->
                                    assertThat(refused.why())
                                            .contains(String.valueOf(status), "no_service at all")
                                            .doesNotContain("s3cr3t"));
        }
    }

    @Test
    void tooManyMessagesWaitAsLongAsTheServerAsks() throws Exception {
        try (var site =
                new Site()
                        .then(429, "Retry-After", "30")
                        .then(429, "Retry-After", "Mon, 02 Mar 2026 10:07:00 GMT")
                        .then(429, "Retry-After", "later")) {
            assertThat(send(site.url(), Networks.patient())).isEqualTo(later(site, 30));
            assertThat(send(site.url(), Networks.patient())).isEqualTo(later(site, 120));
            assertThat(send(site.url(), Networks.patient())).isEqualTo(later(site, -1));
        }
    }

    private static Delivery later(Site site, int seconds) {
        return new Delivery.Later(
                site.url() + " wants fewer messages (429)",
                seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void aServerInTroubleIsAskedAgain(int status) throws Exception {
        try (var site = new Site().then(status, "Retry-After", "5")) {
            assertThat(send(site.url(), Networks.patient()))
                    .isInstanceOfSatisfying(
                            Delivery.Later.class,
                            later -> assertThat(later.after()).contains(Duration.ofSeconds(5)));
        }
    }

    @Test
    void aRedirectIsNotFollowedSinceTheSecretIsForThisServer() throws Exception {
        try (var elsewhere = new Site();
                var site = new Site().then(302, "Location", elsewhere.url())) {
            assertThat(send(site.url() + TOKEN, Networks.patient()))
                    .isInstanceOf(Delivery.Refused.class);
            assertThat(elsewhere.asked).isEmpty();
        }
    }

    @Test
    void whatServersSayBackIsShownWithoutTheSecretsInIt() throws Exception {
        try (var site = new Site().then(400, "bad token s3cr3tT0ken in " + TOKEN)) {
            assertThat(send(site.url() + TOKEN, Networks.patient()).toString())
                    .contains("bad token ***")
                    .doesNotContain("s3cr3t");
        }
    }

    @Test
    void silenceAfterSendingMayMeanItWasTaken() throws Exception {
        try (var server = new RudeServer(client -> RudeServer.hear(client, "never"))) {
            assertThat(send(server.url() + TOKEN, Networks.impatient()))
                    .isInstanceOfSatisfying(
                            Delivery.Unanswered.class,
                            unanswered ->
                                    assertThat(unanswered.why())
                                            .contains("did not answer within 3 s")
                                            .doesNotContain("s3cr3t"));
        }
    }

    @Test
    void hangingUpAfterItWasReadMayMeanItWasTaken() throws Exception {
        try (var server =
                new RudeServer(client -> {
                    RudeServer.hear(client, "\"facts\"");
                    client.close();
                })) {
            assertThat(send(server.url() + TOKEN, Networks.patient()))
                    .isInstanceOf(Delivery.Unanswered.class);
        }
    }

    @Test
    void theHeadOfAnAnswerIsEnoughWhenItsBodyNeverComes() throws Exception {
        try (var server =
                new RudeServer(client -> {
                    RudeServer.hear(client, "\"facts\"");
                    RudeServer.say(client, "HTTP/1.1 202 OK\r\nContent-Length: 9\r\n\r\nx");
                    RudeServer.hear(client, "never");
                })) {
            assertThat(send(server.url(), Networks.impatient()))
                    .isInstanceOf(Delivery.Accepted.class);
        }
    }

    @Test
    void anAnswerWithoutEndIsReadAsFarAsItMatters() throws Exception {
        var line = "x".repeat(8192);
        try (var server =
                new RudeServer(client -> {
                    RudeServer.hear(client, "\"facts\"");
                    RudeServer.say(client, "HTTP/1.1 400 No\r\n\r\n");
                    while (true) {
                        RudeServer.say(client, line);
                    }
                })) {
            assertThat(send(server.url(), Networks.patient()))
                    .isInstanceOfSatisfying(
                            Delivery.Refused.class,
                            refused -> assertThat(refused.why()).hasSizeLessThan(500));
        }
    }

    @Test
    void whereNobodyListensNothingWasSent() throws Exception {
        int port;
        try (var server = new RudeServer(_ -> {})) {
            port = server.port();
        }
        assertThat(send("http://127.0.0.1:" + port + TOKEN, Networks.patient()))
                .isInstanceOfSatisfying(
                        Delivery.Later.class,
                        later ->
                                assertThat(later.why())
                                        .contains("nobody listens there")
                                        .doesNotContain("s3cr3t"));
    }

    @Test
    void aCertificateThatNobodySignedIsRefusedWithAdvice() throws Exception {
        try (var site = Site.withTls()) {
            assertThat(send(site.url() + TOKEN, Networks.strict()))
                    .isInstanceOfSatisfying(
                            Delivery.Refused.class,
                            refused ->
                                    assertThat(refused.why())
                                            .contains("not trusted", "javax.net.ssl.trustStore")
                                            .doesNotContain("s3cr3t"));
            assertThat(site.asked).isEmpty();
            assertThat(send(site.url(), Networks.patient())).isInstanceOf(Delivery.Accepted.class);
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsAskedAgainLater() throws Exception {
        try (var server =
                new RudeServer(client -> {
                    RudeServer.say(client, "HTTP/1.1 400 Bad Request\r\n\r\n");
                    RudeServer.hear(client, "never");
                })) {
            var https = server.url().replace("http:", "https:");
            assertThat(send(https, Networks.patient())).isInstanceOf(Delivery.Later.class);
        }
    }

    @Test
    void theProxyCarriesIt() throws Exception {
        try (var proxy = new Site()) {
            var selector =
                    ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.address().getPort()));
            assertThat(send("http://hooks.example.invalid/x", Networks.through(selector)))
                    .isInstanceOf(Delivery.Accepted.class);
            assertThat(proxy.last().path()).isEqualTo("http://hooks.example.invalid/x");
        }
    }

    @Test
    void aMissingSecretIsWaitedFor() throws Exception {
        var spec =
                new ChannelSpec.Webhook(
                        new Address.Kept(SomeSecrets.named("hook")),
                        new Signing(Optional.empty()),
                        false);
        try (var hook = new Webhook(spec, new SomeSecrets(), Networks.patient())) {
            assertThat(hook.send(List.of(Messages.alert().message(1))))
                    .isEqualTo(
                            new Delivery.Later(
                                    "nothing can be sent: the store is shut", Optional.empty()));
        }
    }

    @Test
    void aSecretThatWasRefusedIsLookedUpAnew() throws Exception {
        var secrets = new SomeSecrets();
        var spec =
                new ChannelSpec.Webhook(
                        new Address.Kept(SomeSecrets.named("hook")),
                        new Signing(Optional.empty()),
                        false);
        try (var site = new Site().then(200, "").then(404, "");
                var hook = new Webhook(spec, secrets, Networks.patient())) {
            var message = List.of(Messages.alert().message(1));
            secrets.with("hook", site.url() + "/old\n");
            assertThat(hook.send(message)).isInstanceOf(Delivery.Accepted.class);
            secrets.with("hook", site.url() + "/new");
            assertThat(hook.send(message)).isInstanceOf(Delivery.Refused.class);
            assertThat(hook.send(message)).isInstanceOf(Delivery.Accepted.class);
            assertThat(site.asked)
                    .extracting(Site.Asked::path)
                    .containsExactly("/old", "/old", "/new");
        }
    }

    @Test
    void whatIsNoAddressIsRefusedAndNotRepeated() throws Exception {
        for (String url :
                List.of("s3cr3t", "ftp://s3cr3t/x", "https://s3cr3t x", "https:///s3cr3t")) {
            assertThat(send(url, Networks.patient()))
                    .isInstanceOfSatisfying(
                            Delivery.Refused.class,
                            refused -> assertThat(refused.why()).doesNotContain("s3cr3t"));
        }
    }

    @Test
    void anInterruptGivesUp() throws Exception {
        var reached = new CountDownLatch(1);
        try (var server =
                new RudeServer(client -> {
                    RudeServer.hear(client, "\"facts\"");
                    reached.countDown();
                    RudeServer.hear(client, "never");
                })) {
            var outcome = new AtomicReference<Object>();
            var sender =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    outcome.set(send(server.url(), Networks.patient()));
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
