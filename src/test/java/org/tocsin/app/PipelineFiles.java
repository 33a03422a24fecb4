package org.tocsin.app;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What the pipelines of document 004 read and write in nine days, without a fault. */
final class PipelineFiles {
    static final int DAYS = 9;
    static final String BROWSER = "Mozilla/5.0 (Macintosh) Safari/605.1";

    private final BookFiles files = new BookFiles();

    private PipelineFiles() {}

    /** As they stand on the last of the days; a file is named by the day on which it lands. */
    static BookFiles until(LocalDate last) {
        var made = new PipelineFiles();
        for (int back = DAYS - 1; back >= 0; back--) {
            var day = last.minusDays(back);
            made.profit(day, DAYS - back);
            made.growth(day);
            made.engagement(day);
            made.runs(day);
        }
        made.whole(last);
        made.reports(last);
        return made.files;
    }

    /** The first instant of the day whose rows a file holds. */
    static Instant start(LocalDate landing) {
        return landing.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant spread(LocalDate landing, int row, int rows) {
        return start(landing).plus(Duration.ofDays(1).multipliedBy(row).dividedBy(rows));
    }

    private void profit(LocalDate day, int nth) {
        var transactions =
                files.put(
                        "transactions",
                        day,
                        new BookTable(
                                "transaction_id",
                                "transaction_type",
                                "amount",
                                "currency",
                                "created_at"));
        for (int i = 0; i < 300; i++) {
            String type = i % 50 == 0 ? "refund" : "sale";
            transactions.add("t" + day + "-" + i, type, 20, "USD", spread(day, i, 300));
        }
        files.put("payment_export", day, new BookTable("transaction_id", "amount", "settled_at"))
                .add("t" + day + "-1", 20, start(day));
        var rates = files.put("currency_rates", day, new BookTable("currency", "rate"));
        rates.add("ARS", 0.0010 * (1 + nth / 100.0));
        rates.add("TRY", 0.0300 * (1 + nth / 100.0));
        rates.add("EUR", 1.08);
        files.put("finance_profit", day, new BookTable("profit")).add(10_000);
        files.put("aggregate_profit", day, new BookTable("business_area", "profit"))
                .add("experiments", 6_000)
                .add("investors", 4_000);
        var units = files.put("unit_profit", day, new BookTable("unit_id", "profit"));
        for (int i = 0; i < 100; i++) {
            units.add("unit-" + i, 100);
        }
    }

    private void growth(LocalDate day) {
        var events =
                files.put(
                        "user_events",
                        day,
                        new BookTable(
                                "event_id",
                                "user_id",
                                "anonymous_id",
                                "country_code",
                                "event_time"));
        var logins =
                files.put(
                        "auth_log",
                        day,
                        new BookTable("user_id", "user_agent", "region", "device", "logged_in_at"));
        var accounts = files.put("accounts", day, new BookTable("user_id", "created_at"));
        for (int i = 0; i < 200; i++) {
            String user = "u" + i % 100;
            events.add(
                    "e" + day + "-" + i, user, i < 100 ? "a" + i : "", "US", spread(day, i, 200));
            logins.add(
                    user,
                    BROWSER,
                    i % 2 == 0 ? "EMEA" : "APAC",
                    i % 4 < 2 ? "phone" : "desktop",
                    spread(day, i, 200));
            accounts.add("u" + i, "2025-01-01T00:00:00Z");
        }
        files.put("retention_cohorts", day, new BookTable("cohort", "users", "retained"))
                .add("2025-11", 400, 200)
                .add("2025-12", 600, 300);
        files.put("growth_metrics", day, new BookTable("dau", "mau", "new_users")).add(100, 900, 5);
        files.put("daily_growth", day, new BookTable("experiment", "new_users"))
                .add("onboarding", 3);
    }

    private void engagement(LocalDate day) {
        var clicks =
                files.put(
                        "clickstream",
                        day,
                        new BookTable(
                                "event_id",
                                "user_id",
                                "event_type",
                                "content_type",
                                "sdk_version",
                                "user_agent",
                                "screen_state",
                                "event_time"));
        for (int i = 0; i < 400; i++) {
            clicks.add(
                    "c" + day + "-" + i,
                    "u" + i % 40,
                    List.of("view", "click", "share").get(i % 3),
                    "article",
                    i % 2 == 0 ? "5.1" : "5.2",
                    BROWSER,
                    "foreground",
                    // A user's events lie 2 h 24 min apart, which is no multiple of 5 minutes.
                    spread(day, i, 400));
        }
        var sessions =
                files.put(
                        "sessions",
                        day,
                        new BookTable(
                                "session_id", "user_id", "platform", "minutes", "started_at"));
        // One peak, the same on both platforms.
        var minutes = List.of(8, 9, 9, 10, 10, 10, 10, 11, 11, 12);
        for (int i = 0; i < 100; i++) {
            sessions.add(
                    "s" + day + "-" + i,
                    "u" + i % 40,
                    i % 2 == 0 ? "mobile" : "web",
                    minutes.get(i / 2 % 10),
                    spread(day, i, 100));
        }
        var users = files.put("engagement_by_user", day, new BookTable("user_id", "events"));
        for (int i = 0; i < 40; i++) {
            users.add("u" + i, 10);
        }
        files.put("engagement_metrics", day, new BookTable("sessions", "minutes")).add(100, 1_000);
    }

    private void runs(LocalDate day) {
        var runs = files.put("pipeline_runs", day, new BookTable("pipeline", "status", "minutes"));
        for (var pipeline :
                List.of(
                        "unit-level-profit",
                        "aggregate-profit",
                        "daily-growth",
                        "aggregate-growth",
                        "aggregate-engagement")) {
            runs.add(pipeline, "succeeded", 20);
        }
    }

    /** Files that are not of one day. */
    private void whole(LocalDate last) {
        files.put(
                        "revenue_recognition.csv",
                        new BookTable("contract_id", "period", "deferred_revenue", "last_updated"))
                .add("k1", "2026-02", 1_000, start(last.plusDays(1)))
                .add("k2", "2026-03", 1_000, start(last.minusDays(30)));
        var ids = files.put("id_map.csv", new BookTable("anonymous_id", "user_id"));
        for (int i = 0; i < 100; i++) {
            ids.add("a" + i, "u" + i);
        }
        String month = month(last);
        var days = files.put("engagement_days_" + month + ".csv", new BookTable("day", "sessions"));
        for (int i = 1; i <= last.getDayOfMonth(); i++) {
            days.add(last.withDayOfMonth(i), 100);
        }
        files.put("engagement_month_" + month + ".csv", new BookTable("sessions"))
                .add(100 * last.getDayOfMonth());
    }

    /** What investors have been told of every month and week that has closed lately. */
    private void reports(LocalDate last) {
        for (int back = 1; back <= 9; back++) {
            var month = last.minusMonths(back);
            report("profit_report_" + month(month));
            report("growth_report_" + month(month));
            if (month.getMonthValue() % 3 == 0) {
                report("engagement_report_" + month(month));
            }
        }
        for (int back = 1; back <= 21; back++) {
            var day = last.minusDays(back);
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                report("growth_week_" + day.format(DateTimeFormatter.BASIC_ISO_DATE));
            }
        }
    }

    private void report(String name) {
        files.put(name + ".csv", new BookTable("metric", "value")).add("total", 1);
    }

    private static String month(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("yyyyMM"));
    }
}
