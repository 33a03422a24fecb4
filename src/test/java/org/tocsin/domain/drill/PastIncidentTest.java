package org.tocsin.domain.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Impact;
import org.tocsin.domain.incident.Subject;

class PastIncidentTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final CheckId ROWS = new CheckId("rows");

    private final Squad squad = new Squad(MONDAY, Squad.usual());

    private Command fails(long minute, String message) {
        return new Command.Join(
                new Subject.Failure(ROWS, Optional.of(new UUID(0, 5)), squad.at(minute), message),
                Optional.empty());
    }

    @Test
    void whatChecksDidHappensAgainAndWhatPeopleDidIsLeftToThem() {
        var impact =
                new Impact(
                        OptionalLong.of(40),
                        Optional.of(new BigDecimal(500)),
                        Set.of(),
                        Impact.Concerned.NOBODY);
        squad.does(5, new Command.Acknowledge())
                .does(10, fails(10, "9 rows"), Squad.CHECKS)
                .does(20, new Command.DeclareImpact(impact))
                .does(25, new Command.Update("we know", ""))
                .does(40, new Command.Recover(ROWS, squad.at(40)), Squad.CHECKS)
                .does(50, new Command.Resolve("fixed", Optional.empty()));

        var scenario = PastIncident.scenario(7, squad.log);

        assertThat(scenario.named().title()).isEqualTo("Incident #7 again: Revenue is wrong");
        assertThat(scenario.plot().injects())
                .extracting(
                        inject -> inject.after().toMinutes() + " " + ScoreWords.what(inject.what()))
                .containsExactly(
                        "10 Check rows fails: 9 rows",
                        "20 It becomes known: 40 users; 500 of revenue per hour",
                        "40 Check rows has a good run");
        assertThat(scenario.plot().injects().get(1).hope().any())
                .containsExactly(Reaction.DECLARE_IMPACT);
        assertThat(scenario.plot().lasts()).isEqualTo(Duration.ofMinutes(40 + 240));
    }

    @Test
    void itsTimesMoveToWhereTheDrillBegins() {
        var failure =
                new Subject.Failure(
                        ROWS, Optional.of(new UUID(0, 5)), MONDAY.minusSeconds(30), "9");
        var ticket =
                new Subject.Ticket(
                        "rows",
                        "9",
                        Optional.of(MONDAY.minusSeconds(3_600)),
                        new Subject.Affected("", "", "", List.of()),
                        List.of());
        var subject =
                new Subject(
                        "Rows",
                        new Subject.Classification("P0", "", ""),
                        Subject.Place.UNKNOWN,
                        new Subject.Breach(failure, ticket));
        var plot = new Scenario.Plot(subject, MONDAY, List.of(), Duration.ofHours(1));

        var later = Instant.parse("2026-06-30T17:40:00Z");
        var opening = plot.opening(later);

        assertThat(opening.detectedAt()).isEqualTo(later);
        assertThat(opening.subject().origin())
                .isInstanceOfSatisfying(
                        Subject.Breach.class,
                        breach -> {
                            assertThat(breach.first().at()).isEqualTo(later.minusSeconds(30));
                            assertThat(breach.first().run())
                                    .as("the drill's store has no such run")
                                    .isEmpty();
                            assertThat(breach.ticket().lastGoodRun())
                                    .contains(later.minusSeconds(3_600));
                        });
    }

    @Test
    void aLogWithoutABeginningIsNone() {
        assertThatThrownBy(() -> PastIncident.scenario(1, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
