package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** By when the pipelines of document 004 have to deliver, to the second. */
class PipelineLandingTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @MethodSource("cases")
    void whatHasNotLandedHasItsSeverity(Case each) throws Exception {
        var day = LocalDate.ofInstant(each.now(), ZoneOffset.UTC);
        var files = PipelineFiles.until(day);
        each.change().accept(files);
        files.write(folder);

        assertThat(
                        new BookRun("data-pipeline", folder, day)
                                .verdict(each.check(), Optional.of(each.now())))
                .isEqualTo(each.verdict());
    }

    /**
     * @param change what is missing
     */
    record Case(String check, Instant now, Consumer<BookFiles> change, String verdict) {
        @Override
        public String toString() {
            return "%s at %s: %s".formatted(check, now, verdict);
        }
    }

    static Stream<Case> cases() {
        var cases = new ArrayList<Case>();
        for (var hour :
                List.of(
                        new Daily("profit-landing", "aggregate_profit", 6),
                        new Daily("growth-landing", "growth_metrics", 4),
                        new Daily("engagement-landing", "engagement_metrics", 5))) {
            cases.addAll(hour.cases());
        }
        cases.addAll(
                Report.of("profit-monthly-deadline", "profit_report_202602", "2026-03-05T01:00:00Z")
                        .cases());
        cases.addAll(
                Report.of("growth-weekly-deadline", "growth_week_20260301", "2026-03-03T18:00:00Z")
                        .cases());
        // The same wall clock an hour earlier in UTC, after the clocks went forward.
        cases.addAll(
                Report.of("growth-weekly-deadline", "growth_week_20260308", "2026-03-10T17:00:00Z")
                        .cases());
        cases.addAll(
                Report.of("growth-monthly-deadline", "growth_report_202602", "2026-03-07T01:00:00Z")
                        .cases());
        cases.addAll(
                Report.of(
                                "engagement-quarterly-deadline",
                                "engagement_report_202603",
                                "2026-04-08T00:00:00Z")
                        .cases());
        cases.addAll(missing("payment-export-missing", "payment_export", 2, "P1"));
        cases.addAll(missing("unit-profit-delay", "unit_profit", 6, "P2"));
        cases.addAll(missing("daily-growth-delay", "daily_growth", 4, "P2"));
        var morning = Instant.parse("2026-03-04T02:00:01Z");
        cases.add(
                new Case(
                        "payment-export-missing",
                        morning,
                        files ->
                                files.table("payment_export", LocalDate.parse("2026-03-04")).cut(0),
                        "P1"));
        return cases.stream();
    }

    /** Late without warning. */
    private static List<Case> missing(String check, String file, int hour, String severity) {
        var due = Instant.parse("2026-03-04T0%d:00:00Z".formatted(hour));
        var day = LocalDate.parse("2026-03-04");
        return List.of(
                new Case(check, due, files -> files.drop(file, day), "HEALTHY"),
                new Case(check, due.plusSeconds(1), files -> files.drop(file, day), severity),
                new Case(check, due.plusSeconds(1), _ -> {}, "HEALTHY"));
    }

    /** Warned of an hour ahead. */
    private record Daily(String check, String file, int hour) {
        List<Case> cases() {
            var day = LocalDate.parse("2026-03-04");
            return steps(
                    check,
                    Instant.parse("2026-03-04T0%d:00:00Z".formatted(hour)),
                    3_600,
                    files -> files.drop(file, day));
        }
    }

    /** Warned of 4 hours ahead. */
    private record Report(String check, String file, Instant due) {
        static Report of(String check, String file, String due) {
            return new Report(check, file, Instant.parse(due));
        }

        List<Case> cases() {
            return steps(check, due, 4 * 3_600, files -> files.drop(file + ".csv"));
        }
    }

    private static List<Case> steps(
            String check, Instant due, int ahead, Consumer<BookFiles> missing) {
        var warned = due.minusSeconds(ahead);
        return List.of(
                new Case(check, warned, missing, "HEALTHY"),
                new Case(check, warned.plusSeconds(1), missing, "P1"),
                new Case(check, due, missing, "P1"),
                new Case(check, due.plusSeconds(1), missing, "P0"),
                new Case(check, due.plusSeconds(1), _ -> {}, "HEALTHY"));
    }
}
