package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.Runbook;
import org.tocsin.domain.response.Contact;
import org.tocsin.domain.response.KnownIssue;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Pipeline;
import org.tocsin.domain.response.Response;

/** The playbook of document 004, held against the document row by row. */
class DataPipelineTest {
    private final PlaybookReader.Reading reading =
            ShippedPlaybooks.read("data-pipeline").orElseThrow();
    private final Playbook playbook = reading.playbook().orElseThrow();
    private final Response response = playbook.response();

    @Test
    void lintRepeatsWhereTheDocumentContradictsItself() {
        assertThat(reading.problems())
                .allMatch(problem -> problem.level() == Problem.Level.WARNING)
                .extracting(Problem::message)
                .contains(
                        "the document contradicts itself: P0 is answered within 15 minutes (Severity"
                                + " Levels), and within 30 minutes (On-Call Rotation Schedule);"
                                + " decided: 15 minutes",
                        "the document contradicts itself: P1 is answered within 30 minutes (Severity"
                                + " Levels), and within 2 hours (On-Call Rotation Schedule); decided:"
                                + " 30 minutes");
    }

    /** Severity Levels. */
    @ParameterizedTest
    @CsvSource({
        "P0, 15 minutes, 15m",
        "P1, 30 minutes, 30m",
        "P2, 2 hours, 2h",
        "P3, Next business day, 1bd"
    })
    void aSeverityIsAnsweredInItsTime(String id, String words, String within) {
        var guide =
                playbook.severities().stream()
                        .filter(each -> each.severity().id().equals(id))
                        .findFirst()
                        .orElseThrow();

        assertThat(guide.response()).isEqualTo(words);
        assertThat(guide.targets().respond().orElseThrow()).hasToString(within);
        assertThat(guide.examples()).hasSize(2);
        assertThat(
                        response.rules().milestones().stream()
                                .filter(each -> each.rule().scope().severities().contains(id))
                                .map(each -> each.id() + " " + each.rule().timing().after()))
                .containsExactly("initial-response " + within);
    }

    /** Pipeline Ownership Matrix. */
    @ParameterizedTest
    @CsvSource({
        "unit-level-profit, Unit-level Profit Pipeline, Profit (Experiments), engineer-a, engineer-b",
        "aggregate-profit, Aggregate Profit Pipeline, Profit (Investors), engineer-a, engineer-b",
        "aggregate-growth, Aggregate Growth Pipeline, Growth (Investors), engineer-b, engineer-c",
        "daily-growth, Daily Growth Pipeline, Growth (Experiments), engineer-b, engineer-c",
        "aggregate-engagement, Aggregate Engagement Pipeline, Engagement (Investors), engineer-c, engineer-d",
    })
    void aPipelineHasItsOwners(
            String id, String title, String area, String primary, String secondary) {
        var pipeline = response.directory().pipeline(id).orElseThrow();

        assertThat(pipeline.title()).isEqualTo(title);
        assertThat(pipeline.ownership())
                .isEqualTo(new Pipeline.Ownership(area, primary, secondary));
        assertThat(pipeline.labels().contains("investor")).isEqualTo(area.endsWith("(Investors)"));
    }

    /** Downstream Impact of the three runbooks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    aggregate-profit | Executive Dashboard | Shows incorrect profit margins
                    aggregate-profit | Investor Relations Portal | Wrong numbers presented to shareholders
                    aggregate-profit | Financial Reporting System | Could trigger SEC compliance issues
                    aggregate-growth | Investor Dashboards | Shows incorrect growth trajectory
                    aggregate-growth | Board Presentation Decks | Wrong metrics presented to board of directors
                    aggregate-growth | Public Metrics Reporting | Could violate public company reporting requirements
                    aggregate-engagement | Investor Quarterly Reports | Incorrect engagement trends shown to investors
                    aggregate-engagement | Product Analytics Dashboard | Wrong signals for product team decisions
                    aggregate-engagement | Executive Presentations | Could misrepresent platform health to stakeholders
                    """)
    void aFaultReachesItsConsumers(String pipeline, String consumer, String impact) {
        assertThat(response.directory().pipeline(pipeline).orElseThrow().flow().consumers())
                .hasSize(3)
                .contains(new Pipeline.Consumer(consumer, impact));
    }

    /** Contact Information. */
    @ParameterizedTest
    @CsvSource({
        "engineering-manager, @eng-manager, manager@company.com",
        "data-team-lead, @data-lead, datalead@company.com",
        "finance-team, #finance-data, finance-data@company.com",
        "product-team, #product-analytics, product@company.com",
    })
    void aRoleIsReachedAsInTheContactTable(String role, String slack, String email) {
        assertThat(response.directory().role(role).orElseThrow().contacts())
                .containsExactly(new Contact("slack", slack), new Contact("email", email));
    }

    /** After-Hours Escalation, which runs at all hours. */
    @Test
    void pagesGoUpTheChainWhileNobodyResponds() {
        var chain = response.rules().ladder("page-chain").orElseThrow();

        assertThat(chain.when().silence()).isEqualTo(Ladder.Silence.UNACKNOWLEDGED);
        assertThat(chain.when().scope().severities()).containsExactlyInAnyOrder("P0", "P1");
        assertThat(chain.rungs())
                .extracting(rung -> rung.after().toString(), rung -> rung.tell().roles())
                .containsExactly(
                        tuple("0s", List.of("primary-on-call")),
                        tuple("15m", List.of("secondary-on-call")),
                        tuple("30m", List.of("engineering-manager")));
        assertThat(chain.rungs()).allMatch(rung -> rung.tell().channels().equals(List.of("page")));
    }

    @Test
    void everyRoleThatARuleTellsIsHeldOrHasAnAddress() {
        var rules = response.rules();
        var told =
                Stream.concat(
                                rules.ladders().stream()
                                        .flatMap(each -> each.rungs().stream())
                                        .flatMap(rung -> rung.tell().roles().stream()),
                                rules.routes().stream().flatMap(each -> each.to().roles().stream()))
                        .distinct()
                        .toList();

        assertThat(told)
                .containsExactlyInAnyOrder(
                        "primary-on-call",
                        "secondary-on-call",
                        "engineering-manager",
                        "primary-owner",
                        "secondary-owner",
                        "cfo-office")
                .allMatch(Addressed.in(response));
    }

    /** Common Issues of the three runbooks. */
    @Test
    void everyCommonIssueIsKnown() {
        assertThat(response.guides().knownIssues())
                .extracting(KnownIssue::pipeline, issue -> issue.signs().group(), KnownIssue::title)
                .containsExactly(
                        tuple("aggregate-profit", "Upstream datasets", "Transaction Database"),
                        tuple("aggregate-profit", "Upstream datasets", "Payment Processor Exports"),
                        tuple("aggregate-profit", "Upstream datasets", "Revenue Recognition Table"),
                        tuple(
                                "aggregate-profit",
                                "Data quality issues",
                                "Currency Conversion Rates"),
                        tuple("aggregate-profit", "Data quality issues", "Duplicate Transactions"),
                        tuple("aggregate-profit", "Pipeline logic issues", "Timezone Handling"),
                        tuple("aggregate-growth", "Upstream datasets", "User Events Stream"),
                        tuple("aggregate-growth", "Upstream datasets", "User Authentication Logs"),
                        tuple(
                                "aggregate-growth",
                                "Upstream datasets",
                                "Account Database Snapshots"),
                        tuple("aggregate-growth", "Data quality issues", "User ID Mapping"),
                        tuple(
                                "aggregate-growth",
                                "Data quality issues",
                                "Geographic Data Anomalies"),
                        tuple("aggregate-growth", "Data quality issues", "Time Window Edge Cases"),
                        tuple("aggregate-growth", "Calculation issues", "Retention Cohort Logic"),
                        tuple("aggregate-engagement", "Upstream datasets", "Clickstream Events"),
                        tuple(
                                "aggregate-engagement",
                                "Upstream datasets",
                                "Session Management Service"),
                        tuple("aggregate-engagement", "Upstream datasets", "Content Database"),
                        tuple(
                                "aggregate-engagement",
                                "Data quality issues",
                                "Bot and Automated Traffic"),
                        tuple(
                                "aggregate-engagement",
                                "Data quality issues",
                                "Mobile App Background Activity"),
                        tuple(
                                "aggregate-engagement",
                                "Data quality issues",
                                "Feature Flag Rollouts"),
                        tuple(
                                "aggregate-engagement",
                                "Aggregation issues",
                                "Time Zone Normalization"),
                        tuple("aggregate-engagement", "Aggregation issues", "Outlier Users"));
    }

    @Test
    void aCommonIssueSaysWhatItIsAndHowItIsTold() {
        var issue = response.guides().knownIssues().getFirst();

        assertThat(issue.id()).isEqualTo("missing-transaction-type");
        assertThat(issue.signs().issue())
                .isEqualTo("Refund transactions occasionally missing transaction_type flag");
        assertThat(issue.signs().impact()).isEqualTo("Overstates profit by 2-5%");
        assertThat(issue.signs().telling())
                .isEqualTo(
                        new KnownIssue.Telling(
                                "Automated data quality check flags when refund ratio < 1%",
                                "Alert email \"Refund anomaly detected in profit calculation\""));
        assertThat(response.guides().knownIssues())
                .allSatisfy(each -> {
                    assertThat(each.runbook()).isEqualTo(each.pipeline());
                    assertThat(each.signs().telling().detection()).isNotEmpty();
                    assertThat(each.signs().telling().symptoms()).isNotEmpty();
                });
    }

    @Test
    void everyCommonIssueStandsInItsRunbook() {
        assertThat(playbook.runbooks())
                .extracting(Runbook::title)
                .containsExactly(
                        "Aggregate Engagement Pipeline Runbook",
                        "Aggregate Growth Pipeline Runbook",
                        "Aggregate Profit Pipeline Runbook");
        assertThat(response.guides().knownIssues())
                .allSatisfy(issue ->
                        assertThat(playbook.runbook(issue.runbook()).orElseThrow().markdown())
                                .contains("**" + issue.title() + "**", issue.signs().issue()));
    }

    @Test
    void everyRuleSaysWhereItStands() {
        var rules = response.rules();
        assertThat(
                        Stream.of(
                                        rules.milestones().stream()
                                                .map(each -> each.rule().source()),
                                        rules.ladders().stream().map(each -> each.when().source()),
                                        rules.routes().stream().map(each -> each.rule().source()))
                                .flatMap(each -> each))
                .allMatch(source -> source.startsWith("document 004, "));
    }
}
