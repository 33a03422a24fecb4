package org.tocsin.ui.incidents;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.incident.Surroundings;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.playbook.SeverityGuide;
import org.tocsin.domain.response.Category;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Contact;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.Guides;
import org.tocsin.domain.response.Ladder;
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
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.MemoryIncidents;

/** A made-up team with incidents to draw; its clock stands still until it is moved. */
public final class BoardShop {
    public static final ZoneId ZONE = ZoneId.of("UTC");
    public static final Instant NOON = Instant.parse("2025-03-04T12:00:00Z");

    public static final List<Severity> SCALE =
            List.of(
                    new Severity("P0", 0, Severity.Level.CRITICAL),
                    new Severity("P1", 1, Severity.Level.CRITICAL),
                    new Severity("P2", 2, Severity.Level.WARNING),
                    new Severity("P3", 3, Severity.Level.INFO));

    /** 40 words are 3,000 letters of it. */
    static final String LONG =
            "Revenue on the daily dashboard disagrees with the ledger by more than anyone can explain "
                    .repeat(34);

    private static final List<String> TITLES =
            List.of(
                    "Daily revenue is half of yesterday's",
                    "Null client ids in checkout events",
                    "Attribution table has not been refreshed since 04:10",
                    "Duplicate transactions after the backfill of February",
                    "Investor metrics: conversion rate out of range",
                    "Schema of events_20260302.csv lacks the column referrer",
                    "Finance export late",
                    "Row count of sessions 38 % under the baseline, third day in a row",
                    "معدل القيم الفارغة في معرف العميل أعلى من المتوقع",
                    "Dashboard loads in 41 s");

    private static final List<String> PIPELINES =
            List.of("checkout-events", "revenue-daily", "", "attribution", "investor-metrics");

    public Instant now = NOON;
    public final MemoryIncidents desk;

    public BoardShop() {
        desk = new MemoryIncidents(terms(), () -> now);
    }

    /** With so many incidents in every state and age, the last opened just now. */
    public static BoardShop with(int count) {
        var shop = new BoardShop();
        for (int i = 0; i < count; i++) {
            shop.now = NOON.minusSeconds((count - i) * 6_400L / Math.max(1, count) + i % 7 * 11L);
            var opened = shop.open(title(i), SCALE.get(i * 7 % 4).id(), PIPELINES.get(i % 5));
            shop.act(opened, i);
        }
        shop.now = NOON.minusSeconds(1);
        shop.desk.runClocks();
        shop.now = NOON;
        return shop;
    }

    private static String title(int i) {
        return i % 30 == 17 ? LONG : TITLES.get(i % TITLES.size());
    }

    private void act(Incident incident, int i) {
        var id = incident.id().uuid();
        now = now.plusSeconds(120);
        switch (i % 6) {
            case 1 -> desk.perform(id, new Command.Acknowledge());
            case 2 -> desk.perform(id, new Command.Move(State.INVESTIGATING));
            case 3 -> desk.perform(id, new Command.Move(State.MITIGATING));
            case 4 -> {
                if (i % 5 == 0) {
                    desk.perform(id, new Command.Resolve("fixed", Optional.empty()));
                }
            }
            default -> {}
        }
    }

    public Incident open(String title, String severity, String pipeline) {
        var origin = new Subject.Report("eve", "It cannot be", List.of(), Optional.empty());
        var opening =
                new Opening(
                        new Subject(
                                title,
                                new Subject.Classification(severity, "data-quality", ""),
                                new Subject.Place(pipeline, List.of(), Set.of()),
                                origin),
                        now,
                        Optional.empty());
        return done(desk.open(opening));
    }

    public Incident done(IncidentDesk.Reply reply) {
        return switch (reply) {
            case IncidentDesk.Reply.Done(var incident) -> incident;
            case IncidentDesk.Reply.Refused(var reason) -> throw new AssertionError(reason);
        };
    }

    public Incident incident(long number) {
        return desk.incident(new UUID(0, number)).orElseThrow();
    }

    public InstantSource clock() {
        return () -> now;
    }

    public static BoardPane.Guide guide() {
        return new BoardPane.Guide(BoardShop::severities, BoardShop::categories);
    }

    static List<Category> categories() {
        return List.of(
                new Category(
                        "data-quality",
                        "Data quality",
                        "",
                        List.of(new Category.Sub("duplicates", "Duplicates", ""))),
                new Category("pipeline-failure", "Pipeline failure", "", List.of()));
    }

    static List<SeverityGuide> severities() {
        var answers =
                List.of("Immediate (within 1 hour)", "Same day", "Next working day", "This week");
        var guides = new ArrayList<SeverityGuide>();
        for (var severity : SCALE) {
            guides.add(
                    new SeverityGuide(
                            severity,
                            new SeverityGuide.Targets(
                                    Optional.of(minutes(15L << 2 * severity.rank())),
                                    Optional.of(minutes(240L << severity.rank()))),
                            new SeverityGuide.Words(
                                    answers.get(severity.rank()),
                                    "",
                                    severity.rank() == 0 ? "Engineering manager, then CTO" : "",
                                    ""),
                            new SeverityGuide.Signs(
                                    List.of(),
                                    List.of(
                                            "Revenue figures off by more than 10 %",
                                            "A dashboard that executives read shows nothing"))));
        }
        return guides;
    }

    private static Rule rule(String id, String title, Moment from, long minutes, String... of) {
        return new Rule(
                id,
                title,
                new Scope(Set.of(of), Set.of(), Set.of()),
                new Rule.Timing(from, minutes(minutes)),
                "");
    }

    private static Span minutes(long minutes) {
        return new Span.Wall(Duration.ofMinutes(minutes));
    }

    private static Recipients page(String role) {
        return new Recipients(List.of(role), List.of("page"));
    }

    private static Milestone milestone(
            String id, String title, long minutes, Deed deed, String... of) {
        return new Milestone(
                rule(id, title, new Moment.Detected(), minutes, of),
                Set.of(deed),
                new Milestone.Miss(page("manager"), Optional.empty(), List.of()));
    }

    public static Terms terms() {
        var milestones =
                List.of(
                        milestone("ack-0", "Acknowledgement", 15, Deed.ACKNOWLEDGE, "P0"),
                        milestone("ack-1", "Acknowledgement", 60, Deed.ACKNOWLEDGE, "P1"),
                        milestone("ack-2", "Acknowledgement", 240, Deed.ACKNOWLEDGE, "P2", "P3"),
                        milestone("fix-0", "Resolution", 240, Deed.RESOLVE, "P0"),
                        milestone("fix-1", "Resolution", 600, Deed.RESOLVE, "P1"),
                        milestone("fix-2", "Resolution", 2_880, Deed.RESOLVE, "P2", "P3"));
        var ladder =
                new Ladder(
                        "up",
                        "Silence",
                        new Ladder.When(
                                new Scope(Set.of("P0", "P1"), Set.of(), Set.of()),
                                Ladder.Silence.UNACKNOWLEDGED,
                                ""),
                        List.of(
                                new Ladder.Rung(
                                        "second",
                                        "Second",
                                        minutes(30),
                                        page("second"),
                                        Optional.empty()),
                                new Ladder.Rung(
                                        "manager",
                                        "Manager",
                                        minutes(120),
                                        page("manager"),
                                        Optional.empty())),
                        Ladder.Climbing.ONCE);
        var duty =
                new Duty(
                        rule("update", "Update", new Moment.Detected(), 30, "P0", "P1"),
                        new Duty.Beat(minutes(30), false, false, ""),
                        "lead",
                        Recipients.NONE,
                        Set.of(Deed.UPDATE));
        var settings =
                new Settings(OptionalInt.empty(), Optional.empty(), Settings.Bridge.NONE, Set.of());
        var rules =
                new ClockRules(
                        milestones,
                        List.of(ladder),
                        List.of(duty),
                        List.of(),
                        new ClockRules.Turns(List.of(), List.of(), List.of(), settings));
        return new Terms(SCALE, rules, guides(), new Around());
    }

    private static Guides guides() {
        var steps = new ArrayList<Procedure.Step>();
        for (var text :
                List.of(
                        "Acknowledge the report within 15 minutes",
                        "Take a screenshot of what the reporter sees",
                        "Check the dashboards and yesterday's numbers",
                        "Look for known issues and deployments")) {
            steps.add(new Procedure.Step("s" + (steps.size() + 1), "", text));
        }
        var report =
                new Procedure(
                        "user-report",
                        "Do these four at once",
                        new Procedure.Application(Procedure.Use.REPORT, Scope.ALL, ""),
                        List.of(new Procedure.Phase("Immediately", "", steps)));
        return new Guides(List.of(report), List.of(), List.of());
    }

    private record Around() implements Surroundings {
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

        @Override
        public Directory directory() {
            return DIRECTORY;
        }
    }

    private static final Directory DIRECTORY =
            new Directory(
                    List.of(
                            new Person("ada", "Ada Lovelace", List.of()),
                            new Person("bob", "Bob Martin", List.of())),
                    List.of(
                            role("lead", "Tech lead"),
                            role("second", "Secondary on-call"),
                            role("manager", "Engineering manager")),
                    List.of(
                            pipeline("checkout-events", "Checkout events", "customer-facing"),
                            pipeline("revenue-daily", "Daily revenue", "finance"),
                            pipeline("attribution", "Marketing attribution", "marketing"),
                            pipeline("investor-metrics", "Investor metrics", "investor")),
                    List.of());

    private static Role role(String id, String title) {
        return new Role(
                id, title, new Role.Nobody(), List.of(new Contact("email", id + "@example.com")));
    }

    private static Pipeline pipeline(String id, String title, String label) {
        return new Pipeline(
                id,
                title,
                new Pipeline.Ownership("Data", "ada", "bob"),
                Set.of(label),
                new Pipeline.Flow(List.of(), List.of(), List.of(), ""));
    }
}
