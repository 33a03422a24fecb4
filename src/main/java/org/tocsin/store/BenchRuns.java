package org.tocsin.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Partition;

/**
 * Results like those of many small checks on today's data: every value differs from the one before,
 * one in a hundred is a breach with ten rows, and ten checks share a statement for a day.
 */
final class BenchRuns {
    private static final String PLAYBOOK = "bench";
    private static final Severity SEVERITY = new Severity("P1", 1, Severity.Level.WARNING);
    private static final Sample ROWS =
            new Sample(
                    List.of("order_id", "customer", "amount"),
                    IntStream.range(0, 10)
                            .mapToObj(i -> List.of("ORD-%06d".formatted(i), "c" + i, i + ".50"))
                            .toList());

    private long made;

    /** One result of a check; ids sort by time, as those of the program do. */
    Recorded next(int check, Instant at) {
        long number = made++;
        double value = 1_000 + number % 977 + check / 1_000.0;
        boolean breach = number % 100 == 99;
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        var occasion =
                new CheckRun.Occasion(
                        new Partition.Span(day, Grain.DAY, ZoneOffset.UTC),
                        at,
                        Duration.ofMillis(4 + number % 13),
                        "schedule");
        var judgement =
                new Judgement(
                        breach ? new Verdict.Breach(SEVERITY) : new Verdict.Healthy(),
                        OptionalDouble.of(value),
                        new Judgement.Bounds(
                                OptionalDouble.of(1_400),
                                OptionalDouble.of(900),
                                OptionalDouble.of(2_000),
                                OptionalDouble.empty()),
                        "Orders %.3f within 900 to 2,000".formatted(value));
        var findings =
                new CheckRun.Findings(
                        new Reading.Tested(3_500 + number % 50, OptionalLong.of(number % 7)),
                        "select count(*), avg(amount) from orders_%d where day = date '%s'"
                                .formatted(check / 10, day),
                        breach ? ROWS : Sample.NONE);
        var id = new UUID(at.toEpochMilli() << 16 | 0x7000, 0x8000_0000_0000_0000L | number);
        var run = new CheckRun(id, new CheckId("check-" + check), occasion, judgement, findings);
        return new Recorded(run, series(check));
    }

    /** One result of each of as many checks. */
    List<Recorded> of(int checks, Instant at) {
        return IntStream.range(0, checks).mapToObj(check -> next(check, at)).toList();
    }

    /** The series of a check. */
    Series series(int check) {
        return new Series(PLAYBOOK, new DataSetId("orders"), new MeasureId("measure-" + check), "");
    }
}
