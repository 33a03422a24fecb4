package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.playbook.ShippedPlaybooks;

/**
 * The checks of document 003, each on files without a fault, on files with the fault that it is
 * there for, and on files that lie on its bound.
 */
class ObservatoryBookChecksTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-04");
    private static final Optional<Instant> END_OF_DAY = Optional.empty();

    @TempDir private Path folder;

    @Test
    void filesWithoutAFaultAreHealthy() throws Exception {
        ObservatoryFiles.until(DAY).write(folder);

        assertThat(run().verdicts(END_OF_DAY, _ -> true).entrySet())
                .allSatisfy(verdict -> assertThat(verdict.getValue()).isEqualTo("HEALTHY"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFaultHasItsSeverity(Case each) throws Exception {
        var files = ObservatoryFiles.until(DAY);
        each.change().accept(files);
        files.write(folder);

        assertThat(run().verdict(each.check(), END_OF_DAY)).isEqualTo(each.verdict());
    }

    @Test
    void everyRuleHasAFaultAndEveryCheckABound() {
        var playbook = ShippedPlaybooks.read("ccobservatory").orElseThrow().playbook();
        for (var check : playbook.orElseThrow().checks()) {
            var verdicts =
                    cases().filter(each -> each.check().equals(check.id().value()))
                            .map(Case::verdict)
                            .toList();
            for (var rule : check.rules()) {
                assertThat(verdicts).as(check.id().value()).contains(rule.severity().id());
            }
            assertThat(verdicts).as(check.id().value()).contains("HEALTHY");
        }
    }

    private BookRun run() {
        return new BookRun("ccobservatory", folder, DAY);
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
        return Stream.of(performance(), availability(), capacity(), integrity(), security())
                .flatMap(List::stream);
    }

    private static List<Case> performance() {
        return List.of(
                new Case("response-time-sla", "P2", "601 ms for 200", f -> responds(f, 0, 601)),
                new Case(
                        "response-time-sla", "HEALTHY", "600 ms for 200", f -> responds(f, 0, 600)),
                new Case(
                        "response-time-sla",
                        "HEALTHY",
                        "an uncritical function in 9 s for 1 s",
                        f -> responds(f, 2, 9_000)),
                new Case(
                        "tickets-rising",
                        "P2",
                        "31 tickets after 20 a day",
                        f -> f.table("tickets", DAY).repeat(0, 11)),
                new Case(
                        "tickets-rising",
                        "HEALTHY",
                        "30 tickets after 20 a day",
                        f -> f.table("tickets", DAY).repeat(0, 10)),
                new Case(
                        "revenue-functions-degraded",
                        "P2",
                        "361 ms after 300",
                        f -> responds(f, 1, 361)),
                new Case(
                        "revenue-functions-degraded",
                        "HEALTHY",
                        "360 ms after 300",
                        f -> responds(f, 1, 360)),
                new Case(
                        "revenue-functions-degraded",
                        "HEALTHY",
                        "a function without revenue in 9 s",
                        f -> responds(f, 2, 9_000)),
                new Case(
                        "cascade-risk",
                        "P1",
                        "two functions beyond",
                        f -> {
                            responds(f, 0, 601);
                            responds(f, 2, 3_001);
                        }),
                new Case(
                        "cascade-risk", "HEALTHY", "one function beyond", f -> responds(f, 0, 601)),
                new Case(
                        "cascade-risk",
                        "HEALTHY",
                        "another one on the bound",
                        f -> {
                            responds(f, 0, 601);
                            responds(f, 2, 3_000);
                        }));
    }

    private static void responds(BookFiles files, int function, int milliseconds) {
        files.table("response_times", DAY).set(function, "response_ms", milliseconds);
    }

    private static List<Case> availability() {
        return List.of(
                new Case("service-outage", "P1", "both services down", f -> down(f, 0, 1)),
                new Case("service-outage", "P2", "one service down", f -> down(f, 1)),
                new Case("service-outage", "HEALTHY", "a database down", f -> down(f, 3)),
                new Case("network-down", "P2", "a path down", f -> down(f, 2)),
                new Case("network-down", "HEALTHY", "a service down", f -> down(f, 0)),
                new Case("database-down", "P2", "one down", f -> down(f, 3)),
                new Case("database-down", "HEALTHY", "a service down", f -> down(f, 0)),
                new Case("third-party-down", "P2", "one down", f -> down(f, 4)),
                new Case("third-party-down", "HEALTHY", "a service down", f -> down(f, 0)));
    }

    private static void down(BookFiles files, int... components) {
        for (int component : components) {
            files.table("availability", DAY).set(component, "is_up", false);
        }
    }

    private static List<Case> capacity() {
        return List.of(
                new Case(
                        "utilization-growing",
                        "P2",
                        "a disk at 91 %, 89 % at first",
                        f -> used(f, 0, 0.89, 0.91)),
                new Case(
                        "utilization-growing",
                        "HEALTHY",
                        "a disk at 90 %, 89 % at first",
                        f -> used(f, 0, 0.89, 0.90)),
                new Case(
                        "utilization-growing",
                        "HEALTHY",
                        "a disk at 91 % all day",
                        f -> used(f, 0, 0.91, 0.91)),
                new Case(
                        "utilization-growing",
                        "HEALTHY",
                        "a processor at 91 %, 99 % at first",
                        f -> used(f, 2, 0.99, 0.91)),
                new Case(
                        "resource-exhaustion",
                        "P1",
                        "a processor at 99.5 %",
                        f -> used(f, 2, 0.40, 0.995)),
                new Case(
                        "resource-exhaustion",
                        "HEALTHY",
                        "a processor at 99 %",
                        f -> used(f, 2, 0.40, 0.99)));
    }

    private static void used(BookFiles files, int row, double first, double last) {
        files.table("utilization", DAY).set(row, "used", first).set(row + 1, "used", last);
    }

    private static List<Case> integrity() {
        return List.of(
                new Case(
                        "data-loss",
                        "P1",
                        "one record lost",
                        f -> f.table("record_counts", DAY).set(0, "found", 999)),
                new Case("data-loss", "HEALTHY", "more found than written", _ -> {}),
                new Case(
                        "data-altered",
                        "P2",
                        "one record altered",
                        f -> f.table("record_counts", DAY).set(1, "altered", 1)),
                new Case(
                        "data-altered",
                        "HEALTHY",
                        "one record lost",
                        f -> f.table("record_counts", DAY).set(0, "found", 999)));
    }

    private static List<Case> security() {
        return List.of(
                new Case("security-breach", "P1", "one", f -> found(f, "breach")),
                new Case(
                        "security-breach",
                        "HEALTHY",
                        "a vulnerability",
                        f -> found(f, "vulnerability")),
                new Case("security-vulnerability", "P2", "one", f -> found(f, "vulnerability")),
                new Case("security-vulnerability", "HEALTHY", "a breach", f -> found(f, "breach")),
                new Case("access-control", "P2", "one", f -> found(f, "access")),
                new Case("access-control", "HEALTHY", "a breach", f -> found(f, "breach")),
                new Case("compliance-violation", "P2", "one", f -> found(f, "compliance")),
                new Case("compliance-violation", "HEALTHY", "a breach", f -> found(f, "breach")));
    }

    private static void found(BookFiles files, String kind) {
        files.table("security_findings", DAY).add("f2", kind);
    }
}
