package org.tocsin.ui.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.EventWords;
import org.tocsin.domain.incident.Impact;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.response.ImpactRule;

class RoomWordsTest {
    private static final UUID OTHER = new UUID(0, 7);
    private static final Instant TEN = RoomRig.TEN;
    private final Names names =
            new Names(
                    RoomTeam.terms().around().directory(),
                    RoomTeam.terms().guides(),
                    id -> id.equals(OTHER) ? "#7" : "?");
    private final EventWords words = new EventWords(names, RoomRig.ZONE);

    private static Act act(Act.Kind kind, Act.Effect effect, Act.Told... told) {
        return new Act(
                new Act.Key("rule", "part", 0),
                kind,
                TEN,
                new Act.Outcome("Level 2", List.of(told), effect),
                "not resolved within 1h");
    }

    private static Act.Told told(String role, boolean unheld, String... people) {
        return new Act.Told(role, List.of(people), List.of("page"), unheld);
    }

    private static Subject.Failure failure() {
        return new Subject.Failure(new CheckId("gaps"), Optional.empty(), TEN, "5 % are empty");
    }

    private static Subject subject(Subject.Origin origin) {
        return new Subject(
                "Wrong",
                new Subject.Classification("P1", "data-quality", ""),
                Subject.Place.UNKNOWN,
                origin);
    }

    private static Subject.Ticket ticket() {
        return new Subject.Ticket(
                "", "", Optional.empty(), new Subject.Affected("", "", "", List.of()), List.of());
    }

    /** Every kind of event there is, so that a new one has to be added here too. */
    private static List<Event> every() {
        var all = new ArrayList<Event>();
        for (var origin :
                List.of(
                        new Subject.Breach(failure(), ticket()),
                        new Subject.BrokenSource("warehouse", failure()),
                        new Subject.Report("Eve", "It cannot be", List.of(), Optional.empty()))) {
            all.add(new Event.Opened(subject(origin), TEN, Optional.empty(), "hash"));
        }
        all.addAll(
                List.of(
                        new Event.Joined(failure()),
                        new Event.Recovered(new CheckId("gaps"), TEN),
                        new Event.Acknowledged(),
                        new Event.SeverityChanged("P0", "it spreads"),
                        new Event.Reclassified("data-quality", "missing-data"),
                        new Event.Retitled("New title"),
                        new Event.StartedAt(TEN),
                        new Event.Updated("we know more", "customers"),
                        new Event.Pinned(3, true),
                        new Event.ImpactDeclared(Impact.NONE),
                        new Event.RootCauseFound("the loader"),
                        new Event.MilestoneMet("initial-response", true, "acknowledged"),
                        new Event.Approved("looked at it"),
                        new Event.Spared(act(Act.Kind.RUNG, Act.Effect.NONE), "moot"),
                        new Event.Resolved("done"),
                        new Event.Reopened("not done"),
                        new Event.Dismissed("a test"),
                        new Event.Reviewed("fine"),
                        new Event.Closed(),
                        new Event.MergedInto(OTHER),
                        new Event.Absorbed(OTHER),
                        new Event.Related(OTHER, "the same loader"),
                        new Event.BridgeOpened("https://meet.example.com"),
                        new Event.RemedyTried("load-again", new CheckId("rows"), "Run load", true),
                        new Event.RemedyLeft("load-again", "remedies are limited"),
                        new Event.Messaged(
                                "customers",
                                true,
                                List.of(told("data-lead", false, "bob")),
                                new Event.Words("status-update", "Late", "It is mended")),
                        new Event.Replanned("hash", List.of("15m becomes 10m"))));
        for (var how : Event.Remedied.values()) {
            all.add(new Event.RemedyEnded("load-again", how, "it said so"));
        }
        for (var to : State.values()) {
            all.add(new Event.Moved(to));
        }
        for (var part : Event.Part.values()) {
            all.add(new Event.Assigned(part, "ada"));
        }
        for (var entry : Event.Entry.values()) {
            all.add(new Event.Wrote(entry, "words"));
        }
        for (var mark : Event.Mark.values()) {
            all.add(new Event.Ticked("resolution", "technical-1", mark, "because"));
        }
        for (var kind : Act.Kind.values()) {
            all.add(new Event.Acted(act(kind, Act.Effect.NONE, told("data-lead", false, "bob"))));
            all.add(
                    new Event.Escalated(
                            "words", act(kind, Act.Effect.NONE, told("data-lead", false, "bob"))));
        }
        return all;
    }

    @Test
    void everyEventIsToldInPlainWords() {
        var kinds = new java.util.HashSet<Class<?>>();
        for (var event : every()) {
            kinds.add(event.getClass());
            var said = words.of(event);
            assertThat(said.said()).isNotBlank();
            // No class names, no shouting of constants, no insides of records.
            assertThat(said.said() + said.body())
                    .doesNotContain(event.getClass().getSimpleName() + "[", "Optional", "_", "null")
                    .doesNotContainPattern("\\b[A-Z]{4,}\\b");
        }
        assertThat(kinds).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    }

    @Test
    void anEscalationNamesWhomItReached() {
        var effect =
                new Act.Effect(Optional.of("L2"), Optional.empty(), Optional.empty(), List.of());
        var said =
                words.of(
                        new Event.Acted(act(Act.Kind.RUNG, effect, told("product", false, "eve"))));
        assertThat(said.said())
                .isEqualTo("escalated: Level 2 to L2, told Product owner (Eve Adler) by page");
        assertThat(said.body()).isEqualTo("not resolved within 1h");
    }

    @Test
    void aRoleThatNobodyHoldsIsSaidToBeSo() {
        var said =
                words.of(
                        new Event.Acted(
                                act(Act.Kind.NOTICE, Act.Effect.NONE, told("night-watch", true))));
        assertThat(said.said()).contains("Night watch by page, whom nobody is");
    }

    @Test
    void aMissThatRaisesTheSeveritySaysSo() {
        var effect =
                new Act.Effect(Optional.empty(), Optional.empty(), Optional.of("P0"), List.of());
        assertThat(words.of(new Event.Acted(act(Act.Kind.MISSED, effect))).said())
                .isEqualTo("saw Level 2 missed, raised to P0");
    }

    @Test
    void aTickedStepIsToldByItsTextAndAWaivedOneWithItsReason() {
        assertThat(
                        words.of(
                                        new Event.Ticked(
                                                "resolution",
                                                "technical-1",
                                                Event.Mark.WAIVED,
                                                "no test bed"))
                                .body())
                .isEqualTo("The fix is tested and verified\nBecause: no test bed");
        assertThat(words.of(new Event.Ticked("gone", "x-1", Event.Mark.DONE, "")).body())
                .isEqualTo("x-1");
    }

    @Test
    void impactIsToldWithItsNumbers() {
        var impact =
                new Impact(
                        OptionalLong.of(1_200),
                        Optional.of(new BigDecimal("100000")),
                        Set.of(ImpactRule.Aspect.SECURITY, ImpactRule.Aspect.CUSTOMER_FACING),
                        new Impact.Concerned(List.of("Finance"), List.of(), List.of("Pricing")));
        assertThat(EventWords.impact(impact))
                .isEqualTo(
                        "1,200 users; 100,000 of revenue per hour; Customer-facing, Security; teams: Finance; decisions pending: Pricing");
        assertThat(EventWords.impact(Impact.NONE)).isEqualTo("None known");
    }
}
