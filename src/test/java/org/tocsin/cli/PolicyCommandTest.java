package org.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Exclusion;
import org.tocsin.domain.check.JudgedDay;
import org.tocsin.domain.check.Replay;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.tuning.BackTest;
import org.tocsin.domain.tuning.Paging;
import org.tocsin.domain.tuning.PolicyTest;
import org.tocsin.engine.BackTesting;
import org.tocsin.playbook.ShippedPlaybooks;

/** What a back-test of a playbook looks like from the shell. */
class PolicyCommandTest {
    private static final Instant FIRST = Instant.parse("2025-03-01T00:00:00Z");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<LocalDate> asked = new ArrayList<>();

    private int run(String... args) {
        PolicyCommand.Desk desk =
                (Optional<Path> _, String _, LocalDate from, LocalDate to) -> {
                    asked.addAll(List.of(from, to));
                    return policy();
                };
        var line = Tocsin.commandLine(_ -> {}, List.of(new PolicyCommand(desk)));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }

    /** Four days, of which the last two have too few events for the other playbook. */
    private static BackTesting.Policy policy() {
        var check =
                ShippedPlaybooks.read("puffy")
                        .orElseThrow()
                        .playbook()
                        .orElseThrow()
                        .check(new CheckId("event-count"))
                        .orElseThrow();
        var bound = new Adjustment.Change.Bound("CRITICAL", 3_000);
        var term = new Adjustment.Term(Instant.MIN, Optional.empty());
        var entry = new Adjustment.Entry("", "", FIRST);
        var other =
                Adjustment.apply(
                        check,
                        List.of(
                                new Adjustment(
                                        new java.util.UUID(0, 0), check.id(), bound, term, entry)),
                        FIRST);
        var over = new Exclusion.Stretch(FIRST, FIRST.plus(Duration.ofDays(14)));
        var frame =
                new BackTest.Frame(
                        over, new Paging(Set.of("CRITICAL"), ZoneOffset.UTC), 1, List.of());
        var pair = new PolicyTest.Pair(Optional.of(played(check)), Optional.of(played(other)));
        return new BackTesting.Policy(
                "puffy",
                "stricter",
                over,
                PolicyTest.of(List.of(pair), new PolicyTest.Frames(frame, frame)),
                List.of(new BackTesting.LeftOut(new CheckId("by-channel"), "it is segmented")));
    }

    private static PolicyTest.Played played(Check check) {
        var points = new ArrayList<Point>();
        for (double value : new double[] {4_000, 4_100, 2_500, 2_600}) {
            points.add(new Point(FIRST.plus(Duration.ofDays(points.size())), value));
        }
        var around =
                new Replay.Surroundings(
                        _ -> false,
                        _ -> new JudgedDay(LocalDate.EPOCH, false, Set.of()),
                        point -> Optional.of(point.at().plus(Duration.ofMinutes(390))));
        var history = new Replay.History(points, around, ZoneOffset.UTC);
        return new PolicyTest.Played(check, Replay.of(check, history), history);
    }

    @Test
    void bothSetsOfRulesStandSideBySide() {
        int code =
                run(
                        "policy",
                        "back-test",
                        "--playbook",
                        "p",
                        "--from",
                        "2025-03-01",
                        "--to",
                        "2025-03-14");
        assertThat(code).isEqualTo(Exit.FINE);
        assertThat(asked).containsExactly(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 14));
        assertThat(out.toString())
                .contains("pages                     0          1         +1")
                .contains("pages a week           0.00       0.50      +0.50")
                .contains("night wakes               0          1         +1")
                .contains("alerts gained at 2 points: 2025-03-03T00:00:00Z, 2025-03-04T00:00:00Z")
                .contains("not replayed: by-channel, it is segmented");
    }

    @Test
    void jsonHasEveryNumber() {
        run(
                "policy",
                "back-test",
                "--playbook",
                "p",
                "--from",
                "2025-03-01",
                "--to",
                "2025-03-14",
                "--json");
        assertThat(out.toString().replaceAll("\\s+", ""))
                .contains(
                        "\"tried\":{\"points\":2,\"alerts\":1,\"pages\":1,\"pagesAWeek\":0.5,\"nightWakes\":1,\"hits\":0,\"falseAlarms\":1,\"missed\":0}")
                .contains(
                        "\"gained\":[{\"at\":\"2025-03-03T00:00:00Z\",\"value\":2500.0,\"severity\":\"CRITICAL\"}");
    }

    @Test
    void daysThatAreNoneAreRefused() {
        int code =
                run(
                        "policy",
                        "back-test",
                        "--playbook",
                        "p",
                        "--from",
                        "March",
                        "--to",
                        "2025-03-14");
        assertThat(code).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("--from March is no day; write 2026-03-02");
        assertThat(
                        run(
                                "policy",
                                "back-test",
                                "--playbook",
                                "p",
                                "--from",
                                "2025-03-15",
                                "--to",
                                "2025-03-14"))
                .isEqualTo(Exit.USAGE);
        assertThat(asked).isEmpty();
    }
}
