package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.response.Category;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Procedure;
import org.tocsin.domain.response.Response;
import org.tocsin.domain.response.ReviewRule;
import org.tocsin.domain.response.Template;

/** The playbook of document 000, held against the document row by row. */
class MonsteraTest {
    private final PlaybookReader.Reading reading = ShippedPlaybooks.read("monstera").orElseThrow();
    private final Playbook playbook = reading.playbook().orElseThrow();
    private final Response response = playbook.response();

    @Test
    void lintOnlyRepeatsWhereTheDocumentContradictsItself() {
        assertThat(reading.problems())
                .allMatch(problem -> problem.level() == Problem.Level.WARNING)
                .extracting(Problem::message)
                .containsExactly(
                        "the document contradicts itself: Severity Levels call a schema compliance"
                                + " rate below 90% P1, and Alert Triggers call below 95% P1 and below"
                                + " 85% P0; decided: the triggers; the criteria are shown as help",
                        "the document contradicts itself: Severity Levels call dashboards that load"
                                + " for more than 30 seconds P2, and Alert Triggers call more than 10"
                                + " seconds P2 and more than 30 seconds P1; decided: the triggers; the"
                                + " criteria are shown as help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    P0 | 15 minutes | Resolve within 2 hours | Immediate threat to decision-making capability
                    P1 | 30 minutes | Resolve within 4 hours | Significant impact on operational decisions
                    P2 | 2 hours | Resolve within 1 business day | May affect specific team decisions
                    P3 | 1 business day | Resolve within 1 week | Minimal immediate impact
                    """)
    void aSeverityIsExplainedAsInTheDocument(
            String id, String respond, String resolve, String impact) {
        var guide =
                playbook.severities().stream()
                        .filter(each -> each.severity().id().equals(id))
                        .findFirst()
                        .orElseThrow();

        assertThat(guide.criteria()).hasSize(4);
        assertThat(guide.examples()).hasSize(4);
        assertThat(guide.businessImpact()).isEqualTo(impact);
        assertThat(guide.response()).isEqualTo(respond);
        assertThat(guide.resolve()).isEqualTo(resolve);
        assertThat(guide.targets().respond()).isPresent();
        assertThat(guide.targets().resolve()).isPresent();
    }

    @Test
    void fourKindsOfIssueHaveFourKindsEachAndTwoHaveNone() {
        assertThat(response.categories())
                .extracting(Category::id)
                .containsExactly(
                        "data-quality",
                        "system-performance",
                        "schema-compliance",
                        "business-logic",
                        "dashboard",
                        "access");
        assertThat(response.categories())
                .extracting(category -> category.subcategories().size())
                .containsExactly(4, 4, 4, 4, 0, 0);
    }

    /** Contact Hierarchy by Issue Type. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    data-quality | Senior Data Analyst | Data Analyst (Metric Owner) | Analytics Engineering Lead
                    system-performance | Data Platform Engineer | Analytics Engineer | Data Engineering Manager
                    schema-compliance | Analytics Engineering Lead | Data Quality Engineer | Senior Data Analyst
                    business-logic | Business Owner (PM/Ops) | Technical Owner (Analyst) | Data Team Lead
                    dashboard | Dashboard Owner | BI Developer | Data Visualization Specialist
                    access | Data Platform Engineer | IT Support | Data Governance Lead
                    """)
    void everyKindOfIssueHasItsContacts(
            String category, String severe, String mild, String backup) {
        for (var severity : List.of("P0", "P1", "P2", "P3")) {
            var rows =
                    response.directory().matrix().stream()
                            .filter(row -> row.scope().categories().contains(category))
                            .filter(row -> row.scope().severities().contains(severity))
                            .toList();

            assertThat(rows).hasSize(1);
            assertThat(title(rows.getFirst().contact()))
                    .isEqualTo(List.of("P0", "P1").contains(severity) ? severe : mild);
            assertThat(title(rows.getFirst().backup())).isEqualTo(backup);
        }
    }

    /** Escalation Timeline, and the durations of Severity Levels. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    P0 | initial-response 15m, impact-assessment 30m, mitigation-started 1h, resolution 2h
                    P1 | initial-response 30m, initial-assessment 1h, root-cause 2h, resolution 4h
                    P2 | initial-response 2h, investigation 0.5bd, resolution-plan 1bd, resolution 1bd
                    P3 | initial-response 1bd, analysis 3bd, implementation 5bd, resolution 5bd
                    """)
    void aSeverityHasTheMilestonesOfTheTimeline(String severity, String milestones) {
        assertThat(
                        response.rules().milestones().stream()
                                .filter(each -> each.rule().scope().severities().contains(severity))
                                .map(each -> each.id() + " " + each.rule().timing().after()))
                .containsExactly(milestones.split(", "));
    }

    @Test
    void onlyAMissedResolutionTurnsTheCourse() {
        assertThat(missed("resolution", "P0").tell().roles()).containsExactly("cto");
        assertThat(missed("resolution", "P1").start()).containsExactly("daily-updates");
        assertThat(missed("resolution", "P1").tell().isEmpty()).isTrue();
        assertThat(missed("resolution", "P2")).isEqualTo(Milestone.Miss.NOTHING);
        assertThat(missed("mitigation-started", "P0")).isEqualTo(Milestone.Miss.NOTHING);
    }

    @Test
    void everyRoleThatIsToldCanBeReached() {
        var told =
                Stream.of(
                                response.rules().routes().stream()
                                        .flatMap(route -> route.to().roles().stream()),
                                response.rules().milestones().stream()
                                        .flatMap(each -> each.miss().tell().roles().stream()),
                                response.rules().duties().stream()
                                        .flatMap(duty ->
                                                Stream.concat(
                                                        Stream.of(duty.owedBy()),
                                                        duty.to().roles().stream())))
                        .flatMap(each -> each)
                        .distinct()
                        .toList();

        assertThat(told).hasSizeGreaterThan(12).allMatch(Addressed.in(response));
    }

    @Test
    void theProceduresHaveEveryBoxOfTheDocument() {
        assertThat(boxes("user-report")).containsExactly(4);
        assertThat(boxes("data-quality-response")).containsExactly(9, 9, 6);
        assertThat(boxes("system-performance-response")).containsExactly(8, 6);
        assertThat(boxes("schema-compliance-response")).containsExactly(4, 6);
        assertThat(boxes("incident-documentation-list")).containsExactly(12);
        assertThat(boxes("post-mortem")).containsExactly(16);
        assertThat(boxes("knowledge-base-updates")).containsExactly(6);
        assertThat(response.guides().procedures(Procedure.Use.REPORT)).hasSize(1);
        assertThat(response.guides().procedures(Procedure.Use.FOLLOW_UP)).hasSize(3);
    }

    @Test
    void theTemplatesAreThoseOfTheDocument() {
        assertThat(response.guides().templates())
                .extracting(Template::use)
                .containsExactly(
                        Template.Use.INITIAL,
                        Template.Use.UPDATE,
                        Template.Use.RESOLUTION,
                        Template.Use.ANNOTATION);
        assertThat(response.guides().templates().getFirst().subject())
                .isEqualTo("[{{severity}}] Monstera Data Issue - {{title}}");
    }

    @Test
    void whatComesAfterIsDueWithinADayAndAWeek() {
        assertThat(response.rules().turns().reviews())
                .extracting(ReviewRule::id)
                .containsExactly("incident-documentation", "post-mortem-meeting");
        assertThat(response.rules().turns().reviews())
                .extracting(review -> ((ReviewRule.Within) review.due()).span().toString())
                .containsExactly("1d", "7d");
        assertThat(response.rules().turns().settings().approvalFor())
                .containsExactly("data-quality");
    }

    @Test
    void reviewsAndTrainingsComeRoundByTheCalendar() {
        assertThat(playbook.conduct().time().agenda().duties())
                .extracting(duty -> duty.id() + " " + duty.recurrence().getClass().getSimpleName())
                .containsExactly(
                        "daily-review Daily",
                        "weekly-review Weekly",
                        "monthly-user-training BusinessDayOfMonth",
                        "quarterly-technical-training BusinessDayOfQuarter");
    }

    @Test
    void somebodyIsOnCallAtEveryHour() {
        var schedule = playbook.conduct().time().schedule("data-platform").orElseThrow().plan();

        assertThat(
                        schedule.gaps(
                                Instant.parse("2026-01-01T00:00:00Z"),
                                Instant.parse("2027-01-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void everyRuleSaysWhereItStands() {
        assertThat(response.rules().milestones())
                .extracting(each -> each.rule().source())
                .allMatch(source -> source.startsWith("document 000, "));
        assertThat(response.rules().routes())
                .extracting(each -> each.rule().source())
                .allMatch(source -> source.startsWith("document 000, "));
        assertThat(response.guides().procedures())
                .extracting(each -> each.application().source())
                .allMatch(source -> source.startsWith("document 000, "));
    }

    private String title(String role) {
        return response.directory().role(role).orElseThrow().title();
    }

    private Milestone.Miss missed(String id, String severity) {
        return response.rules().milestones().stream()
                .filter(each -> each.id().equals(id))
                .filter(each -> each.rule().scope().severities().contains(severity))
                .map(Milestone::miss)
                .findFirst()
                .orElseThrow();
    }

    private List<Integer> boxes(String procedure) {
        return response.guides().procedure(procedure).orElseThrow().phases().stream()
                .map(phase -> phase.steps().size())
                .toList();
    }
}
