package org.tocsin.domain.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.Exclusion;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.JudgedDay;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Replay;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.series.Point;

/** What other rules would have alerted, and whether that would have been right. */
class BackTestTest {
    private static final Severity P1 = new Severity("P1", 0, Severity.Level.CRITICAL);
    private static final Severity P2 = new Severity("P2", 1, Severity.Level.WARNING);
    private static final DataSetId ORDERS = new DataSetId("orders");
    private static final CheckId ROWS = new CheckId("rows");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant FIRST = Instant.parse("2025-03-01T00:00:00Z");

    private static Check check(String id, Rule... rules) {
        var measure =
                new Measure(
                        new MeasureId(id),
                        "Rows",
                        ORDERS,
                        new Formula.RowCount(Optional.empty()),
                        Unit.COUNT);
        var handling =
                new Check.Handling(
                        new Schedule.Every(DAY),
                        Optional.empty(),
                        Check.Labels.NONE,
                        Optional.empty(),
                        Optional.empty());
        return new Check(
                new CheckId(id),
                new Check.Title("Rows", "", Optional.empty()),
                measure,
                List.of(rules),
                handling);
    }

    private static Check below(double bound) {
        return check("rows", new Rule(P1, new Condition.Below(bound), 1));
    }

    private static Instant day(int number) {
        return FIRST.plus(DAY.multipliedBy(number - 1));
    }

    /** One point a day from 1 March, found at 06:30 UTC. */
    private static Replay.History history(double... values) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < values.length; i++) {
            points.add(new Point(day(i + 1), values[i]));
        }
        var around =
                new Replay.Surroundings(
                        _ -> false,
                        point ->
                                new JudgedDay(
                                        LocalDate.ofInstant(point.at(), ZoneOffset.UTC),
                                        false,
                                        Set.of()),
                        point -> Optional.of(point.at().plus(Duration.ofMinutes(390))));
        return new Replay.History(points, around, ZoneOffset.UTC);
    }

    private static BackTest.Frame frame(int from, int until, RealIncident... real) {
        var paging = new Paging(Set.of("P1"), ZoneOffset.UTC);
        return new BackTest.Frame(
                new Exclusion.Stretch(day(from), day(until)), paging, 1, List.of(real));
    }

    private static RealIncident real(int number, int from, int until) {
        return new RealIncident(
                number,
                Set.of(ROWS),
                Set.of(ORDERS),
                new RealIncident.Span(day(from), day(until).plus(Duration.ofMinutes(390))));
    }

    private static BackTest test(
            Check now, Check tried, Replay.History history, BackTest.Frame frame) {
        var said = new BackTest.InForce(now, List.of()).replay(history);
        return BackTest.of(said, tried, history, frame);
    }

    @Test
    void aLowerBoundLosesAFalseAlarmAndMissesWhatWasReal() {
        var history = history(900, 400, 900, 700, 300, 250, 900);
        var found =
                test(below(800), below(350), history, frame(1, 8, real(1, 4, 4), real(2, 5, 6)));
        assertThat(found.lost()).isEqualTo(2);
        assertThat(found.gained()).isZero();
        assertThat(found.marks())
                .filteredOn(BackTest.Mark::lost)
                .extracting(mark -> mark.point().at())
                .containsExactly(day(2), day(4));
        assertThat(found.now().tally())
                .isEqualTo(new Tally(new Tally.Load(4, 2, 2, 2), new Tally.Worth(1, 1, 0)));
        assertThat(found.tried().tally())
                .isEqualTo(new Tally(new Tally.Load(2, 1, 1, 1), new Tally.Worth(1, 0, 1)));
    }

    @Test
    void pointsBeforeTheStretchAreLearnedFromButNotCounted() {
        var risen =
                check(
                        "rows",
                        new Rule(P1, new Condition.Deviates(0.4, 3, Condition.Direction.BOTH), 1));
        var found = test(below(0), risen, history(100, 100, 400, 100, 100, 400), frame(4, 7));
        assertThat(found.marks()).hasSize(3);
        assertThat(found.tried().alerts()).hasSize(1);
        assertThat(found.tried().tally().load().points()).isEqualTo(3);
    }

    @Test
    void anAlertEndsAfterAsManyGoodRunsAsAnIncidentDoes() {
        var history = history(100, 900, 100, 900, 900, 100);
        var judged = Replay.of(below(500), history);
        var told = history.surroundings().told();
        assertThat(Alert.of(ROWS, judged, told, 1)).hasSize(3);
        assertThat(Alert.of(ROWS, judged, told, 2)).hasSize(2);
        assertThat(Alert.of(ROWS, judged, told, 3)).hasSize(1);
    }

    @Test
    void whatGrowsWorseCallsAgainAndPagesOnce() {
        var check =
                check(
                        "rows",
                        new Rule(P1, new Condition.Below(200), 1),
                        new Rule(P2, new Condition.Below(500), 1));
        var history = history(400, 100, 400, 100, 900);
        var alerts = Alert.of(ROWS, Replay.of(check, history), history.surroundings().told(), 1);
        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().worst()).isEqualTo(P1);
        assertThat(alerts.getFirst().calls())
                .extracting(Alert.Call::severity)
                .containsExactly(P2, P1);
        var paging = new Paging(Set.of("P1", "P2"), ZoneOffset.UTC);
        assertThat(paging.page(alerts.getFirst())).map(Alert.Call::severity).contains(P2);
        assertThat(new Paging(Set.of("P1"), ZoneOffset.UTC).page(alerts.getFirst()))
                .flatMap(Alert.Call::at)
                .contains(day(2).plus(Duration.ofMinutes(390)));
    }

    @Test
    void theNightIsTheTeamsAlsoWhenTheClocksChange() {
        var paging = new Paging(Set.of(), ZoneId.of("America/Los_Angeles"));
        // 06:59 and 07:00 of the day on which summer time begins there, then of the day before.
        assertThat(paging.isNight(Instant.parse("2025-03-09T13:59:00Z"))).isTrue();
        assertThat(paging.isNight(Instant.parse("2025-03-09T14:00:00Z"))).isFalse();
        assertThat(paging.isNight(Instant.parse("2025-03-08T14:30:00Z"))).isTrue();
        assertThat(paging.isNight(Instant.parse("2025-03-08T15:00:00Z"))).isFalse();
        assertThat(paging.isNight(Instant.parse("2025-03-09T05:59:00Z"))).isFalse();
        assertThat(paging.isNight(Instant.parse("2025-03-09T06:00:00Z"))).isTrue();
    }

    @Test
    void pagesAWeekGoByTheLengthOfTheStretch() {
        var tally = new Tally(new Tally.Load(9, 6, 4, 1), new Tally.Worth(0, 6, 0));
        assertThat(tally.pagesAWeek(Duration.ofDays(14))).isEqualTo(2);
        assertThat(tally.pagesAWeek(Duration.ZERO)).isZero();
    }

    @Test
    void anIncidentThatAnyCheckFoundIsNotMissed() {
        var rows = below(500);
        var other = check("other", new Rule(P1, new Condition.Below(500), 1));
        var bad = history(900, 900, 100, 900);
        var good = history(900, 900, 900, 900);
        var now =
                new PolicyTest.Pair(
                        Optional.of(played(rows, bad)), Optional.of(played(rows, good)));
        var second = new PolicyTest.Pair(Optional.empty(), Optional.of(played(other, bad)));
        var frame = frame(1, 5, real(1, 3, 3));
        var frames = new PolicyTest.Frames(frame, frame);
        var found = PolicyTest.of(List.of(now, second), frames);
        assertThat(found.real()).isEqualTo(1);
        assertThat(found.now().worth()).isEqualTo(new Tally.Worth(1, 0, 0));
        assertThat(found.tried().worth()).isEqualTo(new Tally.Worth(1, 0, 0));
        assertThat(found.rows().getFirst().lost()).hasSize(1);
        assertThat(found.rows().getLast().gained()).hasSize(1);
        var alone = PolicyTest.of(List.of(now), frames);
        assertThat(alone.tried().worth()).isEqualTo(new Tally.Worth(0, 0, 1));
    }

    @Test
    void daysThatOnlyOneSetOfRulesHasAreSilentInTheOther() {
        var shorter = history(900, 100);
        var longer = history(900, 100, 100);
        var marks =
                BackTest.Mark.join(Replay.of(below(500), shorter), Replay.of(below(500), longer));
        assertThat(marks).hasSize(3);
        assertThat(marks).filteredOn(BackTest.Mark::kept).hasSize(1);
        assertThat(marks.getLast().gained()).isTrue();
    }

    private static PolicyTest.Played played(Check check, Replay.History history) {
        return new PolicyTest.Played(check, Replay.of(check, history), history);
    }
}
