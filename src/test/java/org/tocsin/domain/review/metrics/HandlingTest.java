package org.tocsin.domain.review.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Moment;
import org.tocsin.domain.response.Rule;
import org.tocsin.domain.response.Scope;

class HandlingTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Actor ADA = new Actor.Person("ada");
    private static final Actor MACHINE = new Actor.Machine("clock");
    private static final Stretch DAY = new Stretch(TEN, TEN.plus(Duration.ofDays(1)));
    private static final UUID ID = new UUID(1, 1);
    private final List<Logged> log = new ArrayList<>();

    HandlingTest() {
        var subject =
                new Subject(
                        "Too few rows",
                        new Subject.Classification("P0", "", ""),
                        Subject.Place.UNKNOWN,
                        new Subject.Report("eve", "", List.of(), Optional.empty()));
        add(0, MACHINE, new Event.Opened(subject, TEN, Optional.empty(), "rules"));
    }

    private void add(long minute, Actor actor, Event event) {
        log.add(new Logged(log.size() + 1, at(minute), actor, event));
    }

    private static Instant at(long minute) {
        return TEN.plus(Duration.ofMinutes(minute));
    }

    private static ClockRules rules() {
        return new ClockRules(
                List.of(
                        milestone("answer", new Moment.Detected(), 15, Deed.ACKNOWLEDGE),
                        milestone("tell", new Moment.LastUpdate(), 30, Deed.UPDATE)),
                List.of(),
                List.of(),
                List.of(),
                ClockRules.Turns.NONE);
    }

    private static Milestone milestone(String id, Moment from, long minutes, Deed by) {
        var span = new Span.Wall(Duration.ofMinutes(minutes));
        var rule = new Rule(id, id, Scope.ALL, new Rule.Timing(from, span), "");
        return new Milestone(rule, Set.of(by), Milestone.Miss.NOTHING);
    }

    private static Act missed(String milestone, long minute) {
        return new Act(
                new Act.Key(milestone, "", 0),
                Act.Kind.MISSED,
                at(minute),
                new Act.Outcome("", List.of(), Act.Effect.NONE),
                "");
    }

    private Handled handled() {
        return new Reckoning(Directory.NONE, (from, span) -> from.plus(((Span.Wall) span).length()))
                .of(
                        List.of(Incident.of(ID, 1, log)),
                        Map.of(ID, Handling.of(log, Optional.of(rules()))))
                .getFirst();
    }

    private Value value(Figure figure) {
        return ResponseMetrics.of(List.of(handled()), DAY, DAY.to()).value(figure);
    }

    @Test
    void aMachineThatAcknowledgesIsNoAnswerOfAPerson() {
        add(1, MACHINE, new Event.Acknowledged());
        assertThat(handled().timeToAcknowledge()).isEmpty();
        add(9, ADA, new Event.Acknowledged());
        add(12, ADA, new Event.Acknowledged());
        assertThat(handled().timeToAcknowledge()).contains(Duration.ofMinutes(9));
    }

    @Test
    void whatWasMetLateWhileNobodyKeptTheClocksIsLateAllTheSame() {
        add(16, ADA, new Event.Acknowledged());
        add(16, ADA, new Event.MilestoneMet("answer", false, "acknowledged"));
        add(20, ADA, new Event.Resolved(""));
        assertThat(value(Figure.SLA)).isEqualTo(new Value.Rate(new Share(0, 1)));
    }

    @Test
    void whatFellDueAfterTheEndIsNoBrokenPromise() {
        add(10, MACHINE, new Event.Resolved("recovered"));
        add(60, MACHINE, new Event.Spared(missed("answer", 15), "it was resolved by then"));
        assertThat(value(Figure.SLA)).isEqualTo(new Value.Rate(Share.NONE));
    }

    @Test
    void whatNobodyEverMetIsABrokenPromiseAndAMissingUpdateIsNone() {
        add(15, MACHINE, new Event.Acted(missed("answer", 15)));
        add(30, MACHINE, new Event.Acted(missed("tell", 30)));
        add(40, MACHINE, new Event.Resolved("recovered"));
        assertThat(value(Figure.SLA)).isEqualTo(new Value.Rate(new Share(0, 1)));
    }

    @Test
    void aReopenedIncidentRunsOnToItsLastResolutionAndOwesEverythingAnew() {
        add(5, ADA, new Event.Acknowledged());
        add(5, ADA, new Event.MilestoneMet("answer", false, "acknowledged"));
        add(30, ADA, new Event.Resolved(""));
        add(90, ADA, new Event.Reopened("back"));
        assertThat(value(Figure.RESOLVED)).isEqualTo(new Value.Count(0));
        assertThat(value(Figure.OPEN)).isEqualTo(new Value.Count(1));
        add(105, MACHINE, new Event.Acted(missed("answer", 105)));
        add(110, ADA, new Event.Acknowledged());
        add(110, ADA, new Event.MilestoneMet("answer", true, "acknowledged"));
        add(120, ADA, new Event.Resolved(""));

        assertThat(handled().timeToResolve()).contains(Duration.ofMinutes(120));
        assertThat(handled().harm()).isEqualTo(Duration.ofMinutes(60));
        assertThat(value(Figure.SLA)).isEqualTo(new Value.Rate(new Share(1, 2)));
        assertThat(value(Figure.REOPEN)).isEqualTo(new Value.Rate(new Share(1, 1)));
    }

    @Test
    void mergedIncidentsCountNowhereAndDismissedOnesAsFalsePositives() {
        add(5, ADA, new Event.Dismissed("a promotion"));
        assertThat(value(Figure.FALSE_POSITIVES)).isEqualTo(new Value.Rate(new Share(1, 1)));
        assertThat(value(Figure.OPENED)).isEqualTo(new Value.Count(0));
        assertThat(value(Figure.MTTR)).isEqualTo(new Value.Length(Optional.empty()));

        log.removeLast();
        add(5, ADA, new Event.MergedInto(new UUID(1, 2)));
        var metrics = ResponseMetrics.of(List.of(handled()), DAY, DAY.to());
        assertThat(metrics.isEmpty()).isTrue();
    }

    @Test
    void theFirstRungTellsWhoIsToldOfEveryIncidentAndTheNextOneEscalates() {
        add(0, MACHINE, new Event.Acted(rung("primary", 0)));
        assertThat(handled().isEscalated()).isFalse();
        add(15, MACHINE, new Event.Acted(rung("manager", 15)));
        assertThat(handled().isEscalated()).isTrue();
    }

    private static Act rung(String rung, long minute) {
        return new Act(
                new Act.Key("chain", rung, 0),
                Act.Kind.RUNG,
                at(minute),
                new Act.Outcome("", List.of(), Act.Effect.NONE),
                "");
    }
}
