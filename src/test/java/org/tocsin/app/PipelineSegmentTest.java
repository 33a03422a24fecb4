package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks of document 004 that hold for each currency, version, region or device by itself. */
class PipelineSegmentTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-04");

    @TempDir private Path folder;

    @ParameterizedTest
    @MethodSource("cases")
    void aFaultInOneSegmentHasItsSeverity(Case each) throws Exception {
        var files = PipelineFiles.until(DAY);
        each.change().accept(files);
        files.write(folder);

        assertThat(
                        new BookRun("data-pipeline", folder, DAY)
                                .verdict(each.check(), Optional.empty()))
                .isEqualTo(each.verdict());
    }

    /**
     * @param what has been done to files without a fault
     */
    record Case(String check, String verdict, String what, Consumer<BookFiles> change) {
        @Override
        public String toString() {
            return "%s: %s is %s".formatted(check, what, verdict);
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("stale-currency-rates", "P1", "one rate of yesterday", f -> rate(f, 1)),
                new Case(
                        "stale-currency-rates",
                        "P1",
                        "a rate that moved by 0.005 %",
                        f -> rate(f, 1.00005)),
                new Case(
                        "stale-currency-rates",
                        "HEALTHY",
                        "a rate that moved by 0.0101 %",
                        f -> rate(f, 1.000101)),
                new Case("stale-currency-rates", "HEALTHY", "a steady euro", _ -> {}),
                new Case(
                        "sdk-event-drop",
                        "P1",
                        "169 events of a version after 200",
                        f -> without(f, "clickstream", "sdk_version", "5.1", 31)),
                new Case(
                        "sdk-event-drop",
                        "HEALTHY",
                        "170 events of a version after 200",
                        f -> without(f, "clickstream", "sdk_version", "5.1", 30)),
                new Case(
                        "region-spike",
                        "P3",
                        "151 logins of a region after 100",
                        f -> f.table("auth_log", DAY).repeat(1, 51)),
                new Case(
                        "region-spike",
                        "HEALTHY",
                        "150 logins of a region after 100",
                        f -> f.table("auth_log", DAY).repeat(1, 50)),
                new Case(
                        "device-spike",
                        "P3",
                        "151 logins of a device after 100",
                        f -> f.table("auth_log", DAY).repeat(2, 51)),
                new Case(
                        "device-spike",
                        "HEALTHY",
                        "150 logins of a device after 100",
                        f -> f.table("auth_log", DAY).repeat(2, 50)));
    }

    /** The lira's rate as so much of yesterday's. */
    private static void rate(BookFiles files, double times) {
        files.table("currency_rates", DAY.minusDays(1)).set(1, "rate", 0.03);
        files.table("currency_rates", DAY).set(1, "rate", "%.9f".formatted(0.03 * times));
    }

    private static void without(
            BookFiles files, String table, String column, String value, int rows) {
        int[] left = {rows};
        files.table(table, DAY).cutWhere(column, cell -> cell.equals(value) && left[0]-- > 0);
    }
}
