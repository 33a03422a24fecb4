package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
 * The checks of document 004, each on files without a fault, on files with the fault that it is
 * there for, and on files that lie on its bound.
 */
class PipelineBookChecksTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-04");
    private static final Optional<Instant> END_OF_DAY = Optional.empty();

    @TempDir private Path folder;

    @Test
    void filesWithoutAFaultAreHealthy() throws Exception {
        PipelineFiles.until(DAY).write(folder);

        assertThat(run().verdicts(END_OF_DAY, _ -> true).entrySet())
                .allSatisfy(verdict -> assertThat(verdict.getValue()).isEqualTo("HEALTHY"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFaultHasItsSeverity(Case each) throws Exception {
        var files = PipelineFiles.until(DAY);
        each.change().accept(files);
        files.write(folder);

        assertThat(run().verdict(each.check(), END_OF_DAY)).isEqualTo(each.verdict());
    }

    @Test
    void everyCheckHasAFaultAndABound() {
        var checks =
                ShippedPlaybooks.read("data-pipeline")
                        .orElseThrow()
                        .playbook()
                        .orElseThrow()
                        .checks();

        for (var check : checks) {
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
        return new BookRun("data-pipeline", folder, DAY);
    }

    /**
     * @param what has been done to files without a fault
     */
    record Case(String check, String what, Consumer<BookFiles> change, String verdict) {
        @Override
        public String toString() {
            return "%s: %s is %s".formatted(check, what, verdict);
        }
    }

    private static Case of(
            String check, String verdict, String what, Consumer<BookFiles> change) {
        return new Case(check, what, change, verdict);
    }

    static Stream<Case> cases() {
        var cases = new ArrayList<Case>();
        cases.addAll(profit());
        cases.addAll(growth());
        cases.addAll(engagement());
        cases.addAll(runs());
        return cases.stream();
    }

    private static List<Case> profit() {
        return List.of(
                of(
                        "refund-ratio",
                        "P1",
                        "2 refunds of 300",
                        f -> refunds(f, 2)),
                of("refund-ratio", "HEALTHY", "3 refunds of 300", f -> refunds(f, 3)),
                of(
                        "refund-ratio",
                        "P1",
                        "refunds without their flag",
                        f ->
                                f.table("transactions", DAY)
                                        .setAll("transaction_type", "")),
                of(
                        "repeated-transactions",
                        "P1",
                        "the same transaction 5 minutes later",
                        f -> again(f, 300)),
                of(
                        "repeated-transactions",
                        "HEALTHY",
                        "the same transaction a second after that",
                        f -> again(f, 301)),
                of(
                        "transaction-spike",
                        "P3",
                        "361 transactions after 300 a day",
                        f -> f.table("transactions", DAY).repeat(1, 61)),
                of(
                        "transaction-spike",
                        "HEALTHY",
                        "360 transactions after 300 a day",
                        f -> f.table("transactions", DAY).repeat(1, 60)),
                of(
                        "hours-in-day",
                        "P1",
                        "23 hours of data",
                        f ->
                                f.table("transactions", DAY)
                                        .cutWhere("created_at", at -> at.contains("T02:"))),
                of(
                        "hours-in-day",
                        "P1",
                        "25 hours of data",
                        f ->
                                f.table("transactions", DAY)
                                        .set(299, "created_at", "2026-03-04T00:30:00Z")),
                of("hours-in-day", "HEALTHY", "24 hours of data", _ -> {}),
                of("profit-total-shift", "P1", "5.1 % more profit", f -> profit(f, 4_510)),
                of("profit-total-shift", "P1", "5.1 % less profit", f -> profit(f, 3_490)),
                of("profit-total-shift", "P2", "5 % more profit", f -> profit(f, 4_500)),
                of("profit-total-shift", "P2", "4.1 % less profit", f -> profit(f, 3_590)),
                of("profit-total-shift", "HEALTHY", "4 % less profit", f -> profit(f, 3_600)),
                of("profit-missing", "P0", "no file", f -> f.drop("aggregate_profit", DAY)),
                of(
                        "profit-missing",
                        "P0",
                        "no rows",
                        f -> f.table("aggregate_profit", DAY).cut(0)),
                of(
                        "profit-missing",
                        "HEALTHY",
                        "one row",
                        f -> f.table("aggregate_profit", DAY).cut(1)));
    }

    private static void refunds(BookFiles files, int n) {
        files.table("transactions", DAY)
                .setAll("transaction_type", "sale")
                .setFirst(n, "transaction_type", "refund");
    }

    private static void again(BookFiles files, int seconds) {
        files.table("transactions", DAY)
                .repeat(1, 1)
                .set(1, "created_at", PipelineFiles.start(DAY))
                .set(300, "created_at", PipelineFiles.start(DAY).plusSeconds(seconds));
    }

    private static void profit(BookFiles files, int ofInvestors) {
        files.table("aggregate_profit", DAY).set(1, "profit", ofInvestors);
    }

    private static List<Case> growth() {
        return List.of(
                of(
                        "user-events-volume",
                        "P1",
                        "169 events after 200 a day",
                        f -> f.table("user_events", DAY).cut(169)),
                of(
                        "user-events-volume",
                        "HEALTHY",
                        "170 events after 200 a day",
                        f -> f.table("user_events", DAY).cut(170)),
                of("bot-logins", "P1", "11 bots of 200", f -> bots(f, "auth_log", 11)),
                of("bot-logins", "P3", "10 bots of 200", f -> bots(f, "auth_log", 10)),
                of("bot-logins", "HEALTHY", "no bots", _ -> {}),
                of(
                        "account-count-change",
                        "P1",
                        "211 accounts after 200",
                        f -> f.table("accounts", DAY).repeat(0, 11)),
                of(
                        "account-count-change",
                        "P1",
                        "189 accounts after 200",
                        f -> f.table("accounts", DAY).cut(189)),
                of(
                        "account-count-change",
                        "HEALTHY",
                        "190 accounts after 200",
                        f -> f.table("accounts", DAY).cut(190)),
                of("orphaned-anonymous-ids", "P1", "6 orphans of 100", f -> orphans(f, 6)),
                of("orphaned-anonymous-ids", "P2", "5 orphans of 100", f -> orphans(f, 5)),
                of("orphaned-anonymous-ids", "P2", "4 orphans of 100", f -> orphans(f, 4)),
                of("orphaned-anonymous-ids", "HEALTHY", "3 orphans of 100", f -> orphans(f, 3)),
                of(
                        "country-null",
                        "P1",
                        "5 events of 200 from nowhere",
                        f -> f.table("user_events", DAY).setFirst(5, "country_code", "")),
                of(
                        "country-null",
                        "HEALTHY",
                        "4 events of 200 from nowhere",
                        f -> f.table("user_events", DAY).setFirst(4, "country_code", "")),
                of(
                        "events-in-wrong-day",
                        "P2",
                        "an event at the next midnight",
                        f ->
                                f.table("user_events", DAY)
                                        .set(199, "event_time", "2026-03-04T00:00:00Z")),
                of(
                        "events-in-wrong-day",
                        "P2",
                        "an event just before the day",
                        f ->
                                f.table("user_events", DAY)
                                        .set(0, "event_time", "2026-03-02T23:59:59Z")),
                of(
                        "events-in-wrong-day",
                        "HEALTHY",
                        "events at both ends of the day",
                        f ->
                                f.table("user_events", DAY)
                                        .set(0, "event_time", "2026-03-03T00:00:00Z")
                                        .set(199, "event_time", "2026-03-03T23:59:59Z")),
                of(
                        "dau-beyond-mau",
                        "P1",
                        "901 a day, 900 a month",
                        f -> f.table("growth_metrics", DAY).set(0, "dau", 901)),
                of(
                        "dau-beyond-mau",
                        "HEALTHY",
                        "900 a day, 900 a month",
                        f -> f.table("growth_metrics", DAY).set(0, "dau", 900)),
                of("retention-drop", "P1", "47 % after 50 %", f -> retained(f, 270)),
                of("retention-drop", "HEALTHY", "48 % after 50 %", f -> retained(f, 280)),
                of("growth-missing", "P0", "no file", f -> f.drop("growth_metrics", DAY)),
                of("growth-missing", "HEALTHY", "one row", _ -> {}));
    }

    private static void bots(BookFiles files, String name, int n) {
        files.table(name, DAY).setFirst(n, "user_agent", "Mozilla/5.0 (compatible; Googlebot/2.1)");
    }

    private static void orphans(BookFiles files, int n) {
        files.table("user_events", DAY).setFirst(n, "anonymous_id", "nobody");
    }

    private static void retained(BookFiles files, int ofDecember) {
        files.table("retention_cohorts", DAY).set(1, "retained", ofDecember);
    }

    private static List<Case> engagement() {
        return List.of(
                of(
                        "content-type-null",
                        "P1",
                        "13 events of 400 without",
                        f -> f.table("clickstream", DAY).setFirst(13, "content_type", "")),
                of(
                        "content-type-null",
                        "HEALTHY",
                        "12 events of 400 without",
                        f -> f.table("clickstream", DAY).setFirst(12, "content_type", "")),
                of("bot-engagement", "P1", "21 bots of 400", f -> bots(f, "clickstream", 21)),
                of("bot-engagement", "P2", "20 bots of 400", f -> bots(f, "clickstream", 20)),
                of("bot-engagement", "P3", "8 bots of 400", f -> bots(f, "clickstream", 8)),
                of("bot-engagement", "HEALTHY", "no bots", _ -> {}),
                of(
                        "background-events",
                        "P1",
                        "one event in the background",
                        f -> f.table("clickstream", DAY).set(0, "screen_state", "background")),
                of("background-events", "HEALTHY", "all in the foreground", _ -> {}),
                of("mobile-session-time", "P3", "12.1 minutes after 10", f -> mobile(f, 12.1)),
                of("mobile-session-time", "HEALTHY", "12 minutes after 10", f -> mobile(f, 12)),
                of(
                        "engagement-jump",
                        "P3",
                        "481 events of 40 users after 400",
                        f -> f.table("clickstream", DAY).repeat(0, 81)),
                of(
                        "engagement-jump",
                        "HEALTHY",
                        "480 events of 40 users after 400",
                        f -> f.table("clickstream", DAY).repeat(0, 80)),
                of(
                        "sessions-across-midnight",
                        "P1",
                        "a session of the evening before",
                        f ->
                                f.table("sessions", DAY)
                                        .set(0, "started_at", "2026-03-02T23:59:59Z")),
                of(
                        "sessions-across-midnight",
                        "HEALTHY",
                        "a session from midnight on",
                        f ->
                                f.table("sessions", DAY)
                                        .set(0, "started_at", "2026-03-03T00:00:00Z")),
                of(
                        "heavy-users",
                        "P1",
                        "1,001 events of one user",
                        f -> f.table("clickstream", DAY).repeat(0, 991)),
                of(
                        "heavy-users",
                        "HEALTHY",
                        "1,000 events of one user",
                        f -> f.table("clickstream", DAY).repeat(0, 990)),
                of("mean-median-gap", "P1", "a mean of 11.025, a median of 10", f -> power(f, 51)),
                of("mean-median-gap", "HEALTHY", "a mean of 11, a median of 10", f -> power(f, 50)),
                of("engagement-missing", "P0", "no file", f -> f.drop("engagement_metrics", DAY)),
                of("engagement-missing", "HEALTHY", "one row", _ -> {}));
    }

    private static void mobile(BookFiles files, double minutes) {
        for (int row = 0; row < 100; row += 2) {
            files.table("sessions", DAY).set(row, "minutes", minutes);
        }
    }

    private static void power(BookFiles files, int events) {
        files.table("engagement_by_user", DAY).set(0, "events", events);
    }

    private static List<Case> runs() {
        return List.of(
                of("failed-experiment-runs", "P2", "one failed", f -> failed(f, 0)),
                of("failed-experiment-runs", "HEALTHY", "another one failed", f -> failed(f, 1)),
                of("slow-runs", "P2", "23 minutes after 20", f -> minutes(f, 23)),
                of("slow-runs", "P3", "22 minutes after 20", f -> minutes(f, 22)),
                of("slow-runs", "HEALTHY", "21 minutes after 20", f -> minutes(f, 21)));
    }

    private static void failed(BookFiles files, int run) {
        files.table("pipeline_runs", DAY).set(run, "status", "failed");
    }

    private static void minutes(BookFiles files, int minutes) {
        files.table("pipeline_runs", DAY).setAll("minutes", minutes);
    }
}
