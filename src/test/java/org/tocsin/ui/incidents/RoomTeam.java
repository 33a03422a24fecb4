package org.tocsin.ui.incidents;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.incident.Surroundings;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.Runbook;
import org.tocsin.domain.playbook.SeverityGuide;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Contact;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.Guides;
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
import org.tocsin.domain.response.Role;
import org.tocsin.domain.response.Rule;
import org.tocsin.domain.response.Scope;
import org.tocsin.domain.response.Settings;
import org.tocsin.engine.Composer;
import org.tocsin.playbook.PlaybookReader;
import org.tocsin.playbook.ShippedPlaybooks;

/** A team with rules, people, procedures and known issues, for tests of the room. */
final class RoomTeam {
    /** Its templates, and what things are called in messages. */
    private static final Playbook MONSTERA =
            ShippedPlaybooks.read("monstera")
                    .flatMap(PlaybookReader.Reading::playbook)
                    .orElseThrow();

    static final List<Severity> SCALE =
            List.of(
                    new Severity("P0", 0, Severity.Level.CRITICAL),
                    new Severity("P1", 1, Severity.Level.CRITICAL),
                    new Severity("P2", 2, Severity.Level.WARNING),
                    new Severity("P3", 3, Severity.Level.INFO));

    private RoomTeam() {}

    private static Span minutes(long minutes) {
        return new Span.Wall(Duration.ofMinutes(minutes));
    }

    private static Rule rule(String id, String title, long after) {
        return rule(id, title, Scope.ALL, after);
    }

    private static Rule rule(String id, String title, Scope scope, long after) {
        return new Rule(
                id,
                title,
                scope,
                new Rule.Timing(new Moment.Detected(), minutes(after)),
                "document 000, Escalation Timeline");
    }

    private static Recipients by(String channel, String... roles) {
        return new Recipients(List.of(roles), List.of(channel));
    }

    private static ClockRules rules() {
        var response =
                new Milestone(
                        rule("initial-response", "Initial response", 15),
                        Set.of(Deed.ACKNOWLEDGE),
                        new Milestone.Miss(
                                by("page", "data-lead", "engineering-manager"),
                                Optional.empty(),
                                List.of()));
        var assessment =
                new Milestone(
                        rule("impact-assessment", "Impact assessment", 30),
                        Set.of(Deed.DECLARE_IMPACT),
                        Milestone.Miss.NOTHING);
        var resolution =
                new Milestone(
                        rule("resolution", "Resolution", 240),
                        Set.of(Deed.RESOLVE),
                        new Milestone.Miss(by("page", "director"), Optional.of("P0"), List.of()));
        var updates =
                new Duty(
                        rule("status-updates", "Status update", 30),
                        new Duty.Beat(minutes(30), false, false, ""),
                        "commander",
                        new Recipients(List.of(), List.of("slack")),
                        Set.of(Deed.UPDATE));
        var customers =
                new Duty(
                        rule("customer-updates", "Word to customers", only("P0", "P1"), 60),
                        new Duty.Beat(minutes(60), false, false, "customers"),
                        "product",
                        new Recipients(List.of(), List.of("email")),
                        Set.of(Deed.UPDATE));
        var silent =
                new Ladder(
                        "unacknowledged",
                        "Nobody acknowledges",
                        new Ladder.When(Scope.ALL, Ladder.Silence.UNACKNOWLEDGED, "document 001"),
                        List.of(
                                rung("on-call", "On-call engineer", 0, ""),
                                rung("backup", "Backup engineer", 15, ""),
                                rung("engineering-manager", "Engineering manager", 30, "")),
                        Ladder.Climbing.ONCE);
        var unresolved =
                new Ladder(
                        "unresolved",
                        "Not resolved",
                        new Ladder.When(Scope.ALL, Ladder.Silence.UNRESOLVED, "document 003"),
                        List.of(
                                rung("data-lead", "Level 2: team lead", 60, "L2"),
                                rung("engineering-manager", "Level 3: manager", 120, "L3"),
                                rung("director", "Level 4: executives", 360, "L4")),
                        Ladder.Climbing.ONCE);
        var turns =
                new ClockRules.Turns(
                        List.of(
                                new ImpactRule(
                                        rule("revenue-loss", "Revenue is being lost", 0),
                                        new ImpactRule.RevenueAbove(BigDecimal.valueOf(100_000)),
                                        by("page", "director"),
                                        Optional.of("L4"),
                                        Optional.empty()),
                                new ImpactRule(
                                        rule("customer-facing", "Customers are affected", 15),
                                        new ImpactRule.Touches(ImpactRule.Aspect.CUSTOMER_FACING),
                                        by("email", "product"),
                                        Optional.empty(),
                                        Optional.empty())),
                        List.of(
                                new Level("L1", "First-line support", List.of("on-call")),
                                new Level("L2", "Team lead", List.of("data-lead")),
                                new Level(
                                        "L3",
                                        "Engineering manager",
                                        List.of("engineering-manager")),
                                new Level("L4", "Executives", List.of("director"))),
                        List.of(),
                        new Settings(
                                OptionalInt.empty(),
                                Optional.empty(),
                                new Settings.Bridge(
                                        Set.of("P0", "P1"),
                                        "https://meet.example.com/incident-{{number}}"),
                                Set.of("data-quality")));
        return new ClockRules(
                List.of(response, assessment, resolution),
                List.of(silent, unresolved),
                List.of(updates, customers),
                List.of(),
                turns);
    }

    private static Ladder.Rung rung(String role, String title, long after, String level) {
        return new Ladder.Rung(
                role,
                title,
                minutes(after),
                by("page", role),
                Optional.of(level).filter(each -> !each.isEmpty()));
    }

    private static Scope only(String... severities) {
        return new Scope(Set.of(severities), Set.of(), Set.of());
    }

    private static Procedure procedure(
            String id, String title, Procedure.Use use, Scope scope, Procedure.Phase... phases) {
        return new Procedure(
                id,
                title,
                new Procedure.Application(use, scope, "document 000, Response Procedures"),
                List.of(phases));
    }

    private static Procedure.Phase phase(String title, String timing, String... texts) {
        var steps =
                java.util.stream.IntStream.range(0, texts.length)
                        .mapToObj(i ->
                                new Procedure.Step(
                                        title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-')
                                                + "-"
                                                + (i + 1),
                                        "",
                                        texts[i]))
                        .toList();
        return new Procedure.Phase(title, timing, steps);
    }

    private static Guides guides() {
        var quality = new Scope(Set.of(), Set.of("data-quality"), Set.of());
        var security = new Scope(Set.of(), Set.of("security"), Set.of());
        return new Guides(
                List.of(
                        procedure(
                                "data-quality-response",
                                "Data quality issue",
                                Procedure.Use.RESPONSE,
                                quality,
                                phase(
                                        "Immediate",
                                        "First 30 minutes",
                                        "Stop dependent pipelines so that wrong data spreads no further",
                                        "Find the first bad batch and mark the affected data sets",
                                        "Tell everybody who reads them"),
                                phase(
                                        "Investigation",
                                        "30 minutes to 4 hours",
                                        "Compare with the source of record",
                                        "Look for schema changes upstream, deployments, and back-fills in the time before the first failure; write down what was ruled out")),
                        procedure(
                                "security-response",
                                "Security incident",
                                Procedure.Use.RESPONSE,
                                security,
                                phase("Contain", "0 to 15 minutes", "Isolate affected systems")),
                        procedure(
                                "resolution",
                                "Resolution checklist",
                                Procedure.Use.RESOLUTION,
                                Scope.ALL,
                                phase(
                                        "Technical",
                                        "",
                                        "The fix is tested and verified",
                                        "Monitoring shows normal values"),
                                phase("Business", "", "Stakeholders are told")),
                        procedure(
                                "follow-up",
                                "After the resolution",
                                Procedure.Use.FOLLOW_UP,
                                Scope.ALL,
                                phase(
                                        "Prevention",
                                        "Within a week",
                                        "Add a check that would have caught it")),
                        procedure(
                                "level-2",
                                "Level 2 answers for",
                                Procedure.Use.LEVEL,
                                new Scope(Set.of(), Set.of(), Set.of("L2")),
                                phase(
                                        "Advanced technical analysis",
                                        "",
                                        "Perform complex debugging and root cause analysis",
                                        "Coordinate multiple team members")),
                        procedure(
                                "manual",
                                "Reasons to escalate",
                                Procedure.Use.ESCALATION,
                                Scope.ALL,
                                phase(
                                        "Complexity",
                                        "",
                                        "Issue requires expertise beyond current team capabilities",
                                        "Multiple teams or external vendors need coordination"),
                                phase("Resource", "", "Budget approval needed for resolution")),
                        procedure(
                                "decision-matrix",
                                "Escalation decision matrix",
                                Procedure.Use.ESCALATION,
                                Scope.ALL,
                                phase(
                                        "Technical complexity indicators",
                                        "",
                                        "Issue spans multiple systems or components",
                                        "Solution requires architectural changes"))),
                MONSTERA.response().guides().templates(),
                List.of(
                        issue(
                                "late-upstream",
                                "orders",
                                "Upstream datasets",
                                "Upstream partition is late",
                                "Freshness check of the upstream partition",
                                "Row counts near zero, dashboards show yesterday's revenue",
                                List.of("orders-freshness")),
                        issue(
                                "duplicate-events",
                                "orders",
                                "Ingestion",
                                "Events are ingested twice",
                                "Duplicate transactions above zero",
                                "Revenue doubles for one hour",
                                List.of()),
                        issue(
                                "slow-dashboard",
                                "",
                                "Dashboards",
                                "Dashboard loads slowly",
                                "Page load time",
                                "Users wait for over 30 seconds",
                                List.of())));
    }

    private static KnownIssue issue(
            String id,
            String pipeline,
            String group,
            String title,
            String detection,
            String symptoms,
            List<String> checks) {
        return new KnownIssue(
                id,
                pipeline,
                title,
                new KnownIssue.Signs(
                        group,
                        title,
                        "Reports are wrong until it is mended",
                        new KnownIssue.Telling(detection, symptoms),
                        checks),
                "");
    }

    private static Directory directory() {
        return new Directory(
                List.of(
                        person("ada", "Ada Byron"),
                        person("bob", "Robert Quintanilla-Featherstonehaugh of Data Platform"),
                        person("cho", "Cho Minseo"),
                        person("eve", "Eve Adler")),
                List.of(
                        role("on-call", "On-call engineer", new Role.People(List.of("ada"))),
                        role("backup", "Backup engineer", new Role.People(List.of("bob"))),
                        role("data-lead", "Data platform lead", new Role.People(List.of("bob"))),
                        role(
                                "engineering-manager",
                                "Engineering manager",
                                new Role.People(List.of("cho"))),
                        role("director", "Director of data", new Role.Nobody()),
                        role("product", "Product owner", new Role.People(List.of("eve"))),
                        role(
                                "commander",
                                "Commander",
                                new Role.Assigned(Role.Assigned.Part.COMMANDER))),
                List.of(
                        pipeline(
                                "orders",
                                "Orders",
                                List.of("orders"),
                                List.of("raw-events"),
                                "orders-runbook",
                                new Pipeline.Consumer(
                                        "Revenue dashboard", "Executives see wrong revenue"),
                                new Pipeline.Consumer("Daily e-mail", "")),
                        pipeline(
                                "finance",
                                "Finance close",
                                List.of("ledger"),
                                List.of("orders"),
                                "",
                                new Pipeline.Consumer("Month-end report", "The close is late")),
                        pipeline(
                                "investors",
                                "Investor report",
                                List.of("kpis"),
                                List.of("Finance close"),
                                ""),
                        pipeline(
                                "web",
                                "Web analytics",
                                List.of("clicks"),
                                List.of("raw-events"),
                                "")),
                List.of());
    }

    private static Person person(String id, String name) {
        return new Person(id, name, List.of(new Contact("email", id + "@example.com")));
    }

    private static Role role(String id, String title, Role.Holder holder) {
        return new Role(id, title, holder, List.of(new Contact("email", id + "@example.com")));
    }

    private static Pipeline pipeline(
            String id,
            String title,
            List<String> dataSets,
            List<String> upstream,
            String runbook,
            Pipeline.Consumer... consumers) {
        return new Pipeline(
                id,
                title,
                new Pipeline.Ownership("Sales", "bob", "cho"),
                Set.of("investor", "gold"),
                new Pipeline.Flow(dataSets, upstream, List.of(consumers), runbook));
    }

    static Terms terms() {
        return new Terms(SCALE, rules(), guides(), new Around(directory()));
    }

    static Terms bare() {
        return new Terms(SCALE, ClockRules.NONE, Guides.NONE, new Around(Directory.NONE));
    }

    private static SeverityGuide severity(
            int rank, String response, String escalation, List<String> examples) {
        return new SeverityGuide(
                SCALE.get(rank),
                SeverityGuide.Targets.NONE,
                new SeverityGuide.Words(response, "", escalation, ""),
                new SeverityGuide.Signs(List.of(), examples));
    }

    static RoomPane.Texts texts() {
        return new RoomPane.Texts(
                List.of(
                        severity(
                                0,
                                "Immediate (within 15 minutes)",
                                "Executives at once",
                                List.of("Complete loss of data", "Financial reports are wrong")),
                        severity(
                                1,
                                "Within 1 hour",
                                "Engineering manager",
                                List.of("Compliance below 95 %", "A dashboard takes over 30 s")),
                        severity(
                                2,
                                "Within 2 hours",
                                "Team lead",
                                List.of("Numbers deviate by more than 20 %")),
                        severity(3, "Next business day", "", List.of("Cosmetic issues"))),
                List.of(
                        new Runbook(
                                "orders-runbook",
                                "Orders pipeline",
                                """
                                ## Symptoms
                                Revenue of the day is near zero while traffic is **normal**.

                                1. Look at the newest partition: `select max(day) from orders`
                                2. Ask the upstream team whether their export ran

                                ## Resolution
                                Re-run the load for the day, then the two reports that read it.
                                """)),
                new Composer(MONSTERA));
    }

    private record Around(Directory directory) implements Surroundings {
        @Override
        public Instant after(Instant from, Span span) {
            return switch (span) {
                case Span.Wall(var length) -> from.plus(length);
                case Span.Business(var thousandths) ->
                        from.plus(Duration.ofDays(1).multipliedBy(thousandths).dividedBy(1_000));
            };
        }

        @Override
        public Instant working(Instant at) {
            return at;
        }

        @Override
        public List<String> onCall(String schedule, String position, Instant at) {
            return List.of("ada");
        }
    }
}
