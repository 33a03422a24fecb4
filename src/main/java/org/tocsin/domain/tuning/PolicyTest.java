package org.tocsin.domain.tuning;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Replay;
import org.tocsin.domain.tuning.BackTest.Frame;
import org.tocsin.domain.tuning.BackTest.Mark;
import org.tocsin.domain.tuning.BackTest.Side;

/**
 * What all rules of another playbook would have alerted on a stored history, beside those in force
 * (X-2).
 *
 * @param rows one for each check that either of them has and that could be replayed
 * @param real how many incidents there really were
 */
public record PolicyTest(List<Row> rows, Tally now, Tally tried, int real) {
    public PolicyTest {
        rows = List.copyOf(rows);
    }

    /**
     * One check.
     *
     * @param now empty where the rules in force have no such check; {@code tried} likewise
     * @param marks where it alerts by either
     */
    public record Row(
            CheckId id, String name, Optional<Side> now, Optional<Side> tried, List<Mark> marks) {
        public Row {
            marks = List.copyOf(marks);
        }

        public List<Mark> gained() {
            return marks.stream().filter(Mark::gained).toList();
        }

        public List<Mark> lost() {
            return marks.stream().filter(Mark::lost).toList();
        }
    }

    /** A check with what it says of a history. */
    public record Played(Check check, List<Replay.Judged> judged, Replay.History history) {}

    /** A check by both playbooks; at least one has it. */
    public record Pair(Optional<Played> now, Optional<Played> tried) {
        private Check check() {
            return now.or(() -> tried).orElseThrow().check();
        }

        private Row row(Frames frames) {
            return new Row(
                    check().id(),
                    check().title().name(),
                    now.map(played -> side(played, frames.now())),
                    tried.map(played -> side(played, frames.tried())),
                    Mark.join(counted(now, frames.now()), counted(tried, frames.tried())).stream()
                            .filter(mark -> mark.gained() || mark.lost() || mark.kept())
                            .toList());
        }

        private static List<Replay.Judged> counted(Optional<Played> played, Frame frame) {
            return played.map(each -> frame.counted(each.judged())).orElse(List.of());
        }

        private static Side side(Played played, Frame frame) {
            return BackTest.side(
                    played.check(),
                    frame.counted(played.judged()),
                    played.history().surroundings().told(),
                    frame);
        }
    }

    /** Each playbook pages in its own way; the stretch and what was real are the same. */
    public record Frames(Frame now, Frame tried) {}

    public static PolicyTest of(List<Pair> pairs, Frames frames) {
        var rows = pairs.stream().map(pair -> pair.row(frames)).toList();
        return new PolicyTest(
                rows,
                Tally.of(
                        tallies(rows.stream().map(Row::now)),
                        missed(pairs, rows.stream().map(Row::now).toList(), frames.now())),
                Tally.of(
                        tallies(rows.stream().map(Row::tried)),
                        missed(pairs, rows.stream().map(Row::tried).toList(), frames.tried())),
                frames.now().found().size());
    }

    private static List<Tally> tallies(Stream<Optional<Side>> sides) {
        return sides.flatMap(Optional::stream).map(Side::tally).toList();
    }

    /** What really was wrong without any check alerting. */
    private static int missed(List<Pair> pairs, List<Optional<Side>> sides, Frame frame) {
        int missed = 0;
        for (var real : frame.found()) {
            boolean found = false;
            for (int i = 0; i < pairs.size() && !found; i++) {
                var dataSet = pairs.get(i).check().measure().dataSet();
                found =
                        sides.get(i).stream()
                                .flatMap(side -> side.alerts().stream())
                                .anyMatch(alert -> real.explains(alert, dataSet));
            }
            missed += found ? 0 : 1;
        }
        return missed;
    }
}
