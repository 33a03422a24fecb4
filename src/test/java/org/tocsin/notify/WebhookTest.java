package org.tocsin.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.data.SourceSpec.Secret;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.ChannelSpec.Address;
import org.tocsin.domain.notice.ChannelSpec.Signing;

class WebhookTest {
    private static final SomeSecrets SECRETS = new SomeSecrets().with("key", "hunter2");

    private static Webhook webhook(String url, Optional<Secret> key) {
        return new Webhook(
                new ChannelSpec.Webhook(new Address.Written(url), new Signing(key), true),
                SECRETS,
                Networks.patient());
    }

    @Test
    void theDocumentSaysAllAboutTheMessage() throws Exception {
        try (var site = new Site();
                var hook = webhook(site.url() + "/in", Optional.empty())) {
            var message = Messages.alert().message(1);
            assertThat(hook.send(List.of(message))).isEqualTo(new Delivery.Accepted(""));
            var json = site.last().json();
            assertThat(json.path("schema").asText()).isEqualTo("tocsin/notice/1");
            assertThat(json.path("id").asText()).isEqualTo(message.id().toString());
            assertThat(json.path("purpose").asText()).isEqualTo("alert");
            assertThat(json.at("/to/address").asText()).isEqualTo("#data-incidents");
            assertThat(json.at("/topic/key").asText()).isEqualTo("tocsin-incident-7");
            assertThat(json.at("/topic/incident").asLong()).isEqualTo(7);
            assertThat(json.at("/topic/level").asText()).isEqualTo("critical");
            assertThat(json.at("/facts/1/value").asText()).isEqualTo("3,538");
            assertThat(site.last().header("Tocsin-Signature")).isEmpty();
        }
    }

    @Test
    void itIsSignedOverTheTimeAndTheBody() throws Exception {
        try (var site = new Site();
                var hook = webhook(site.url(), Optional.of(SomeSecrets.named("key")))) {
            hook.send(List.of(Messages.alert().saying("ü😀", "x").message(1)));
            var asked = site.last();
            assertThat(asked.header("Tocsin-Timestamp"))
                    .isEqualTo(String.valueOf(Networks.NOW.getEpochSecond()));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("hunter2".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var signed = asked.header("Tocsin-Timestamp") + "." + asked.body();
            assertThat(asked.header("Tocsin-Signature"))
                    .isEqualTo(
                            "v1="
                                    + HexFormat.of()
                                            .formatHex(
                                                    mac.doFinal(
                                                            signed.getBytes(
                                                                    StandardCharsets.UTF_8))));
        }
    }

    @Test
    void aRepetitionHasTheSameKeyAndTheSameBody() throws Exception {
        try (var site = new Site().then(500, "").then(200, "");
                var hook = webhook(site.url(), Optional.empty())) {
            var message = Messages.alert().message(1);
            hook.send(List.of(message));
            hook.send(List.of(message));
            assertThat(site.asked).extracting(Site.Asked::body).containsOnly(site.last().body());
            assertThat(site.asked)
                    .extracting(one -> one.header("Idempotency-Key"))
                    .containsExactly(message.id().toString(), message.id().toString());
            assertThat(hook.traits().recognises()).isTrue();
        }
    }
}
