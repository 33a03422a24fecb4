package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.oncall.HolidayCover;
import org.tocsin.domain.oncall.Layer;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.oncall.Rotation;
import org.tocsin.domain.oncall.Shift;
import org.tocsin.domain.oncall.ShiftOverride;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.HolidaySpec;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.TeamSchedule;
import org.tocsin.domain.playbook.TeamTime;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Guides;
import org.tocsin.domain.response.Person;
import org.tocsin.domain.response.Response;

class TeamSurroundingsTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final Directory DIRECTORY =
            new Directory(
                    List.of(new Person("a", "A", List.of())), List.of(), List.of(), List.of());
    private static final OnCallSchedule PLAN =
            new OnCallSchedule(
                    new OnCallSchedule.Name("data", "Data"),
                    PACIFIC,
                    List.of(
                            layer("primary", Layer.Term.ALWAYS, "a", "b"),
                            layer(
                                    "secondary",
                                    new Layer.Term(
                                            Optional.of(Instant.parse("2026-03-09T16:00:00Z")),
                                            Optional.empty()),
                                    "b",
                                    "a")),
                    HolidayCover.NONE,
                    List.of());

    private final TeamSurroundings around = new TeamSurroundings(playbook(), HolidaySource.NONE);

    @Test
    void businessTimeLeavesOutTheNightAndTheTeamsOwnDaysOff() {
        // Friday 16:00 by the Pacific; Monday is a day off of the team.
        var friday = Instant.parse("2026-01-10T00:00:00Z");

        assertThat(around.after(friday, Span.business(1))).isEqualTo("2026-01-14T00:00:00Z");
        assertThat(around.after(friday, new Span.Wall(Duration.ofHours(2))))
                .isEqualTo("2026-01-10T02:00:00Z");
        assertThat(around.working(friday)).isEqualTo(friday);
        assertThat(around.working(friday.plusSeconds(3600))).isEqualTo("2026-01-13T17:00:00Z");
    }

    @Test
    void aHandoffChangesWhoIsOnCallAtItsVeryInstant() {
        var handoff = Instant.parse("2026-01-12T17:00:00Z");

        assertThat(around.onCall("data", "primary", handoff.minusNanos(1))).containsExactly("b");
        assertThat(around.onCall("data", "primary", handoff)).containsExactly("a");
    }

    @Test
    void nobodyIsOnCallInAGapOrOnASchedulesThatIsNotThere() {
        var before = Instant.parse("2026-03-09T15:59:59Z");

        assertThat(around.onCall("data", "secondary", before)).isEmpty();
        assertThat(around.onCall("data", "secondary", before.plusSeconds(1))).hasSize(1);
        assertThat(around.onCall("data", "tertiary", before)).isEmpty();
        assertThat(around.onCall("none", "primary", before)).isEmpty();
    }

    @Test
    void anOverrideGoesOverTheRotation() {
        var from = Instant.parse("2026-01-14T10:00:00Z");
        var override =
                new ShiftOverride(
                        "primary",
                        "c",
                        new Stretch(from, from.plusSeconds(60)),
                        ShiftOverride.Grounds.override("a", "away"));
        var overridden =
                new TeamSurroundings(
                        playbook(), HolidaySource.NONE, Map.of("data", List.of(override)));

        assertThat(overridden.onCall("data", "primary", from)).containsExactly("c");
        assertThat(overridden.onCall("data", "primary", from.plusSeconds(60))).containsExactly("a");
    }

    @Test
    void theDirectoryIsThatOfThePlaybook() {
        assertThat(around.directory()).isEqualTo(DIRECTORY);
    }

    /** Also over clock changes, ends of years and before 1970, in any order of asking. */
    @Test
    void whatIsLaidOutIsWhatTheScheduleSays() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var at = Instant.ofEpochSecond(random.nextLong(-100_000_000L, 2_000_000_000L));
            for (String position : List.of("primary", "secondary")) {
                assertThat(around.onCall("data", position, at))
                        .isEqualTo(
                                PLAN.at(at).stream()
                                        .filter(s -> s.post().position().equals(position))
                                        .map(Shift::person)
                                        .toList());
            }
        }
    }

    private static Layer layer(String position, Layer.Term term, String... people) {
        var rotation =
                new Rotation(
                        LocalDateTime.of(2025, 10, 6, 9, 0),
                        Rotation.Unit.WEEKLY,
                        1,
                        List.of(people));
        return new Layer("rotation", Map.of(position, rotation), Optional.empty(), term);
    }

    private static Playbook playbook() {
        var holidays =
                new HolidaySpec(
                        Optional.empty(), Map.of(LocalDate.of(2026, 1, 12), "Day off"), Set.of());
        assertThat(LocalDate.of(2026, 1, 12).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        var time =
                new TeamTime(
                        PACIFIC,
                        new TeamTime.Hours(TeamTime.Hours.STANDARD.week(), holidays),
                        TeamTime.Windows.NONE,
                        List.of(new TeamSchedule(PLAN, TeamSchedule.Rules.STANDARD, Map.of())),
                        TeamTime.Agenda.NONE);
        return new Playbook(
                new Playbook.Header("test", "Test", "", PACIFIC),
                List.of(),
                new Playbook.Inputs(List.of(), List.of(), List.of()),
                List.of(),
                new Playbook.Conduct(
                        List.of(),
                        new Response(List.of(), ClockRules.NONE, DIRECTORY, Guides.NONE),
                        time));
    }
}
