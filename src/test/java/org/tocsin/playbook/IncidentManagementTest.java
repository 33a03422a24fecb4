package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.response.ImpactRule;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Response;
import org.tocsin.domain.response.ReviewRule;
import org.tocsin.domain.response.Role;
import org.tocsin.domain.response.Template;

/** The playbook of document 001, held against the document row by row. */
class IncidentManagementTest {
    private final PlaybookReader.Reading reading =
            ShippedPlaybooks.read("incident-management").orElseThrow();
    private final Playbook playbook = reading.playbook().orElseThrow();
    private final Response response = playbook.response();

    @Test
    void lintOnlyMissesClocksThatTheDocumentDoesNotName() {
        assertThat(reading.problems())
                .allMatch(problem -> problem.level() == Problem.Level.WARNING)
                .extracting(Problem::message)
                .containsExactly(
                        "no clock runs for severity \"P2\": no milestone, ladder or duty is for it",
                        "no clock runs for severity \"P3\": no milestone, ladder or duty is for it");
    }

    /** Severity Classification and Communication Channels by Severity. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    P0 | Slack #data-incidents + Email + Phone/Page | 2
                    P1 | Slack #data-quality + Email | 1
                    P2 | Slack #data-quality + Daily summary email | 1
                    P3 | Weekly quality report | 1
                    """)
    void aSeverityIsExplainedAsInTheDocument(String id, String channels, int criteria) {
        var guide =
                playbook.severities().stream()
                        .filter(each -> each.severity().id().equals(id))
                        .findFirst()
                        .orElseThrow();

        assertThat(guide.escalation()).isEqualTo(channels);
        assertThat(guide.criteria()).hasSize(criteria);
    }

    /** Communication Channels by Severity: which channels a severity really uses. */
    @ParameterizedTest
    @CsvSource({"P0, email page slack ticket", "P1, email slack", "P2, email slack", "P3, email"})
    void aSeverityIsToldOnItsChannels(String severity, String channels) {
        assertThat(
                        response.rules().routes().stream()
                                .filter(each -> each.rule().scope().severities().contains(severity))
                                .flatMap(each -> each.to().channels().stream())
                                .distinct()
                                .sorted())
                .containsExactly(channels.split(" "));
    }

    /** Time-Based Escalation: three silences. */
    @ParameterizedTest
    @CsvSource({
        "no-acknowledgement, UNACKNOWLEDGED, backup-on-call 15m",
        "no-progress-update, NO_UPDATE, engineering-manager 30m",
        "unresolved, UNRESOLVED, vp-engineering 1h / executives 2h"
    })
    void aSilenceIsAnsweredByTheNextInLine(String id, Ladder.Silence silence, String rungs) {
        var ladder = response.rules().ladder(id).orElseThrow();

        assertThat(ladder.when().silence()).isEqualTo(silence);
        assertThat(
                        ladder.rungs().stream()
                                .map(rung ->
                                        String.join(" ", rung.tell().roles()) + " " + rung.after()))
                .containsExactly(rungs.split(" / "));
    }

    @Test
    void onlyAP0ClimbsForBeingUnresolved() {
        assertThat(response.rules().ladder("unresolved").orElseThrow().when().scope().severities())
                .containsExactly("P0");
    }

    /** Impact-Based Escalation. */
    @Test
    void impactIsToldAtOnceToThoseItConcerns() {
        var impact = response.rules().turns().impact();

        assertThat(impact)
                .extracting(each -> each.tell().roles().getFirst())
                .containsExactly("c-level", "product-team", "compliance-team", "security-team");
        assertThat(impact)
                .extracting(ImpactRule::when)
                .containsExactly(
                        new ImpactRule.RevenueAbove(BigDecimal.valueOf(100_000)),
                        new ImpactRule.Touches(ImpactRule.Aspect.CUSTOMER_FACING),
                        new ImpactRule.Touches(ImpactRule.Aspect.REGULATORY),
                        new ImpactRule.Touches(ImpactRule.Aspect.SECURITY));
        assertThat(impact).allMatch(each -> each.rule().timing().after().isZero());
    }

    /** Critical Incident Response Workflow. */
    @Test
    void aP0HasThreePhasesOfFourActions() {
        var phases = response.guides().procedure("p0-response").orElseThrow().phases();

        assertThat(phases)
                .extracting(phase -> phase.timing())
                .containsExactly("0-5 minutes", "5-15 minutes", "15+ minutes");
        assertThat(phases).allMatch(phase -> phase.steps().size() == 4);
    }

    @Test
    void aP0OpensABridgeAndNobodyElseDoes() {
        var bridge = response.rules().turns().settings().bridge();

        assertThat(bridge.severities()).containsExactly("P0");
        assertThat(bridge.link()).contains("{{number}}");
    }

    @Test
    void reviewsAreDueByTheReviewTimeline() {
        assertThat(
                        response.rules().turns().reviews().stream()
                                .map(review ->
                                        review.scope().severities().stream().sorted().toList()
                                                + switch (review.due()) {
                                                    case ReviewRule.Within(var span) -> " " + span;
                                                    case ReviewRule.MonthlyBatch() -> " monthly";
                                                }))
                .containsExactly("[P0, P1] 2d", "[P2] 7d", "[P3] monthly");
    }

    @Test
    void theTicketAndTheUpdateAreThoseOfTheDocument() {
        assertThat(response.guides().templates())
                .extracting(Template::use)
                .containsExactly(
                        Template.Use.TICKET,
                        Template.Use.UPDATE,
                        Template.Use.REPORT,
                        Template.Use.REPORT);
        assertThat(response.guides().templates().getFirst().body())
                .contains("INCIDENT DETAILS:", "TECHNICAL DETAILS:", "STAKEHOLDERS:");
    }

    @Test
    void primaryAndBackupAreOnCall() {
        assertThat(holder("primary-on-call"))
                .isEqualTo(new Role.OnCall("data-engineering", "primary"));
        assertThat(holder("backup-on-call"))
                .isEqualTo(new Role.OnCall("data-engineering", "backup"));
    }

    @Test
    void theBackupIsNeverThePrimary() {
        var schedule = playbook.conduct().time().schedule("data-engineering").orElseThrow().plan();
        var monday = Instant.parse("2026-03-02T09:00:00Z");
        var from = Instant.parse("2026-01-01T00:00:00Z");
        var to = Instant.parse("2027-01-01T00:00:00Z");

        assertThat(schedule.at(monday))
                .extracting(shift -> shift.post().position() + " " + shift.person())
                .containsExactly("primary engineer-a", "backup engineer-b");
        assertThat(schedule.doubleBookings(from, to)).isEmpty();
        assertThat(schedule.gaps(from, to)).isEmpty();
    }

    @Test
    void theBatchReviewAndTheReportComeRoundByTheCalendar() {
        assertThat(playbook.conduct().time().agenda().duties())
                .extracting(duty -> duty.id() + " " + duty.recurrence().getClass().getSimpleName())
                .containsExactly("p3-batch-review BusinessDayOfMonth", "quality-report Weekly");
    }

    @Test
    void everyRoleThatIsToldCanBeReached() {
        var rules = response.rules();
        var told =
                Stream.of(
                                rules.routes().stream().flatMap(each -> each.to().roles().stream()),
                                rules.ladders().stream()
                                        .flatMap(each -> each.rungs().stream())
                                        .flatMap(rung -> rung.tell().roles().stream()),
                                rules.turns().impact().stream()
                                        .flatMap(each -> each.tell().roles().stream()))
                        .flatMap(each -> each)
                        .distinct()
                        .toList();

        assertThat(told).hasSizeGreaterThan(10).allMatch(Addressed.in(response));
    }

    /** The document names no categories; they are those of document 000. */
    @Test
    void theKindsOfIssueAreThoseOfTheOtherDocument() {
        var other = ShippedPlaybooks.read("monstera").flatMap(PlaybookReader.Reading::playbook);

        assertThat(ids(response)).isEqualTo(ids(other.orElseThrow().response()));
    }

    private static List<String> ids(Response response) {
        return response.categories().stream()
                .flatMap(category ->
                        Stream.concat(
                                Stream.of(category.id()),
                                category.subcategories().stream().map(sub -> sub.id())))
                .toList();
    }

    private Role.Holder holder(String role) {
        return response.directory().role(role).orElseThrow().holder();
    }
}
