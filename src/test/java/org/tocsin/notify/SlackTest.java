package org.tocsin.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.ChannelSpec.Keys;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Message.Fact;
import org.tocsin.domain.notice.Purpose;

class SlackTest {
    private static final String HEBREW = "הזמנות חסרות ";
    private static final String FAMILY = "👨‍👩‍👧‍👦";

    static Stream<String> titles() {
        return Stream.of(
                "Orders are missing",
                "x".repeat(3000),
                "😀".repeat(1500),
                FAMILY.repeat(300),
                HEBREW.repeat(250),
                "\u202E" + "مفقود ".repeat(500),
                "&<>".repeat(1000),
                "<!channel> & <https://example.com|click>",
                "one\ntwo\r\nthree",
                "e\u0301".repeat(1500));
    }

    @ParameterizedTest
    @MethodSource("titles")
    void everyLimitHoldsAndNoCharacterIsCutInTwo(String title) {
        var body = (title + "\n").repeat(12);
        var facts = IntStream.range(0, 14).mapToObj(i -> new Fact(title + i, body)).toList();
        var one = Messages.alert().titled(title).saying(title, body).facts(facts).message(1);
        check(SlackBlocks.of(List.of(one)));
        for (int count : new int[] {2, 12, 47, 300}) {
            check(SlackBlocks.of(IntStream.range(0, count).mapToObj(_ -> one).toList()));
        }
    }

    private static void check(JsonNode message) {
        var blocks = message.path("blocks");
        assertThat(blocks.size()).isBetween(1, 50);
        assertThat(message.path("text").asText()).isNotBlank().hasSizeLessThanOrEqualTo(3000);
        for (var block : blocks) {
            switch (block.path("type").asText()) {
                case "header" -> {
                    assertThat(block.at("/text/type").asText()).isEqualTo("plain_text");
                    text(block.at("/text/text"), 150);
                    assertThat(block.at("/text/text").asText()).doesNotContain("\n", "\r");
                }
                case "section" -> {
                    if (block.has("text")) {
                        text(block.at("/text/text"), 3000);
                    }
                    assertThat(block.path("fields").size()).isLessThanOrEqualTo(10);
                    block.path("fields").forEach(field -> text(field.path("text"), 2000));
                }
                case "context" ->
                        block.path("elements").forEach(element -> text(element.path("text"), 2000));
                default -> throw new AssertionError(block);
            }
        }
    }

    /** Within its limit, escaped, and whole: no half of a pair, no emoji or accent torn off. */
    private static void text(JsonNode node, int most) {
        var text = node.asText();
        assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(most).doesNotContain("<", ">");
        assertThat(text.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))) {
                assertThat(i + 1).isLessThan(text.length());
                assertThat(Character.isLowSurrogate(text.charAt(i + 1))).isTrue();
            }
        }
        assertThat(text.replace(FAMILY, "").replace("e\u0301", ""))
                .doesNotContain("\u200D", "\u0301");
    }

    @Test
    void aMessageShowsItsTitleTextFactsAndWhomItIsFor() {
        var blocks = SlackBlocks.of(List.of(Messages.alert().message(1)));
        assertThat(blocks.path("text").asText()).isEqualTo("🔴 [P0] Orders are missing");
        assertThat(blocks.at("/blocks/0/text/text").asText())
                .isEqualTo("🔴 [P0] Orders are missing");
        assertThat(blocks.at("/blocks/1/text/text").asText())
                .isEqualTo("Only 12 rows of 3,538.\nLook at the loader first.");
        assertThat(blocks.at("/blocks/2/fields/1/text").asText()).isEqualTo("*Expected*\n3,538");
        assertThat(blocks.at("/blocks/3/elements/0/text").asText())
                .isEqualTo(
                        "For primary-on-call (#data-incidents) · #7 · since 2026-03-02T10:00:00Z");
    }

    @Test
    void aLongTextIsSplitBetweenLinesAndSaysWhereTheRestIs() {
        var line = "A line of some forty characters, or more\n";
        var whole =
                SlackBlocks.of(List.of(Messages.alert().saying("s", line.repeat(200)).message(1)));
        var shown = new ArrayList<String>();
        whole.path("blocks")
                .forEach(block -> shown.addAll(block.at("/text/text").asText().lines().toList()));
        assertThat(shown.stream().filter(line.strip()::equals).count()).isEqualTo(200);
        var cut =
                SlackBlocks.of(List.of(Messages.alert().saying("s", line.repeat(900)).message(1)));
        assertThat(cut.toString()).contains("The rest of it is in the console.");
    }

    @Test
    void anEmptyTextAndAnEmptySubjectAreNoEmptyBlocks() {
        var blocks =
                SlackBlocks.of(
                        List.of(Messages.alert().saying("", "").facts(List.of()).message(1)));
        check(blocks);
        assertThat(blocks.at("/blocks/0/text/text").asText()).contains("Orders are missing");
    }

    @Test
    void whatIsBundledIsAllThereIfOnlyAsALine() {
        var messages =
                IntStream.range(0, 47)
                        .mapToObj(i ->
                                Messages.alert()
                                        .saying("Number %02d.".formatted(i), "b")
                                        .message(i))
                        .toList();
        var text = SlackBlocks.of(messages).toString();
        for (int i = 0; i < 47; i++) {
            assertThat(text).contains("Number %02d.".formatted(i));
        }
    }

    @Test
    void eachAddressHasItsOwnHookAndWhoHasNoneTheUsualOne() throws Exception {
        try (var site = new Site()) {
            var secrets =
                    new SomeSecrets()
                            .with("all", site.url() + "/all")
                            .with("product", site.url() + "/product")
                            .with("ada", site.url() + "/ada");
            var hooks =
                    new Keys(
                            Optional.of(SomeSecrets.named("all")),
                            Map.of(
                                    "#product", SomeSecrets.named("product"),
                                    "engineer-a", SomeSecrets.named("ada")));
            try (var slack = new Slack(new ChannelSpec.Slack(hooks), secrets, Networks.patient())) {
                slack.send(List.of(Messages.alert().to("#product").message(1)));
                slack.send(List.of(Messages.alert().to("@ada").message(2)));
                assertThat(slack.traits().bundles()).isTrue();
                assertThat(slack.traits().carries()).doesNotContain(Purpose.ANNOTATION);
            }
            assertThat(site.asked).extracting(Site.Asked::path).containsExactly("/product", "/ada");
        }
    }

    @Test
    void withoutAHookItIsRefusedByName() throws Exception {
        var hooks = new Keys(Optional.empty(), Map.of("#product", SomeSecrets.named("product")));
        try (var slack =
                new Slack(new ChannelSpec.Slack(hooks), new SomeSecrets(), Networks.patient())) {
            Message message = Messages.alert().to("#ops").message(1);
            assertThat(slack.send(List.of(message)))
                    .isInstanceOfSatisfying(
                            Delivery.Refused.class,
                            refused -> assertThat(refused.why()).contains("#ops", "hooks"));
        }
    }
}
