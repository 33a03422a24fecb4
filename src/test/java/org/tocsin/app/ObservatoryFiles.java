package org.tocsin.app;

import java.time.LocalDate;

/** What document 003 measures in nine days, without a fault. */
final class ObservatoryFiles {
    private static final int DAYS = 9;

    private ObservatoryFiles() {}

    static BookFiles until(LocalDate last) {
        var files = new BookFiles();
        for (int back = DAYS - 1; back >= 0; back--) {
            write(files, last.minusDays(back));
        }
        return files;
    }

    private static void write(BookFiles files, LocalDate day) {
        files.put(
                        "response_times",
                        day,
                        new BookTable(
                                "function_name",
                                "critical",
                                "earns_revenue",
                                "response_ms",
                                "sla_ms"))
                .add("sign-in", true, false, 150, 200)
                .add("checkout", true, true, 300, 400)
                .add("report", false, false, 900, 1_000);
        files.put("utilization", day, new BookTable("resource", "kind", "used", "sampled_at"))
                .add("db-1", "disk", 0.60, day + "T00:00:00Z")
                .add("db-1", "disk", 0.61, day + "T12:00:00Z")
                .add("web-1", "cpu", 0.50, day + "T00:00:00Z")
                .add("web-1", "cpu", 0.40, day + "T12:00:00Z");
        var tickets = files.put("tickets", day, new BookTable("ticket_id", "opened_at"));
        for (int i = 0; i < 20; i++) {
            tickets.add("k" + day + "-" + i, day + "T10:00:00Z");
        }
        files.put("availability", day, new BookTable("component", "kind", "is_up"))
                .add("sign-in", "service", true)
                .add("checkout", "service", true)
                .add("edge", "network", true)
                .add("db-1", "database", true)
                .add("payments", "third-party", true);
        files.put("record_counts", day, new BookTable("table_name", "written", "found", "altered"))
                .add("orders", 1_000, 1_000, 0)
                // Rows of other days were moved here: more than written is no loss.
                .add("users", 10, 12, 0);
        files.put("security_findings", day, new BookTable("finding_id", "kind"))
                .add("f1", "information");
    }
}
