package org.tocsin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.SchemaDrift;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.tuning.Scorecard;
import org.tocsin.engine.ReportMatter;
import org.tocsin.engine.Retelling;

/** Checks and data sets as the tables of a report, by their newest runs and their kept days. */
final class CheckTables {
    private final ReportMatter matter;
    private final List<CheckRun> runs;

    CheckTables(ReportMatter matter) {
        this.matter = matter;
        this.runs = matter.newestRuns();
    }

    Report.Table verdicts() {
        int healthy = 0;
        int breach = 0;
        int broken = 0;
        int learning = 0;
        for (var run : runs) {
            switch (run.judgement().verdict()) {
                case Verdict.Healthy _ -> healthy++;
                case Verdict.Breach _ -> breach++;
                case Verdict.Broken _ -> broken++;
                case Verdict.Learning _ -> learning++;
            }
        }
        int never = matter.playbook().checks().size() - runs.size();
        return new Report.Table(
                "Checks by their newest run",
                List.of("Healthy", "Breach", "Broken", "Learning", "Never run"),
                List.of(0, 1, 2, 3, 4),
                runs.isEmpty()
                        ? List.of()
                        : List.of(
                                List.of(
                                        String.valueOf(healthy),
                                        String.valueOf(breach),
                                        String.valueOf(broken),
                                        String.valueOf(learning),
                                        String.valueOf(Math.max(0, never)))),
                "No check has run yet.");
    }

    Report.Table alerts() {
        var rows =
                runs.stream()
                        .filter(run -> run.judgement().verdict() instanceof Verdict.Breach)
                        .sorted(
                                java.util.Comparator.comparing(run ->
                                        ((Verdict.Breach) run.judgement().verdict()).severity()))
                        .map(run ->
                                List.of(
                                        ((Verdict.Breach) run.judgement().verdict())
                                                .severity()
                                                .id(),
                                        name(run.check()),
                                        run.judgement().message()))
                        .toList();
        return new Report.Table(
                "Alerts",
                List.of("Severity", "Check", "What it found"),
                List.of(),
                rows,
                none("No check fails."));
    }

    /** Neither healthy nor a failure of the data, and not to be overlooked (002). */
    Report.Table notRun() {
        var rows =
                runs.stream()
                        .filter(run -> run.judgement().verdict() instanceof Verdict.Broken)
                        .map(run -> List.of(name(run.check()), run.judgement().message()))
                        .toList();
        return new Report.Table(
                "Checks that could not be run",
                List.of("Check", "Why"),
                List.of(),
                rows,
                none("All could be run."));
    }

    private String none(String words) {
        return runs.isEmpty() ? "No check has run yet." : words;
    }

    private String name(CheckId id) {
        return matter.playbook()
                .check(id)
                .map(Check::title)
                .map(Check.Title::name)
                .orElse(id.value());
    }

    Report.Table scores(Retelling.Days days) {
        var rows =
                matter.scorecards(days).stream()
                        .filter(card -> card.mean().isPresent())
                        .map(CheckTables::score)
                        .toList();
        return new Report.Table(
                "Quality score by data set",
                List.of("Data set", "Score", "Promised", "Kept", "Trend a day", "Risk"),
                List.of(1, 2, 3, 4),
                rows,
                "No check has looked at data of these days.");
    }

    private static List<String> score(Scorecard card) {
        return List.of(
                card.name(),
                percent(card.mean()),
                card.tier().map(tier -> percent(OptionalDouble.of(tier.score()))).orElse(""),
                card.kept()
                        .map(kept -> "%d of %d days".formatted(kept.days(), kept.of()))
                        .orElse(""),
                card.trend().isPresent()
                        ? String.format(
                                Locale.ROOT, "%+.1f points", 100 * card.trend().getAsDouble())
                        : "",
                card.outlook().map(outlook -> outlook.risk().name()).orElse(""));
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent()
                ? String.format(Locale.ROOT, "%.1f %%", 100 * share.getAsDouble())
                : "";
    }

    Report.Table drifts(Retelling.Days days) {
        var rows = new ArrayList<List<String>>();
        for (var drifted : matter.drifts(days)) {
            for (var drift : drifted.drifts()) {
                for (var change : drift.changes()) {
                    rows.add(
                            List.of(
                                    drifted.dataSet().name(),
                                    ReportWords.day(
                                            drift.at()
                                                    .atZone(drifted.dataSet().zone())
                                                    .toLocalDate()),
                                    words(change)));
                }
            }
        }
        return new Report.Table(
                "Columns that changed",
                List.of("Data set", "Data of", "What"),
                List.of(),
                rows,
                "No column changed.");
    }

    private static String words(SchemaDrift.Change change) {
        return switch (change) {
            case SchemaDrift.Change.Came(var column) -> column.name() + " came";
            case SchemaDrift.Change.Went(var column) -> column.name() + " went";
            case SchemaDrift.Change.Renamed(var from, var to) -> from + " is now " + to;
            case SchemaDrift.Change.Retyped(var column, var from, var to) ->
                    "%s was %s and is %s".formatted(column, from, to);
        };
    }
}
