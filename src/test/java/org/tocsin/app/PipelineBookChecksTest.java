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
        var run = new BookRun("data-pipeline", folder, DAY);

        assertThat(run.verdicts(END_OF_DAY, _ -> true).entrySet())
                .allSatisfy(verdict -> assertThat(verdict.getValue()).isEqualTo("HEALTHY"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFaultHasItsSeverity(Case each) throws Exception {
        var files = PipelineFiles.until(each.day());
        each.change().accept(files);
        files.write(folder);

        var run = new BookRun("data-pipeline", folder, each.day());
        assertThat(run.verdict(each.check(), END_OF_DAY)).isEqualTo(each.verdict());
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
                    outcomes()
                            .filter(each -> each.check().equals(check.id().value()))
                            .map(Outcome::verdict)
                            .toList();
            for (var rule : check.rules()) {
                assertThat(verdicts).as(check.id().value()).contains(rule.severity().id());
            }
            assertThat(verdicts).as(check.id().value()).contains("HEALTHY");
        }
    }

    private record Outcome(String check, String verdict) {}

    private static Stream<Outcome> outcomes() {
        return Stream.of(
                        cases().map(each -> new Outcome(each.check(), each.verdict())),
                        PipelineLandingTest.cases()
                                .map(each -> new Outcome(each.check(), each.verdict())),
                        PipelineSegmentTest.cases()
                                .map(each -> new Outcome(each.check(), each.verdict())))
                .flatMap(each -> each);
    }

    /**
     * @param what has been done to files without a fault
     */
    record Case(
            String check, LocalDate day, String what, Consumer<BookFiles> change, String verdict) {
        @Override
        public String toString() {
            return "%s: %s is %s".formatted(check, what, verdict);
        }
    }

    private static Case of(String check, String verdict, String what, Consumer<BookFiles> change) {
        return new Case(check, DAY, what, change, verdict);
    }

    private static Case on(String day, String check, String verdict, String what, Change change) {
        var date = LocalDate.parse(day);
        return new Case(check, date, what + " on " + day, files -> change.of(files, date), verdict);
    }

    @FunctionalInterface
    private interface Change {
        void of(BookFiles files, LocalDate day);
    }

    static Stream<Case> cases() {
        var cases = new ArrayList<Case>();
        cases.addAll(profit());
        cases.addAll(growth());
        cases.addAll(engagement());
        cases.addAll(runs());
        cases.addAll(against());
        cases.addAll(calendar());
        return cases.stream();
    }

    private static List<Case> profit() {
        return List.of(
                of("refund-ratio", "P1", "2 refunds of 300", f -> refunds(f, 2)),
                of("refund-ratio", "HEALTHY", "3 refunds of 300", f -> refunds(f, 3)),
                of(
                        "refund-ratio",
                        "P1",
                        "refunds without their flag",
                        f -> f.table("transactions", DAY).setAll("transaction_type", "")),
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
                of("profit-missing", "P0", "no rows", f -> f.table("aggregate_profit", DAY).cut(0)),
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
                of("retention-drop", "P1", "47 % after 50 %", f -> retained(f, DAY, 270)),
                of("retention-drop", "HEALTHY", "48 % after 50 %", f -> retained(f, DAY, 280)),
                of("growth-missing", "P0", "no file", f -> f.drop("growth_metrics", DAY)),
                of("growth-missing", "HEALTHY", "one row", _ -> {}));
    }

    private static void bots(BookFiles files, String name, int n) {
        files.table(name, DAY).setFirst(n, "user_agent", "Mozilla/5.0 (compatible; Googlebot/2.1)");
    }

    private static void orphans(BookFiles files, int n) {
        files.table("user_events", DAY).setFirst(n, "anonymous_id", "nobody");
    }

    private static void retained(BookFiles files, LocalDate day, int ofDecember) {
        files.table("retention_cohorts", day).set(1, "retained", ofDecember);
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
                of("session-bimodality", "P1", "5 minutes and 30", f -> peaks(f, 5, 30)),
                of("session-bimodality", "HEALTHY", "one peak", _ -> {}),
                of("platform-gap", "P3", "16 minutes against 10", f -> peaks(f, 16, 10)),
                of("platform-gap", "HEALTHY", "15 minutes against 10", f -> peaks(f, 15, 10)),
                of("five-minute-events", "P1", "19 of 360 events", f -> regular(f, 19)),
                of("five-minute-events", "P2", "18 of 360 events", f -> regular(f, 18)),
                of("five-minute-events", "P2", "8 of 360 events", f -> regular(f, 8)),
                of("five-minute-events", "HEALTHY", "7 of 360 events", f -> regular(f, 7)),
                of(
                        "new-event-types",
                        "P2",
                        "one event of a new type",
                        f -> f.table("clickstream", DAY).set(0, "event_type", "reel")),
                of(
                        "new-event-types",
                        "HEALTHY",
                        "a type that was there two days before",
                        f -> {
                            f.table("clickstream", DAY).set(0, "event_type", "reel");
                            f.table("clickstream", DAY.minusDays(2)).set(0, "event_type", "reel");
                        }),
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
                        f -> f.table("sessions", DAY).set(0, "started_at", "2026-03-02T23:59:59Z")),
                of(
                        "sessions-across-midnight",
                        "HEALTHY",
                        "a session from midnight on",
                        f -> f.table("sessions", DAY).set(0, "started_at", "2026-03-03T00:00:00Z")),
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

    private static void peaks(BookFiles files, int mobile, int web) {
        for (int row = 0; row < 100; row++) {
            files.table("sessions", DAY).set(row, "minutes", row % 2 == 0 ? mobile : web);
        }
    }

    /** Moves the second events of {@code n} users to 2 h 20 min after their first. */
    private static void regular(BookFiles files, int n) {
        for (int user = 0; user < n; user++) {
            files.table("clickstream", DAY)
                    .set(
                            40 + user,
                            "event_time",
                            PipelineFiles.start(DAY).plusSeconds(user * 216L + 8_400));
        }
    }

    private static void power(BookFiles files, int events) {
        files.table("engagement_by_user", DAY).set(0, "events", events);
    }

    private static List<Case> runs() {
        return List.of(
                of("failed-runs", "P1", "one failed", f -> failed(f, DAY, 1)),
                of("failed-runs", "HEALTHY", "an experimental one failed", f -> failed(f, DAY, 0)),
                of("failed-experiment-runs", "P2", "one failed", f -> failed(f, DAY, 0)),
                of("failed-experiment-runs", "HEALTHY", "another one", f -> failed(f, DAY, 1)),
                of("slow-runs", "P2", "23 minutes after 20", f -> minutes(f, 23)),
                of("slow-runs", "P3", "22 minutes after 20", f -> minutes(f, 22)),
                of("slow-runs", "HEALTHY", "21 minutes after 20", f -> minutes(f, 21)));
    }

    private static void failed(BookFiles files, LocalDate day, int run) {
        files.table("pipeline_runs", day).set(run, "status", "failed");
    }

    private static void minutes(BookFiles files, int minutes) {
        files.table("pipeline_runs", DAY).setAll("minutes", minutes);
    }

    /** Numbers that are held against what they are made from. */
    private static List<Case> against() {
        return List.of(
                of("deferred-revenue-age", "P1", "48 hours and a second", f -> updated(f, 1)),
                of("deferred-revenue-age", "HEALTHY", "48 hours", f -> updated(f, 0)),
                of(
                        "deferred-revenue-age",
                        "P1",
                        "an empty table",
                        f -> f.table("revenue_recognition.csv").cut(0)),
                of("profit-off", "P1", "5.1 % above its units", f -> profit(f, 4_510)),
                of("profit-off", "P1", "5.1 % below its units", f -> profit(f, 3_490)),
                of("profit-off", "HEALTHY", "5 % above its units", f -> profit(f, 4_500)),
                of("profit-off", "HEALTHY", "5 % below its units", f -> profit(f, 3_500)),
                of("profit-against-finance", "P1", "5.1 % above", f -> profit(f, 4_510)),
                of("profit-against-finance", "P1", "5.1 % below", f -> profit(f, 3_490)),
                of("profit-against-finance", "P3", "5 % above", f -> profit(f, 4_500)),
                of("profit-against-finance", "P3", "1.1 % below", f -> profit(f, 3_890)),
                of("profit-against-finance", "HEALTHY", "1 % above", f -> profit(f, 4_100)),
                of("growth-off", "P1", "DAU 106 of 100", f -> dau(f, 106)),
                of("growth-off", "P1", "DAU 94 of 100", f -> dau(f, 94)),
                of("growth-off", "HEALTHY", "DAU 105 of 100", f -> dau(f, 105)),
                of("growth-off", "HEALTHY", "DAU 95 of 100", f -> dau(f, 95)),
                of("engagement-off", "P1", "106 sessions of 100", f -> reported(f, 106)),
                of("engagement-off", "P1", "94 sessions of 100", f -> reported(f, 94)),
                of("engagement-off", "HEALTHY", "105 sessions of 100", f -> reported(f, 105)),
                of("engagement-off", "HEALTHY", "95 sessions of 100", f -> reported(f, 95)),
                of(
                        "days-beyond-month",
                        "P1",
                        "one session more",
                        f -> f.table("engagement_days_202603.csv").set(0, "sessions", 101)),
                of(
                        "days-beyond-month",
                        "HEALTHY",
                        "one session fewer",
                        f -> f.table("engagement_days_202603.csv").set(0, "sessions", 99)),
                of("days-beyond-month", "HEALTHY", "as many", _ -> {}));
    }

    private static void updated(BookFiles files, int secondsBefore) {
        files.table("revenue_recognition.csv")
                .set(0, "last_updated", PipelineFiles.start(DAY).minusSeconds(secondsBefore));
    }

    private static void dau(BookFiles files, int users) {
        files.table("growth_metrics", DAY).set(0, "dau", users);
    }

    private static void reported(BookFiles files, int sessions) {
        files.table("engagement_metrics", DAY).set(0, "sessions", sessions);
    }

    /** Rules that are there on some days only. */
    private static List<Case> calendar() {
        return List.of(
                on("2026-02-28", "failed-runs", "P0", "one failed", (f, d) -> failed(f, d, 1)),
                on("2026-03-31", "failed-runs", "P0", "one failed", (f, d) -> failed(f, d, 4)),
                on("2026-03-30", "failed-runs", "P1", "one failed", (f, d) -> failed(f, d, 4)),
                dip("2026-01-31", "cohort-calendar-dip", "P2", 270),
                dip("2028-02-29", "cohort-calendar-dip", "P2", 270),
                dip("2026-01-31", "cohort-calendar-dip", "HEALTHY", 280),
                dip("2026-02-28", "cohort-calendar-dip", "HEALTHY", 270),
                dip("2026-04-30", "cohort-calendar-dip", "HEALTHY", 270),
                dip("2026-01-31", "retention-drop", "HEALTHY", 270),
                dip("2028-02-29", "retention-drop", "HEALTHY", 270),
                dip("2026-04-30", "retention-drop", "P1", 270));
    }

    private static Case dip(String day, String check, String verdict, int retained) {
        return on(
                day,
                check,
                verdict,
                retained + " of 600 retained",
                (files, date) -> retained(files, date, retained));
    }
}
