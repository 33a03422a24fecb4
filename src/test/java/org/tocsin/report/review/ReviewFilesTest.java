package org.tocsin.report.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Evidence;
import org.tocsin.domain.review.Section;
import org.tocsin.domain.review.document.Document;
import org.tocsin.report.Pdf;

class ReviewFilesTest {
    private final PaperRig rig = new PaperRig();

    @AfterEach
    void close() {
        rig.store.close();
    }

    private static String pages(Document document) throws IOException {
        try (var pdf = Loader.loadPDF(Pdf.of(ReviewHtml.of(document)))) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    @Test
    void aReviewThatNobodyBeganIsADraftThatSaysWhatIsMissing() throws IOException {
        var document = rig.document(rig.open("Nothing yet"), false);
        assertThat(document.colophon().standing().draft()).isTrue();
        for (var text : List.of(ReviewMarkdown.of(document), pages(document))) {
            assertThat(text)
                    .contains("DRAFT: this review is not finished")
                    .contains("the incident is not resolved yet")
                    .contains("nobody has asked why yet")
                    .contains("Nobody has chosen moments yet");
        }
    }

    @Test
    void aFinishedReviewIsNoDraftAndSaysWhoSignedItOff() {
        var id = rig.handled("Churn is off");
        rig.perform(id, new Command.Review("Well done"));
        var document = rig.document(id, false);
        assertThat(ReviewMarkdown.of(document))
                .doesNotContain("DRAFT")
                .contains("Signed off without")
                .contains("- **Signed off:**")
                .contains("Well done");
    }

    @Test
    void reopeningsAreToldAndTimesRunToTheLastResolution() {
        var document = rig.document(rig.handled("Churn is off"), false);
        assertThat(document.head().course().reopened()).isEqualTo(1);
        assertThat(document.head().course().lengths().detect()).hasValue(600);
        assertThat(document.head().course().lengths().acknowledge()).hasValue(7 * 60);
        assertThat(document.head().course().lengths().resolve()).hasValue(28 * 60);
        assertThat(ReviewMarkdown.of(document))
                .contains("## Reopened once")
                .contains("It came back");
    }

    @Test
    void timesCarryTheirOffsetOverAChangeOfTheClocksAndTheEndOfAMonth() {
        rig.now = Instant.parse("2026-03-29T00:55:00Z");
        var spring = rig.document(rig.handled("In spring"), ZoneId.of("Europe/Berlin"));
        assertThat(ReviewMarkdown.of(spring))
                .contains("29 Mar 2026 01:55 CET (UTC+01:00)")
                .contains("29 Mar 2026 03:02 CEST (UTC+02:00)");
        rig.now = Instant.parse("2026-04-30T22:01:00Z");
        assertThat(ReviewMarkdown.of(rig.document(rig.open("In May"), ZoneId.of("Europe/Berlin"))))
                .contains("1 May 2026 00:01 CEST (UTC+02:00)");
    }

    @Test
    void theTreeOfWhysIsNumberedAndItsHollowEndsAreMarked() {
        var id = rig.handled("Churn is off");
        var top =
                why(
                        1,
                        Optional.empty(),
                        "It read nothing",
                        List.of(new Evidence.Link("https://x", "")));
        var left = why(2, Optional.of(top.id()), "Nobody said so", List.of());
        var right = why(3, Optional.of(top.id()), "No test", List.of());
        var seen = rig.reviews.find(id).orElseThrow().review().section(Section.WHYS);
        rig.reviews.save(id, seen, new Content.Whys(List.of(top, left, right)));
        var document = rig.document(id, false);
        assertThat(document.story().whys()).extracting("number").containsExactly("1", "1.1", "1.2");
        assertThat(ReviewMarkdown.of(document))
                .contains("- **1** It read nothing\n  - *https://x*")
                .contains("  - **1.2** No test **[hollow: nothing is linked that shows it]**");
    }

    private static Content.Why why(
            long id, Optional<UUID> parent, String text, List<Evidence> evidence) {
        return new Content.Why(new UUID(3, id), parent, text, evidence);
    }

    @Test
    void whatPeopleTypeNeitherBreaksAPageNorBecomesATag() throws IOException {
        var id = rig.handled("a|b <script>alert(1)</script> *x* ]]> \u0000");
        rig.say(
                id,
                Section.SUMMARY,
                "# Big\n- one\n- **two** & `three`\n\n<b>bold</b>\n====\n```\na<b\n");
        var document = rig.document(id, true);
        assertThat(ReviewHtml.of(document)).doesNotContain("<script").doesNotContain("<b>");
        assertThat(pages(document)).contains("<script>alert(1)</script>").contains("a<b");
        assertThat(ReviewMarkdown.of(document))
                .contains("a\\|b &lt;script\\>")
                .doesNotContain("\n# Big")
                .contains("**Big**");
    }

    @Test
    void aTitleOfThreeThousandCharactersStaysOnThePage() throws IOException {
        var document = rig.document(rig.open("x".repeat(3_000)), false);
        try (var pdf = Loader.loadPDF(Pdf.of(ReviewHtml.of(document)))) {
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text.chars().filter(c -> c == 'x').count()).isGreaterThanOrEqualTo(3_000);
            assertThat(text.lines().mapToInt(String::length).max().orElse(0)).isLessThan(200);
        }
    }

    @Test
    void lettersOfOtherScriptsAndSignsBreakNoPage() throws IOException {
        var id = rig.handled("שלום 123 (abc) عربي 漢字 😀 \ud800");
        rig.say(id, Section.SUMMARY, "שלום עולם ".repeat(60));
        assertThat(pages(rig.document(id, false))).contains("123").contains("abc");
    }

    @Test
    void whatIsWrittenAsJsonIsReadBackAsItWas() throws Exception {
        var document = rig.document(rig.handled("😀 שלום \"quoted\""), true);
        var json = DocumentJson.write(document);
        assertThat(json).startsWith("{\n  \"schema\" : \"tocsin/review/1\"");
        assertThat(DocumentJson.read(json)).contains(document);
        assertThat(DocumentJson.read(json.replace("tocsin/review/1", "tocsin/review/9"))).isEmpty();
    }

    @Test
    void theChartMarksTheBreachAndCountsItInWords() {
        var chart = rig.document(rig.handled("Churn"), false).proof().charts().getFirst();
        var zone = ZoneId.of("UTC");
        assertThat(ChartWords.of(chart, zone))
                .contains("20 values")
                .contains("1 was in breach, first 31.0%");
        assertThat(ChartWords.csv(chart).lines())
                .hasSize(21)
                .last()
                .asString()
                .endsWith(",0.31,0.025,,0.05,P0");
        assertThat(new IncidentChart(chart, zone).svg())
                .contains(">detected, resolved<")
                .contains("#b3261e");
    }

    @Test
    void hoursThatTheClocksRepeatOrLeaveOutAreMarkedOnce() {
        var berlin = ZoneId.of("Europe/Berlin");
        var autumn =
                TimeTicks.of(
                        Instant.parse("2026-10-24T23:00:00Z"),
                        Instant.parse("2026-10-25T04:00:00Z"),
                        berlin);
        assertThat(autumn).extracting(TimeTicks.Tick::label).doesNotHaveDuplicates().hasSize(5);
        var days =
                TimeTicks.of(
                        Instant.parse("2026-03-27T00:00:00Z"),
                        Instant.parse("2026-03-31T12:00:00Z"),
                        berlin);
        assertThat(days).extracting(TimeTicks.Tick::label).contains("30 Mar 2026");
    }
}
