package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.response.Category;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Level;
import org.tocsin.domain.response.Moment;
import org.tocsin.domain.response.Procedure;
import org.tocsin.domain.response.Response;
import org.tocsin.domain.response.ReviewRule;
import org.tocsin.domain.response.Scope;
import org.tocsin.domain.response.Template;

/** The playbook of document 003, held against the document row by row. */
class CcobservatoryTest {
    private final PlaybookReader.Reading reading =
            ShippedPlaybooks.read("ccobservatory").orElseThrow();
    private final Playbook playbook = reading.playbook().orElseThrow();
    private final Response response = playbook.response();

    @Test
    void lintFindsNothing() {
        assertThat(reading.problems()).isEmpty();
    }

    /** Severity Levels. */
    @ParameterizedTest
    @CsvSource({
        "P1, CRITICAL, 4, 1h",
        "P2, CRITICAL, 3, 4h",
        "P3, WARNING, 3, 1bd",
        "P4, INFO, 3, 3bd"
    })
    void aSeverityIsExplainedAsInTheDocument(
            String id, String level, int criteria, String resolve) {
        var guide =
                playbook.severities().stream()
                        .filter(each -> each.severity().id().equals(id))
                        .findFirst()
                        .orElseThrow();

        assertThat(guide.severity().level()).hasToString(level);
        assertThat(guide.criteria()).hasSize(criteria);
        assertThat(guide.targets().resolve().orElseThrow()).hasToString(resolve);
    }

    /** Issue Categories, with what the document says of each elsewhere. */
    @Test
    void fiveKindsOfIssueHaveTheirKinds() {
        assertThat(response.categories())
                .extracting(category ->
                        category.id()
                                + ": "
                                + String.join(
                                        " ",
                                        category.subcategories().stream()
                                                .map(Category.Sub::id)
                                                .toList()))
                .containsExactly(
                        "technical: code-bugs system-failures integration performance database"
                                + " ui-ux",
                        "security: vulnerabilities breaches access-control compliance",
                        "infrastructure: server network deployment monitoring availability capacity",
                        "process: workflow communication resources design-changes timeline quality",
                        "business: requirements scope-changes stakeholders");
    }

    @Test
    void fourLevelsAnswer() {
        assertThat(response.rules().turns().levels())
                .extracting(Level::id, Level::roles)
                .containsExactly(
                        tuple("L1", List.of("first-line-support")),
                        tuple("L2", List.of("team-lead", "senior-engineer")),
                        tuple("L3", List.of("engineering-manager", "technical-director")),
                        tuple("L4", List.of("cto", "vp-engineering")));
    }

    /** Response Time of each level; the document states none for medium and low priority. */
    @ParameterizedTest
    @CsvSource({"L2, P1 15m P2 1h", "L3, P1 30m P2 2h", "L4, P1 1h"})
    void aLevelRespondsInItsTime(String level, String times) {
        assertThat(
                        response.rules().milestones().stream()
                                .filter(each ->
                                        each.rule().timing().from().equals(new Moment.Level(level)))
                                .map(each ->
                                        String.join("", each.rule().scope().severities())
                                                + " "
                                                + each.rule().timing().after()))
                .containsExactlyInAnyOrder(times.replaceAll("(P\\d \\S+) ", "$1,").split(","));
    }

    /** Automatic Escalation Triggers, and again after each further such time. */
    @ParameterizedTest
    @CsvSource({"P1, 1h 2h 3h", "P2, 4h 8h 12h", "P3, 1bd 2bd 3bd", "P4, 3bd 6bd 9bd"})
    void anUnresolvedIssueClimbsALevelAfterItsTime(String severity, String times) {
        var ladder = ladders("time-based-escalation", severity).getFirst();

        assertThat(ladder.when().silence()).isEqualTo(Ladder.Silence.UNRESOLVED);
        assertThat(ladder.rungs())
                .extracting(rung -> rung.after().toString())
                .containsExactly(times.split(" "));
        assertThat(ladder.rungs())
                .extracting(rung -> rung.level().orElseThrow())
                .containsExactly("L2", "L3", "L4");
    }

    /** The matrices of Issue Type-Specific Escalation Procedures. */
    @ParameterizedTest
    @CsvSource({
        "security, security, 0s 15m 30m 1h 4h",
        "performance, performance, 0s 30m 2h 8h",
        "infrastructure, infrastructure, 0s 30m",
    })
    void aSpecialLadderStandsInForTheGeneralOne(String id, String category, String times) {
        var ladder = response.rules().ladder(id).orElseThrow();

        assertThat(ladder.when().scope().categories()).containsExactly(category);
        assertThat(ladder.when().scope().severities()).isEmpty();
        assertThat(ladder.climbing().replaces()).contains("time-based-escalation");
        assertThat(ladder.rungs())
                .extracting(rung -> rung.after().toString())
                .containsExactly(times.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "P1, 0s 1h 2h 3h 4h",
        "P2, 0s 4h 8h 12h 16h",
        "P3, 0s 1bd 2bd 3bd 4bd",
        "P4, 0s 3bd 6bd 9bd 12bd",
    })
    void theBusinessFrameworkClimbsFiveLevelsInTheSeveritysTime(String severity, String times) {
        var ladder = ladders("business", severity).getFirst();

        assertThat(ladder.climbing().replaces()).containsExactly("time-based-escalation");
        assertThat(ladder.rungs())
                .extracting(rung -> rung.after().toString())
                .containsExactly(times.split(" "));
    }

    /** Communication Frequency by Severity. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    P1 | status-updates 30m, executive-briefings 2h to executives, customer-communication 30d to customers, status-page-updates 1h to status-page
                    P2 | status-updates 2h in working time, management-briefings 0.5bd to management, stakeholder-updates 4h
                    P3 | status-updates 1bd in working time, customer-communication 30d to customers
                    P4 | status-updates 5bd
                    """)
    void peopleAreToldAsOftenAsTheDocumentSays(String severity, String duties) {
        assertThat(
                        response.rules().duties().stream()
                                .filter(each -> each.rule().scope().severities().contains(severity))
                                .map(each ->
                                        each.id()
                                                + " "
                                                + each.beat().every()
                                                + (each.beat().workingTimeOnly()
                                                        ? " in working time"
                                                        : "")
                                                + (each.beat().audience().isEmpty()
                                                        ? ""
                                                        : " to " + each.beat().audience())))
                .containsExactly(duties.split(", "));
    }

    /** Impact-Based Escalation. */
    @ParameterizedTest
    @CsvSource({
        "customer-affecting, 0s, L2",
        "revenue-impacting, 30m, L2",
        "data-integrity, 15m, L2",
        "compliance-violation, 0s, L3",
        "security-incident, 0s, security",
    })
    void impactEscalates(String id, String after, String to) {
        var rule =
                response.rules().turns().impact().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow();

        assertThat(rule.rule().timing().after()).hasToString(after);
        assertThat(rule.rule().scope()).isEqualTo(Scope.ALL);
        assertThat(rule.level().or(rule::ladder)).contains(to);
    }

    @Test
    void everyRoleThatARuleTellsHasAnAddress() {
        var rules = response.rules();
        var told =
                Stream.of(
                                rules.ladders().stream()
                                        .flatMap(each -> each.rungs().stream())
                                        .flatMap(rung -> rung.tell().roles().stream()),
                                rules.duties().stream()
                                        .flatMap(each ->
                                                Stream.concat(
                                                        Stream.of(each.owedBy()),
                                                        each.to().roles().stream())),
                                rules.routes().stream().flatMap(each -> each.to().roles().stream()),
                                rules.turns().impact().stream()
                                        .flatMap(each -> each.tell().roles().stream()),
                                rules.turns().levels().stream()
                                        .flatMap(each -> each.roles().stream()))
                        .flatMap(each -> each)
                        .distinct()
                        .toList();

        assertThat(told).hasSizeGreaterThan(20).allMatch(Addressed.in(response));
    }

    @Test
    void theProceduresHaveEveryBoxOfTheDocument() {
        assertThat(boxes("level-1")).containsExactly(5, 5);
        assertThat(boxes("level-2")).containsExactly(5, 5);
        assertThat(boxes("level-3")).containsExactly(5, 5, 10);
        assertThat(boxes("level-4")).containsExactly(5, 5);
        assertThat(boxes("manual-escalation")).containsExactly(5, 5);
        assertThat(boxes("level-2-decision-matrix")).containsExactly(5, 5);
        assertThat(boxes("performance-escalation")).containsExactly(5);
        assertThat(boxes("technical-initial-response")).containsExactly(5);
        assertThat(boxes("infrastructure-initial-response")).containsExactly(5);
        assertThat(boxes("security-incident-response")).containsExactly(5, 5);
        assertThat(boxes("performance-assessment")).containsExactly(5, 5);
        assertThat(boxes("infrastructure-response")).containsExactly(5, 5);
        assertThat(boxes("business-impact-assessment")).containsExactly(5);
        assertThat(boxes("resolution-validation")).containsExactly(5, 5);
        assertThat(boxes("post-resolution-activities")).containsExactly(5, 5);
        assertThat(boxes("post-mortem-meeting")).containsExactly(5, 5, 5);
        assertThat(response.guides().procedures()).hasSize(16);
        assertThat(response.guides().procedures(Procedure.Use.RESOLUTION)).hasSize(1);
    }

    /** Manual Escalation Criteria: what is written down when a person escalates. */
    @Test
    void theReasonsToEscalateHaveNames() {
        assertThat(response.guides().procedure("manual-escalation").orElseThrow().phases())
                .extracting(Procedure.Phase::title, phase -> phase.steps().getFirst().id())
                .containsExactly(
                        tuple("Complexity Escalation", "expertise"),
                        tuple("Resource Escalation", "team-members"));
    }

    @Test
    void theTemplatesAreThoseOfTheDocument() {
        assertThat(response.guides().templates())
                .extracting(Template::subject)
                .startsWith(
                        "[{{severity}}] Issue Escalation - {{title}} - {{number}}",
                        "[UPDATE] [{{severity}}] Issue {{number}} - {{state}}");
    }

    @Test
    void theMeetingIsPreparedWithinTwoDays() {
        assertThat(response.rules().turns().reviews())
                .extracting(
                        ReviewRule::id,
                        review -> ((ReviewRule.Within) review.due()).span().toString())
                .containsExactly(tuple("meeting-preparation", "2d"), tuple("meeting", "2d"));
    }

    @Test
    void everyRuleSaysWhereItStands() {
        var rules = response.rules();
        assertThat(
                        Stream.of(
                                        rules.milestones().stream()
                                                .map(each -> each.rule().source()),
                                        rules.ladders().stream().map(each -> each.when().source()),
                                        rules.duties().stream().map(each -> each.rule().source()),
                                        rules.routes().stream().map(each -> each.rule().source()),
                                        rules.turns().impact().stream()
                                                .map(each -> each.rule().source()),
                                        rules.turns().reviews().stream().map(ReviewRule::source),
                                        response.guides().procedures().stream()
                                                .map(each -> each.application().source()))
                                .flatMap(each -> each))
                .allMatch(source -> source.startsWith("document 003, "));
    }

    private List<Ladder> ladders(String id, String severity) {
        return response.rules().ladders().stream()
                .filter(each -> each.id().equals(id))
                .filter(each -> each.when().scope().severities().contains(severity))
                .toList();
    }

    private List<Integer> boxes(String procedure) {
        return response.guides().procedure(procedure).orElseThrow().phases().stream()
                .map(phase -> phase.steps().size())
                .toList();
    }
}
