package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Countdown;
import org.tocsin.domain.incident.Decision;
import org.tocsin.domain.incident.Decisions;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.notice.Arising;
import org.tocsin.domain.notice.Audience;
import org.tocsin.domain.notice.Cause;
import org.tocsin.domain.notice.Consequences;
import org.tocsin.domain.notice.Destination;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Field;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.Seen;
import org.tocsin.domain.notice.Text;
import org.tocsin.domain.notice.Wording;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.Composer;
import org.tocsin.notify.Filling;
import org.tocsin.playbook.PlaybookReader;
import org.tocsin.playbook.ShippedPlaybooks;

/** What the shipped playbooks say to whom, in the words of their documents. */
class MessagesTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Actor ADA = new Actor.Person("engineer-a");

    @Test
    void anAlertIsFilledInWithoutTheLinesThatOnlyAPersonCanWrite() {
        var story = new Story("monstera", "P0");

        var content = story.filled(Purpose.ALERT, Text.of("initial-alert"));

        assertThat(content.subject()).isEqualTo("[P0] Monstera Data Issue - Users fell to zero");
        assertThat(content.body())
                .isEqualTo(
                        """
                        ISSUE SUMMARY:
                        • Affected Metrics: dau
                        • Time Range: 2 Mar 2026 10:00 UTC - current
                        • Business Impact: All dashboards
                        • Estimated Users Affected: not known yet

                        NEXT STEPS:
                        • Next update: 2 Mar 2026 10:30 UTC

                        CONTACT INFORMATION:
                        • Incident Commander: incident-commander@company.com
                        • Technical Lead: technical-lead@company.com

                        This incident is being actively monitored. Updates will be provided every 30 min.\
                        """);
        assertThat(content.facts()).extracting(fact -> fact.name()).contains("Severity", "Next");
    }

    @Test
    void theUsualTextSaysFirstWhatHowBadWhoAndWhatNext() {
        var story = new Story("monstera", "P0");

        assertThat(story.filled(Purpose.ALERT, Text.USUAL).body().lines().findFirst())
                .contains(
                        "P0 #7 Users fell to zero: Detected. Nobody has it yet. Next: Initial response by 2 Mar 2026 10:15 UTC.");
        story.does(new Command.Acknowledge());
        assertThat(story.filled(Purpose.ACKNOWLEDGED, Text.USUAL).body())
                .contains("Engineer A has it");
    }

    @Test
    void whatWasWrittenInAnUpdateGoesIntoTheDocumentsOwnUpdate() {
        var story = new Story("incident-management", "P0");

        var content = story.filled(Purpose.UPDATE, new Text("", "", "Rolled back {{title}} & <b>"));

        assertThat(content.subject()).startsWith("INCIDENT UPDATE - #7 - ");
        assertThat(content.body())
                .contains("PROGRESS: Rolled back {{title}} & <b>\n", "ETA: to follow");
    }

    @Test
    void aResolutionSaysWhatEndedItAndAnIncidentThatWasNoneDoesNot() {
        var story = new Story("monstera", "P1");
        story.does(new Command.Resolve("Day reloaded", Optional.of("no list")));
        var resolved = story.filled(Purpose.RESOLVED, new Text("", "", "Day reloaded"));
        assertThat(resolved.subject()).isEqualTo("[RESOLVED] [P1] - Users fell to zero");
        assertThat(resolved.body()).contains("• Day reloaded").doesNotContain("[");

        var other = new Story("monstera", "P1");
        other.does(new Command.Dismiss("a holiday"));
        assertThat(other.filled(Purpose.RESOLVED, new Text("", "", "a holiday")).body())
                .doesNotContain("INCIDENT RESOLVED")
                .contains("a holiday");
    }

    @Test
    void aMessageToAnAudienceDoesItsDutyAndIsToldToThemAlone() {
        var story = new Story("ccobservatory", "P1");
        story.at = TEN.plusSeconds(1_800);
        var executives = Audience.named("executives", story.incident, story.terms).orElseThrow();
        assertThat(executives.id()).isEqualTo("executive-briefings");
        var template = executives.templates(story.incident, story.terms).getFirst();
        assertThat(template.id()).isEqualTo("executive-briefing");

        var begun = story.composer().begin(executives, template, story.desk());
        assertThat(Composer.left(Optional.of(template), begun)).contains("[Updated estimate]");
        var written = Composer.without(begun);
        var words = new Event.Words(written.template(), written.subject(), written.body());
        var arising = story.does(Composer.command(executives, Optional.of(template), words));

        assertThat(arising)
                .extracting(each -> ((Arising.Told) each).draft())
                .allSatisfy(draft -> {
                    assertThat(draft.purpose()).isEqualTo(Purpose.UPDATE);
                    assertThat(draft.text().body()).isEqualTo(written.body());
                })
                .extracting(draft -> draft.to().address())
                .containsExactly("cto@company.com", "vp-engineering@company.com");
        assertThat(story.due("executive-briefings")).isEqualTo(story.at.plusSeconds(7_200));
        assertThat(story.due("customer-communication")).isEqualTo(TEN.plusSeconds(3_600));
    }

    @Test
    void aMessageBegunPromisesTheUpdateAfterItself() {
        var story = new Story("monstera", "P0");
        story.at = TEN.plusSeconds(1_500);
        var owed = Audience.of(story.incident, story.terms).getFirst();
        var template = owed.templates(story.incident, story.terms).getFirst();

        assertThat(template.id()).isEqualTo("status-update");
        assertThat(story.composer().begin(owed, template, story.desk()).body())
                .contains("Next update: 2 Mar 2026 10:55 UTC", "[Best current estimate]");
    }

    @Test
    void anEmptyMessageAndOneToNobodyAreRefused() {
        var story = new Story("monstera", "P0");
        var owed = Audience.of(story.incident, story.terms).getFirst();
        assertThat(
                        story.decide(
                                Composer.command(
                                        owed, Optional.empty(), new Event.Words("", "", " "))))
                .isInstanceOf(Decision.Refused.class);
        var nobody =
                new Command.Message(
                        new org.tocsin.domain.response.Recipients(List.of("nobody"), List.of()),
                        "",
                        false,
                        new Event.Words("", "", "x"));
        assertThat(story.decide(nobody)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void whatGoesOutWithAReportIsNoNoticeOfItsOwn() {
        var story = new Story("incident-management", "P2");
        var act =
                org.tocsin.domain.incident.Plan.until(
                                story.incident, story.terms, TEN.plusSeconds(2 * 86_400))
                        .stream()
                        .filter(each -> each.key().rule().equals("daily-summary"))
                        .findFirst()
                        .orElseThrow();
        assertThat(story.arising(List.of(new Event.Acted(act)))).isEmpty();
    }

    /** Who is told when and how, by the documents' own tables, if nobody does anything. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "monstera|P0|+0 on-call-engineer page; +0 senior-data-analyst email; +0 data-team-lead email; +0 cto email; +0 affected-business-owners email; +15 analytics-engineering-lead email; +120 cto email; +120 department-heads email; +120 executive-team email; +1440 all-stakeholders email",
                "monstera|P1|+0 senior-data-analyst email; +0 technical-owner email; +0 business-owner email; +0 data-team-lead email; +30 analytics-engineering-lead email; +120 affected-department-heads email; +1440 affected-business-teams email",
                "monstera|P2|+0 data-analyst email; +0 technical-owner email; +0 business-owner email; +120 analytics-engineering-lead email; +120 data-team-members email; +1440 technical-owner email; +1440 business-owner email",
                "monstera|P3|+0 data-analyst ticket; +0 technical-owner email; +1440 analytics-engineering-lead email",
                "incident-management|P0|+0 primary-on-call page; +0 incident-commander ticket; +0 data-incidents slack; +0 technical-owner email; +0 business-owner email; +0 executive-sponsor email; +15 backup-on-call page; +30 engineering-manager slack; +30 engineering-manager email; +60 vp-engineering slack; +60 vp-engineering email; +60 vp-engineering page; +120 executives slack; +120 executives email; +120 executives page",
                "incident-management|P1|+0 data-quality slack; +0 technical-owner email; +0 business-owner email; +15 backup-on-call page; +30 engineering-manager slack; +30 engineering-manager email",
                "incident-management|P2|+0 data-quality slack",
                "incident-management|P3|",
                "puffy|CRITICAL|+0 on-call-engineer page; +0 data-alerts slack",
                "puffy|WARNING|+0 data-alerts slack",
                "puffy|INFO|",
                "data-pipeline|P0|+0 primary-on-call page; +0 primary-owner email; +0 secondary-owner email; +0 engineering-manager slack; +0 cfo-office email; +15 secondary-on-call page; +30 engineering-manager page",
                "data-pipeline|P1|+0 primary-on-call page; +0 primary-owner email; +15 secondary-on-call page; +30 engineering-manager page; +30 secondary-owner email",
                "data-pipeline|P2|+0 primary-owner email",
                "data-pipeline|P3|+0 primary-owner ticket",
                "ccobservatory|P1|+0 first-line-support email; +0 stakeholders email; +60 team-lead email; +60 senior-engineer email; +120 engineering-manager email; +120 technical-director email; +180 cto email; +180 vp-engineering email",
                "ccobservatory|P4|+0 first-line-support email; +0 stakeholders email",
            })
    void everySeverityIsToldToWhomTheDocumentSays(String book, String severity, String expected) {
        var story = new Story(book, severity);
        // Monday 10:00 in the team's own zone, so that no working time moves anything.
        var told = story.told();

        assertThat(String.join("; ", told)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "monstera",
                "incident-management",
                "puffy",
                "ccobservatory",
                "data-pipeline"
            })
    void everyShippedTemplateNamesItsSectionAndLeavesNoPlaceOpen(String book) {
        for (var template : playbook(book).response().guides().templates()) {
            assertThat(template.source()).as(template.id()).startsWith("document 00");
            assertThat(Wording.of(template.body(), Field.Of.about(template.use())).faults())
                    .isEmpty();
            if (Field.Of.about(template.use()) == Field.Of.INCIDENT) {
                var severity = playbook(book).severities().getFirst().severity().id();
                var content =
                        new Story(book, severity).filled(Purpose.ALERT, Text.of(template.id()));
                assertThat(content.body()).as(template.id()).doesNotContain("{{").isNotBlank();
            }
        }
    }

    private static Playbook playbook(String name) {
        return ShippedPlaybooks.read(name).flatMap(PlaybookReader.Reading::playbook).orElseThrow();
    }

    /** One incident of a shipped playbook. */
    private static final class Story {
        private final Playbook playbook;
        private final Terms terms;
        private Incident incident;
        private Instant at = TEN;

        Story(String book, String severity) {
            playbook = playbook(book);
            terms = Wiring.terms(playbook);
            boolean investor = book.equals("data-pipeline");
            var start = investor ? Instant.parse("2026-03-02T18:00:00Z") : TEN;
            at = start;
            var failure =
                    new Subject.Failure(
                            new CheckId("dau"), Optional.empty(), start, "dau (0) is below 1,000");
            var ticket =
                    new Subject.Ticket(
                            "Daily users",
                            "100%",
                            Optional.empty(),
                            new Subject.Affected("0", "events", "All dashboards", List.of()),
                            List.of());
            var subject =
                    new Subject(
                            "Users fell to zero",
                            new Subject.Classification(severity, "data-quality", ""),
                            new Subject.Place(
                                    investor ? "aggregate-profit" : "",
                                    List.of("events"),
                                    Set.of()),
                            new Subject.Breach(failure, ticket));
            var opened =
                    (Decision.Accepted)
                            new Opening(subject, start, Optional.empty()).decide(terms, "", 7);
            incident = Incident.of(new UUID(0, 7), 7, logged(0, opened.events(), start));
        }

        private static List<Logged> logged(long version, List<Event> events, Instant at) {
            var all = new ArrayList<Logged>();
            for (var event : events) {
                all.add(new Logged(version + all.size() + 1, at, ADA, event));
            }
            return all;
        }

        Decision decide(Command command) {
            return Decisions.decide(incident, command, terms, at, ADA);
        }

        List<Arising> does(Command command) {
            var events = ((Decision.Accepted) decide(command)).events();
            var arising = arising(events);
            for (var logged : logged(incident.id().version(), events, at)) {
                incident = incident.with(logged);
            }
            return arising;
        }

        List<Arising> arising(List<Event> events) {
            return new Consequences(incident, terms, at).of(events);
        }

        org.tocsin.domain.notice.Message.Content filled(Purpose purpose, Text text) {
            var cause = new Cause("rule", "Something", "because", at);
            var to = new Destination("email", "x@company.com", "x", "cto");
            return Filling.content(
                    new Draft(purpose, cause, to, text), new Seen(incident, terms, playbook, at));
        }

        Composer composer() {
            return new Composer(playbook);
        }

        Composer.Desk desk() {
            return new Composer.Desk(incident, terms, ADA, at);
        }

        Instant due(String rule) {
            return Countdown.of(incident, terms).stream()
                    .filter(each -> each.rule().equals(rule))
                    .flatMap(each -> each.due().stream())
                    .findFirst()
                    .orElseThrow();
        }

        /** Whom the rules alert within a day if nobody does anything, and by which channel. */
        List<String> told() {
            var start = incident.detectedAt();
            return org.tocsin.domain.incident.Plan.until(
                            incident, terms, start.plusSeconds(86_400 + 1))
                    .stream()
                    .flatMap(act ->
                            new Consequences(incident, terms, act.at())
                                    .of(List.of(new Event.Acted(act))).stream()
                                            .map(each -> ((Arising.Told) each).draft())
                                            .filter(draft -> draft.purpose() != Purpose.REMINDER)
                                            .map(draft ->
                                                    "+%d %s %s"
                                                            .formatted(
                                                                    java.time.Duration.between(
                                                                                    start, act.at())
                                                                            .toMinutes(),
                                                                    draft.to().role(),
                                                                    draft.to().channel())))
                    .distinct()
                    .toList();
        }
    }
}
