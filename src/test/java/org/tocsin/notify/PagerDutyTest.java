package org.tocsin.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Severity.Level;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.ChannelSpec.Keys;
import org.tocsin.domain.notice.Message.Fact;
import org.tocsin.domain.notice.Message.Place;
import org.tocsin.domain.notice.Message.Topic;
import org.tocsin.domain.notice.Message.Urgency;
import org.tocsin.domain.notice.Purpose;

class PagerDutyTest {
    private static final String KEY = "e93facc04764012d7bfb002500d5d1a6";
    private static final String TAKEN =
            "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"tocsin-incident-7\"}";

    private final SomeSecrets secrets =
            new SomeSecrets().with("usual", KEY).with("ada", "a".repeat(32));

    private PagerDuty pagerDuty(String url) {
        var keys =
                new Keys(
                        Optional.of(SomeSecrets.named("usual")),
                        Map.of("engineer-b", SomeSecrets.named("ada")));
        return new PagerDuty(
                new ChannelSpec.PagerDuty(url, keys, Map.of("P1", "error")),
                secrets,
                Networks.patient());
    }

    private JsonNode body(Messages messages) {
        try (var pagerDuty = pagerDuty(ChannelSpec.PagerDuty.URL)) {
            var bytes = pagerDuty.body(messages.message(1), "trigger", KEY);
            assertThat(bytes.length).isLessThanOrEqualTo(512 * 1024);
            var body = Json.read(new String(bytes, StandardCharsets.UTF_8));
            assertThat(body.at("/payload/summary").asText())
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(1024);
            assertThat(body.at("/payload/source").asText()).isNotBlank();
            assertThat(body.at("/payload/severity").asText())
                    .isIn("critical", "error", "warning", "info");
            return body;
        }
    }

    @Test
    void anIncidentIsOneAlertThatIsTriggeredAcknowledgedAndResolved() throws Exception {
        try (var site =
                        new Site()
                                .then(202, TAKEN)
                                .then(202, TAKEN)
                                .then(202, TAKEN)
                                .then(202, TAKEN);
                var pagerDuty = pagerDuty(site.url() + "/v2")) {
            for (var purpose :
                    List.of(
                            Purpose.ALERT,
                            Purpose.ACKNOWLEDGED,
                            Purpose.REMINDER,
                            Purpose.RESOLVED)) {
                assertThat(pagerDuty.send(List.of(Messages.alert().purpose(purpose).message(1))))
                        .isEqualTo(new Delivery.Accepted("tocsin-incident-7"));
            }
            assertThat(site.asked)
                    .extracting(one -> one.json().path("event_action").asText())
                    .containsExactly("trigger", "acknowledge", "trigger", "resolve");
            assertThat(site.asked)
                    .allSatisfy(one -> {
                        assertThat(one.method()).isEqualTo("POST");
                        assertThat(one.path()).isEqualTo("/v2/enqueue");
                        assertThat(one.header("Content-Type")).startsWith("application/json");
                        assertThat(one.json().path("dedup_key").asText())
                                .isEqualTo("tocsin-incident-7");
                        assertThat(one.json().path("routing_key").asText()).isEqualTo(KEY);
                    });
        }
    }

    @Test
    void theEventSaysWhatWhereSinceWhenAndHowBad() {
        var payload = body(Messages.alert()).path("payload");
        assertThat(payload.path("summary").asText()).isEqualTo("[P0] Orders are missing");
        assertThat(payload.path("source").asText()).isEqualTo("orders");
        assertThat(payload.path("component").asText()).isEqualTo("orders");
        assertThat(payload.path("group").asText()).isEqualTo("aggregate-profit");
        assertThat(payload.path("class").asText()).isEqualTo("data-quality");
        assertThat(payload.path("timestamp").asText()).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(payload.at("/custom_details/incident").asLong()).isEqualTo(7);
        assertThat(payload.at("/custom_details/Rows").asText()).isEqualTo("12");
    }

    @Test
    void severitiesFollowTheLevelUnlessThePlaybooksOwnIsMapped() {
        assertThat(severity("P0", Level.CRITICAL)).isEqualTo("critical");
        assertThat(severity("P1", Level.CRITICAL)).isEqualTo("error");
        assertThat(severity("P2", Level.WARNING)).isEqualTo("warning");
        assertThat(severity("P3", Level.INFO)).isEqualTo("info");
    }

    private String severity(String id, Level level) {
        return body(Messages.alert().level(id, level)).at("/payload/severity").asText();
    }

    @Test
    void aLongTitleIsCutBetweenCharacters() {
        for (String title : List.of("x".repeat(3000), "😀".repeat(1500), "שלום ".repeat(600))) {
            var summary = body(Messages.alert().titled(title)).at("/payload/summary").asText();
            assertThat(summary).hasSizeBetween(1022, 1024).endsWith("…");
        }
    }

    @Test
    void whatIsBesideIsLeftOutFirstWhenTheEventIsTooLong() {
        var long1 = "ü".repeat(270_000);
        var body = body(Messages.alert().saying("s", long1));
        assertThat(body.at("/payload/custom_details").isMissingNode()).isTrue();
        assertThat(body.path("dedup_key").asText()).isEqualTo("tocsin-incident-7");
        assertThat(body(Messages.alert().saying("s", "ü".repeat(100_000))).toString())
                .contains("custom_details");
    }

    @Test
    void anIncidentWithoutPlaceOrTitleStillHasWhatIsRequired() {
        var topic =
                new Topic("k", "", new Urgency("P2", Level.WARNING), Place.NONE, Messages.SINCE);
        var body = body(Messages.alert().about(topic).saying(" ", "").facts(List.of()));
        assertThat(body.at("/payload/source").asText()).isEqualTo("tocsin");
        assertThat(body.path("payload").has("component")).isFalse();
        assertThat(body.at("/payload/custom_details").has("incident")).isFalse();
    }

    @Test
    void aFactCannotTakeThePlaceOfWhatTheEventSaysItself() {
        var body = body(Messages.alert().facts(List.of(new Fact("severity", "none"))));
        assertThat(body.at("/payload/custom_details/severity").asText()).isEqualTo("P0");
    }

    @Test
    void aPersonMayHaveAKeyOfTheirOwn() throws Exception {
        try (var site = new Site().then(202, TAKEN);
                var pagerDuty = pagerDuty(site.url())) {
            pagerDuty.send(List.of(Messages.alert().to("engineer-b").message(1)));
            assertThat(site.last().json().path("routing_key").asText()).isEqualTo("a".repeat(32));
        }
    }

    @Test
    void aBadRequestIsFinalAndItsWordsHoldNoKey() throws Exception {
        try (var site =
                        new Site()
                                .then(
                                        400,
                                        "{\"status\":\"invalid event\",\"errors\":[\"routing_key "
                                                + KEY
                                                + " is unknown\"]}");
                var pagerDuty = pagerDuty(site.url())) {
            assertThat(pagerDuty.send(List.of(Messages.alert().message(1))))
                    .isInstanceOfSatisfying(
                            Delivery.Refused.class,
                            refused ->
                                    assertThat(refused.why())
                                            .contains("invalid event", "***")
                                            .doesNotContain(KEY));
        }
    }

    @Test
    void whatIsNoEventIsNotCarriedAndIsRefusedWithoutAsking() throws Exception {
        try (var site = new Site();
                var pagerDuty = pagerDuty(site.url())) {
            for (var purpose : Set.of(Purpose.UPDATE, Purpose.REPORT, Purpose.ANNOTATION)) {
                assertThat(pagerDuty.traits().carries()).doesNotContain(purpose);
                assertThat(pagerDuty.send(List.of(Messages.alert().purpose(purpose).message(1))))
                        .isInstanceOf(Delivery.Refused.class);
            }
            assertThat(site.asked).isEmpty();
            assertThat(pagerDuty.traits().recognises()).isTrue();
        }
    }
}
