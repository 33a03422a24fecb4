package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.SeverityGuide;
import org.tocsin.domain.response.Category;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Contact;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.ImpactRule;
import org.tocsin.domain.response.KnownIssue;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Level;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Moment;
import org.tocsin.domain.response.Person;
import org.tocsin.domain.response.Pipeline;
import org.tocsin.domain.response.Procedure;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.ReviewRule;
import org.tocsin.domain.response.Role;
import org.tocsin.domain.response.Route;
import org.tocsin.domain.response.Rule;
import org.tocsin.domain.response.Scope;
import org.tocsin.domain.response.Settings;
import org.tocsin.domain.response.Template;

/** What the response part of sound files becomes. */
class ResponseReaderTest {
    private static final Recipients LEAD = new Recipients(List.of("lead"), List.of());
    private static final Scope P0 = new Scope(Set.of("P0"), Set.of(), Set.of());

    private final Playbook playbook =
            WrittenResponse.read(WrittenResponse.EVERY_KEY).playbook().orElseThrow();
    private final ClockRules rules = playbook.response().rules();
    private final Directory directory = playbook.response().directory();

    @Test
    void everyKeyIsReadWithoutAProblem() {
        assertThat(WrittenResponse.read(WrittenResponse.EVERY_KEY).problems()).isEmpty();
    }

    @Test
    void severitiesSayWhatTheyMean() {
        var guide = playbook.severity("P0").orElseThrow();
        assertThat(guide.signs())
                .isEqualTo(new SeverityGuide.Signs(List.of("all is lost"), List.of("no data")));
        assertThat(guide.words())
                .isEqualTo(
                        new SeverityGuide.Words(
                                "15 minutes", "within a day", "page", "none can decide"));
        assertThat(guide.targets())
                .isEqualTo(
                        new SeverityGuide.Targets(
                                Optional.of(minutes(15)), Optional.of(new Span.Business(500))));
    }

    @Test
    void categoriesHaveSubCategoriesAndFallBackToTheirIds() {
        assertThat(playbook.response().categories())
                .containsExactly(
                        new Category(
                                "data-quality",
                                "Data quality issues",
                                "Odd values",
                                List.of(new Category.Sub("accuracy", "Accuracy", ""))),
                        new Category("security", "security", "", List.of()));
    }

    @Test
    void rolesAreHeldInEveryWayThereIs() {
        assertThat(directory.people())
                .containsExactly(
                        new Person(
                                "engineer-a",
                                "Engineer A",
                                List.of(
                                        new Contact("email", "a@company.com"),
                                        new Contact("phone", "555"))),
                        new Person("engineer-b", "engineer-b", List.of()));
        assertThat(directory.roles())
                .extracting(Role::holder)
                .containsExactly(
                        new Role.OnCall("data", "primary"),
                        new Role.Nobody(),
                        new Role.People(List.of("engineer-a", "engineer-b")),
                        new Role.Owner(Role.Owner.Rank.SECONDARY),
                        new Role.ByIssue(Role.ByIssue.Rank.BACKUP),
                        new Role.Assigned(Role.Assigned.Part.COMMANDER));
        assertThat(directory.role("lead").orElseThrow().contacts())
                .containsExactly(new Contact("slack", "@lead"));
        assertThat(directory.matrix())
                .containsExactly(
                        new Directory.ContactRow(
                                new Scope(Set.of("P0"), Set.of("accuracy"), Set.of()),
                                "lead",
                                "team"));
    }

    @Test
    void aPipelineHasOwnersAndAFlow() {
        assertThat(directory.pipelines())
                .containsExactly(
                        new Pipeline(
                                "profit",
                                "Profit",
                                new Pipeline.Ownership("Investors", "engineer-a", "engineer-b"),
                                Set.of("investor"),
                                new Pipeline.Flow(
                                        List.of(),
                                        List.of("Transactions"),
                                        List.of(
                                                new Pipeline.Consumer("Board", ""),
                                                new Pipeline.Consumer(
                                                        "Dashboard", "wrong margins")),
                                        "profit")));
    }

    @Test
    void aMilestoneDueBySeverityIsOneForEachUnderTheSameId() {
        var quality = Set.of("data-quality");
        var investor = Set.of("investor");
        assertThat(rules.milestones().subList(0, 2))
                .extracting(Milestone::rule)
                .containsExactly(
                        new Rule(
                                "initial-response",
                                "Initial response",
                                new Scope(Set.of("P0"), quality, investor),
                                new Rule.Timing(new Moment.Detected(), minutes(15)),
                                "document 000"),
                        new Rule(
                                "initial-response",
                                "Initial response",
                                new Scope(Set.of("P1"), quality, investor),
                                new Rule.Timing(new Moment.Detected(), Span.business(1)),
                                "document 000"));
        assertThat(rules.milestones().getFirst().metBy())
                .containsExactlyInAnyOrder(Deed.ACKNOWLEDGE, Deed.UPDATE);
        assertThat(rules.milestones().getFirst().miss())
                .isEqualTo(
                        new Milestone.Miss(
                                new Recipients(List.of("lead"), List.of("page")),
                                Optional.of("P0"),
                                List.of("daily-updates")));
        assertThat(rules.milestones().getLast())
                .isEqualTo(
                        new Milestone(
                                new Rule(
                                        "fix",
                                        "fix",
                                        Scope.ALL,
                                        new Rule.Timing(new Moment.Level("L2"), hours(4)),
                                        ""),
                                Set.of(Deed.FIND_ROOT_CAUSE),
                                Milestone.Miss.NOTHING));
    }

    @Test
    void aRungHasItsTimeFromTheStartOfItsLadder() {
        assertThat(rules.ladders().getFirst())
                .isEqualTo(
                        new Ladder(
                                "silence",
                                "Silence",
                                new Ladder.When(P0, Ladder.Silence.UNACKNOWLEDGED, "document 001"),
                                List.of(
                                        new Ladder.Rung(
                                                "first",
                                                "First",
                                                minutes(15),
                                                new Recipients(
                                                        List.of("primary-on-call"), List.of()),
                                                Optional.of("L1")),
                                        rung("second", Span.business(1))),
                                new Ladder.Climbing(
                                        2, Optional.of(hours(2)), List.of("security"), false)));
    }

    @Test
    void delaysOfRungsAddUpAndTheLastIsTheRound() {
        assertThat(rules.ladder("security").orElseThrow().rungs())
                .containsExactly(rung("a", Span.ZERO), rung("b", minutes(5)));
        assertThat(rules.ladder("security").orElseThrow().climbing())
                .isEqualTo(new Ladder.Climbing(0, Optional.of(minutes(15)), List.of(), true));
    }

    @Test
    void aDutyBeginsAfterItsPeriodUnlessItSaysOtherwise() {
        assertThat(rules.duties())
                .extracting(duty -> duty.rule().timing().after())
                .containsExactly(minutes(10), hours(2), Span.business(1));
        assertThat(rules.duties().getFirst())
                .isEqualTo(
                        new Duty(
                                new Rule(
                                        "status-updates",
                                        "Status update",
                                        P0,
                                        new Rule.Timing(new Moment.Acknowledged(), minutes(10)),
                                        ""),
                                new Duty.Beat(minutes(30), true, false, "customers"),
                                "commander",
                                LEAD,
                                Set.of(Deed.UPDATE)));
        assertThat(rules.duty("daily-updates").orElseThrow().beat().dormant()).isTrue();
    }

    @Test
    void routesAndImpactSayWhoHears() {
        assertThat(rules.routes())
                .containsExactly(
                        new Route(
                                new Rule(
                                        "immediate",
                                        "immediate",
                                        P0,
                                        new Rule.Timing(new Moment.LastUpdate(), minutes(5)),
                                        ""),
                                new Recipients(List.of("lead"), List.of("slack")),
                                Optional.of(Span.business(1)),
                                "alert"));
        var revenue = rules.turns().impact().getFirst();
        assertThat(revenue.when()).isEqualTo(new ImpactRule.RevenueAbove(new BigDecimal("100000")));
        assertThat(revenue.rule().timing().after()).isEqualTo(minutes(30));
        assertThat(revenue.tell()).isEqualTo(LEAD);
        assertThat(revenue.level()).contains("L2");
        assertThat(revenue.ladder()).contains("security");
        assertThat(rules.turns().impact().getLast().when())
                .isEqualTo(new ImpactRule.Touches(ImpactRule.Aspect.CUSTOMER_FACING));
    }

    @Test
    void levelsReviewsAndSettingsTurnTheCourse() {
        assertThat(rules.turns().levels())
                .containsExactly(
                        new Level("L1", "First line", List.of("team")),
                        new Level("L2", "L2", List.of()));
        assertThat(rules.turns().reviews())
                .containsExactly(
                        new ReviewRule(
                                "meeting",
                                "Post-mortem",
                                P0,
                                new ReviewRule.Within(hours(48)),
                                "document 001"),
                        new ReviewRule(
                                "batch-review",
                                "batch-review",
                                new Scope(Set.of("P1"), Set.of(), Set.of()),
                                new ReviewRule.MonthlyBatch(),
                                ""),
                        new ReviewRule(
                                "notes", "notes", Scope.ALL, new ReviewRule.Within(hours(24)), ""));
        assertThat(rules.turns().settings())
                .isEqualTo(
                        new Settings(
                                OptionalInt.of(3),
                                Optional.of(minutes(30)),
                                new Settings.Bridge(
                                        Set.of("P0"), "https://meet.company.com/{{number}}"),
                                Set.of("data-quality")));
    }

    @Test
    void stepsWithoutAnIdGetAStableOneOfTheirText() {
        var procedure = playbook.response().guides().procedure("respond").orElseThrow();

        assertThat(procedure.application())
                .isEqualTo(
                        new Procedure.Application(
                                Procedure.Use.FOLLOW_UP,
                                new Scope(Set.of(), Set.of("data-quality"), Set.of()),
                                "document 000"));
        assertThat(procedure.phases())
                .containsExactly(
                        new Procedure.Phase(
                                "At once",
                                "First 30 minutes",
                                List.of(
                                        new Procedure.Step(
                                                "verify-the-anomaly", "", "Verify the anomaly!"),
                                        new Procedure.Step(
                                                "verify-the-anomaly-2",
                                                "Confirm",
                                                "Verify the anomaly!"),
                                        new Procedure.Step("two", "Confirm", "Look again"),
                                        new Procedure.Step("say-so", "Tell", "Say so"),
                                        new Procedure.Step("done", "", "Be done"))));
    }

    @Test
    void longStepsGetShortIdsAndNeverOneThatIsWritten() {
        var ids = new java.util.TreeSet<>(Set.of("check-it"));
        assertThat(StepIds.fresh("Check it.", ids)).isEqualTo("check-it-2");
        assertThat(StepIds.fresh("≥ ?", ids)).isEqualTo("step");
        assertThat(
                        StepIds.fresh(
                                "Verify the anomaly exists across multiple data sources first",
                                ids))
                .isEqualTo("verify-the-anomaly-exists-across-multiple-data");
    }

    @Test
    void templatesAndKnownIssuesAreGuides() {
        var guides = playbook.response().guides();
        assertThat(guides.templates())
                .containsExactly(
                        new Template(
                                "alert",
                                "Alert",
                                new Template.Offer(Template.Use.INITIAL, "customers"),
                                new Template.Wording("[{{severity}}]", "{{title}}"),
                                "document 000, Templates"));
        assertThat(guides.knownIssues())
                .containsExactly(
                        new KnownIssue(
                                "late",
                                "profit",
                                "Late files",
                                new KnownIssue.Signs(
                                        "Upstream",
                                        "they come late",
                                        "stale",
                                        new KnownIssue.Telling("freshness", "gaps"),
                                        List.of()),
                                "profit"));
    }

    @Test
    void rulesMayBeSplitOverFiles() {
        int at = WrittenResponse.EVERY_KEY.indexOf("milestones:");

        var reading =
                Written.read(
                        "a.yaml",
                        WrittenResponse.EVERY_KEY.substring(at),
                        "b.yaml",
                        WrittenResponse.EVERY_KEY.substring(0, at),
                        "runbooks/profit.md",
                        WrittenResponse.RUNBOOK);

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.playbook()).contains(playbook);
    }

    private static Ladder.Rung rung(String id, Span after) {
        return new Ladder.Rung(id, id, after, Recipients.NONE, Optional.empty());
    }

    private static Span minutes(int minutes) {
        return new Span.Wall(Duration.ofMinutes(minutes));
    }

    private static Span hours(int hours) {
        return new Span.Wall(Duration.ofHours(hours));
    }
}
