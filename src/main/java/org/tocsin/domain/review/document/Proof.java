package org.tocsin.domain.review.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.tocsin.domain.check.Unit;

/**
 * What the machine saw and did: charts, check runs, messages.
 *
 * @param rows whether failing rows are in it; they never are unless somebody asked for them
 *     (semantics: Checks)
 * @param omissions what is left out because there is too much of it, in words
 */
public record Proof(
        List<Chart> charts,
        List<Run> runs,
        List<Message> messages,
        boolean rows,
        List<String> omissions) {
    public Proof {
        charts = List.copyOf(charts);
        runs = List.copyOf(runs);
        messages = List.copyOf(messages);
        omissions = List.copyOf(omissions);
    }

    /**
     * A metric of a failed check around the incident.
     *
     * @param check its id
     * @param dots in order of time
     */
    public record Chart(String check, String title, Unit unit, Stretch stretch, List<Dot> dots) {
        public Chart {
            dots = List.copyOf(dots);
        }
    }

    /**
     * What a chart shows, with the marks on it.
     *
     * @param from the left end
     * @param until the right end
     */
    public record Stretch(
            Instant from, Instant until, Instant detected, Optional<Instant> resolved) {}

    /**
     * @param at the time that the value speaks of
     * @param breach the severity of the newest run of it, where that was a breach
     */
    public record Dot(Instant at, BigDecimal value, Bounds bounds, Optional<String> breach) {}

    public record Bounds(
            Optional<BigDecimal> expected,
            Optional<BigDecimal> lower,
            Optional<BigDecimal> upper) {}

    /** A run of a check. */
    public record Run(UUID run, Asked asked, Answer answer, Tested tested, Sample sample) {}

    /**
     * @param partition what it looked at: a day, a month, or all rows
     * @param sql the statement that ran; empty when none did
     */
    public record Asked(String check, String name, String partition, Instant at, String sql) {}

    /**
     * @param verdict {@code healthy}, {@code breach}, {@code broken}, {@code learning}
     * @param severity of a breach
     * @param value with its unit; empty where there is none
     */
    public record Answer(String verdict, Optional<String> severity, String value, String message) {}

    public record Tested(long rows, OptionalLong failing) {}

    /**
     * Failing rows, masked columns already hidden.
     *
     * @param kept how many the store has
     * @param rows empty unless somebody asked for them
     */
    public record Sample(int kept, List<String> columns, List<Row> rows) {
        public Sample {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    public record Row(List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param text empty for a null of the source
     */
    public record Cell(Optional<String> text) {}

    /** What was written to whom, and what became of it. */
    public record Message(
            UUID notice, Instant arisen, Address to, Wording wording, Sending sending) {}

    /**
     * @param holder who it was meant for, in words
     */
    public record Address(String channel, String address, String holder, String role) {}

    /**
     * @param subject empty where the usual text was filled in as it was sent
     */
    public record Wording(String purpose, String title, String why, String subject, String body) {}

    /**
     * @param standing {@code waiting}, {@code sent}, {@code simulated}, {@code dead}, {@code moot}
     * @param remark its receipt, or why
     */
    public record Sending(
            String standing, Optional<Instant> at, String remark, List<Attempt> attempts) {
        public Sending {
            attempts = List.copyOf(attempts);
        }
    }

    /**
     * @param outcome {@code under way} while there is none
     */
    public record Attempt(int number, Instant began, String outcome, String remark) {}
}
