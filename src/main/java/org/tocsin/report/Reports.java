package org.tocsin.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.domain.response.ReviewRule;
import org.tocsin.domain.review.metrics.Figure;
import org.tocsin.domain.review.metrics.GroupTitles;
import org.tocsin.domain.review.metrics.Grouping;
import org.tocsin.domain.review.metrics.Handled;
import org.tocsin.domain.review.metrics.MetricsSheet;
import org.tocsin.domain.review.metrics.Period;
import org.tocsin.domain.review.metrics.ResponseMetrics;
import org.tocsin.engine.ReportMatter;
import org.tocsin.engine.Retelling;

/**
 * The reports of a workspace (T-6): daily (document 002, Daily Run Schedule; document 000, Daily
 * Reviews), the weekly scorecard (document 000, Weekly Reviews), monthly (document 001, monthly
 * batch review) and the response metrics of any time.
 */
public final class Reports {
    private static final List<Figure> DAILY =
            List.of(Figure.OPENED, Figure.RESOLVED, Figure.OPEN, Figure.MTTA);
    private static final int TREND_MONTHS = 12;

    private final ReportMatter matter;
    private final Instant now;
    private final IncidentTables incidents;

    /** Which reports there are. */
    public enum Kind {
        DAILY,
        WEEKLY,
        MONTHLY,
        METRICS;

        /** As commands and files name it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String id) {
            return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
        }
    }

    public Reports(ReportMatter matter, Instant now) {
        this.matter = matter;
        this.now = now;
        this.incidents = new IncidentTables(matter, now);
    }

    /** The last whole day, week or month before today, and the last twelve months of metrics. */
    public Period usual(Kind kind) {
        var zone = matter.playbook().header().zone();
        var today = now.atZone(zone).toLocalDate();
        var yesterday = today.minusDays(1);
        return switch (kind) {
            case DAILY -> new Period(yesterday, yesterday, zone);
            case WEEKLY -> {
                var sunday = yesterday.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
                yield new Period(sunday.minusDays(6), sunday, zone);
            }
            case MONTHLY -> {
                var month = YearMonth.from(today).minusMonths(1);
                yield new Period(month.atDay(1), month.atEndOfMonth(), zone);
            }
            case METRICS -> new Period(today.minusYears(1).plusDays(1), today, zone);
        };
    }

    public Report of(Kind kind, Period period, Grouping by) {
        return switch (kind) {
            case DAILY -> daily(period);
            case WEEKLY -> weekly(period);
            case MONTHLY -> monthly(period);
            case METRICS ->
                    MetricsReport.of(sheet(period, by), matter.playbook().header().name(), now);
        };
    }

    private Report daily(Period day) {
        var sheet = sheet(day, Grouping.SEVERITY);
        var checks = new CheckTables(matter);
        var blocks = new ArrayList<Report.Block>();
        blocks.add(MetricsReport.tiles(sheet, DAILY));
        blocks.add(checks.verdicts());
        blocks.add(checks.alerts());
        blocks.add(checks.notRun());
        blocks.add(checks.scores(days(day)));
        var metrics = metrics(day);
        blocks.add(
                incidents.list(
                        "Incidents detected", metrics.behind(Figure.OPENED), "None was detected."));
        blocks.add(
                incidents.list(
                        "Incidents resolved",
                        metrics.behind(Figure.RESOLVED),
                        "None was resolved."));
        blocks.add(
                incidents.list("Open at the end", metrics.behind(Figure.OPEN), "None was open."));
        blocks.add(onCall());
        return report(Kind.DAILY, "Daily report", sheet, blocks);
    }

    private Report weekly(Period week) {
        var sheet = sheet(week, Grouping.SEVERITY);
        var checks = new CheckTables(matter);
        var blocks = new ArrayList<Report.Block>();
        blocks.add(checks.scores(days(week)));
        blocks.add(checks.drifts(days(week)));
        blocks.add(
                MetricsReport.tiles(
                        sheet,
                        List.of(
                                Figure.OPENED,
                                Figure.RESOLVED,
                                Figure.OPEN,
                                Figure.MTTD,
                                Figure.MTTA,
                                Figure.MTTR,
                                Figure.SLA,
                                Figure.FALSE_POSITIVES)));
        blocks.add(MetricsReport.groups(sheet));
        blocks.add(MetricsReport.groups(sheet(week, Grouping.DATA_SET)));
        blocks.add(
                incidents.list(
                        "Open at the end", metrics(week).behind(Figure.OPEN), "None was open."));
        blocks.add(checks.verdicts());
        return report(Kind.WEEKLY, "Weekly scorecard", sheet, blocks);
    }

    private Report monthly(Period month) {
        var sheet = sheet(month, Grouping.SEVERITY);
        var first = YearMonth.from(month.to()).minusMonths(TREND_MONTHS - 1L).atDay(1);
        var year = sheet(new Period(first, month.to(), month.zone()), Grouping.MONTH);
        var blocks = new ArrayList<Report.Block>();
        blocks.add(MetricsReport.tiles(sheet, List.of(Figure.values())));
        blocks.addAll(MetricsReport.charts(year));
        blocks.add(MetricsReport.groups(sheet));
        blocks.add(MetricsReport.groups(sheet(month, Grouping.CATEGORY)));
        blocks.add(MetricsReport.groups(sheet(month, Grouping.TEAM)));
        blocks.add(MetricsReport.groups(year));
        blocks.add(
                incidents.list(
                        "For the monthly batch review",
                        batch(metrics(month).behind(Figure.RESOLVED)),
                        "No incident of this month waits for a monthly review."));
        blocks.add(
                incidents.list(
                        "Open at the end", metrics(month).behind(Figure.OPEN), "None was open."));
        blocks.add(new Report.Definitions("What the figures mean", List.of(Figure.values())));
        return report(Kind.MONTHLY, "Monthly report", sheet, blocks);
    }

    /** Those that a rule of theirs puts off to the month's end, and nobody has reviewed. */
    private List<Handled> batch(List<Handled> resolved) {
        return resolved.stream()
                .filter(each ->
                        isInBatch(
                                each,
                                matter.incidents()
                                        .terms(each.incident())
                                        .rules()
                                        .turns()
                                        .reviews()))
                .toList();
    }

    private static boolean isInBatch(Handled each, List<ReviewRule> reviews) {
        return reviews.stream()
                .filter(rule -> rule.due() instanceof ReviewRule.MonthlyBatch)
                .anyMatch(rule -> each.incident().isIn(rule.scope()));
    }

    private Report report(Kind kind, String title, MetricsSheet sheet, List<Report.Block> blocks) {
        var head =
                new Report.Head(
                        kind.id(),
                        title,
                        matter.playbook().header().name(),
                        sheet.asked().period(),
                        now);
        return new Report(head, Optional.of(sheet), blocks);
    }

    private MetricsSheet sheet(Period period, Grouping by) {
        return MetricsSheet.of(
                new MetricsSheet.Asked(period, by, MetricsSheet.Filter.ALL),
                matter.handled(),
                new GroupTitles(matter.playbook()),
                now);
    }

    private ResponseMetrics metrics(Period period) {
        return ResponseMetrics.of(matter.handled(), period.stretch(), now);
    }

    private static Retelling.Days days(Period period) {
        LocalDate from = period.from();
        return new Retelling.Days(from, period.to());
    }

    private Report.Table onCall() {
        var zone = matter.playbook().header().zone();
        return new Report.Table(
                "On call now",
                List.of("Post", "Who", "Until"),
                List.of(),
                matter.onCall(now).stream()
                        .map(each ->
                                List.of(
                                        each.post(),
                                        each.person().isEmpty() ? "nobody" : each.person(),
                                        each.until()
                                                .map(at -> ReportWords.at(at, zone))
                                                .orElse("")))
                        .toList(),
                "The playbook has no on-call schedule.");
    }
}
