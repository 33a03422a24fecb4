package org.tocsin.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.ChannelSpec.Address;
import org.tocsin.domain.notice.ChannelSpec.Keys;
import org.tocsin.domain.notice.ChannelSpec.Signing;

class ChannelsTest {
    private static final UUID ID = new UUID(1, 2);

    private static Channels channels(Map<String, ChannelSpec> specs) {
        return new Channels(
                specs,
                new Channels.Surroundings(
                        new SomeSecrets(), Networks.patient(), Path.of(""), Optional.empty()));
    }

    private static ChannelSpec hook(String url) {
        return new ChannelSpec.Webhook(
                new Address.Written(url), new Signing(Optional.empty()), false);
    }

    @Test
    void aNameThatIsNotSetUpHasNoChannel() throws Exception {
        try (var channels = channels(Map.of("ops", hook("http://127.0.0.1:1")))) {
            assertThat(channels.find("page")).isEmpty();
            assertThat(channels.sendTest("page", Optional.empty(), ID, Networks.NOW)).isEmpty();
            var found = channels.find("ops");
            assertThat(found).isPresent().isEqualTo(channels.find("ops"));
        }
    }

    @Test
    void aTestSaysThatItIsOne() throws Exception {
        try (var site = new Site();
                var channels = channels(Map.of("ops", hook(site.url())))) {
            assertThat(channels.sendTest("ops", Optional.of("#ops"), ID, Networks.NOW))
                    .contains(new Delivery.Accepted(""));
            var json = site.last().json();
            assertThat(json.path("purpose").asText()).isEqualTo("test");
            assertThat(json.at("/to/address").asText()).isEqualTo("#ops");
            assertThat(json.path("id").asText()).isEqualTo(ID.toString());
            assertThat(json.path("body").asText()).contains("Nothing is wrong");
        }
    }

    @Test
    void everyKindOpens() {
        var none = new Keys(Optional.empty(), Map.of());
        var specs =
                Map.<String, ChannelSpec>of(
                        "slack", new ChannelSpec.Slack(none),
                        "page", new ChannelSpec.PagerDuty("https://example.com", none, Map.of()),
                        "desktop", new ChannelSpec.Desktop(false, Optional.empty()),
                        "notes",
                                new ChannelSpec.Annotations(
                                        "a.json", Optional.empty(), new Signing(Optional.empty())));
        try (var channels = channels(specs)) {
            for (var name : specs.keySet()) {
                assertThat(channels.find(name).orElseThrow().traits().carries()).isNotEmpty();
            }
        }
    }
}
