package org.tocsin.domain.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.ScheduledReport;

/**
 * What the fields of a report come to: the incidents of a period and those still open, and how the
 * checks stand (T-6). Its list of metrics is that of document 002's sample.
 */
public final class ReportFields {
    private final Period period;
    private final List<Seen> incidents;
    private final Map<CheckId, CheckRun> newest = new LinkedHashMap<>();
    private final Playbook playbook;
    private final Map<Field, Value> found = new EnumMap<>(Field.class);

    /**
     * @param from inclusive
     * @param to exclusive; when the report is made
     */
    public record Period(Instant from, Instant to) {
        boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    private ReportFields(
            Period period, List<Seen> incidents, List<CheckRun> runs, Playbook playbook) {
        this.period = period;
        this.incidents = incidents;
        this.playbook = playbook;
        runs.forEach(run -> newest.put(run.check(), run));
    }

    /**
     * @param incidents all there are; the report picks its own
     * @param runs the newest of each check
     */
    public static Map<Field, Value> of(
            ScheduledReport report,
            Period period,
            List<Seen> incidents,
            List<CheckRun> runs,
            Playbook playbook) {
        var meant =
                incidents.stream().filter(each -> each.incident().isIn(report.scope())).toList();
        var fields = new ReportFields(period, meant, runs, playbook);
        fields.found.put(Field.REPORT, Value.of(report.title()));
        fields.times();
        fields.incidents();
        fields.checks();
        return fields.found;
    }

    private void times() {
        var moments = new Moments(playbook.header().zone());
        found.put(Field.NOW, Value.of(moments.at(period.to())));
        found.put(
                Field.PERIOD,
                Value.of("%s to %s".formatted(moments.at(period.from()), moments.at(period.to()))));
    }

    private void incidents() {
        count(Field.OPENED_COUNT, each -> period.contains(each.detectedAt()));
        count(Field.RESOLVED_COUNT, this::isResolved);
        count(Field.OPEN_COUNT, Incident::isOpen);
        found.put(
                Field.INCIDENTS,
                new Value.Each(
                        incidents.stream()
                                .filter(each -> isOf(each.incident()))
                                .map(IncidentFields::of)
                                .toList()));
    }

    private boolean isOf(Incident incident) {
        return incident.isOpen() || isResolved(incident) || period.contains(incident.detectedAt());
    }

    private boolean isResolved(Incident incident) {
        return incident.course().times().resolved().filter(period::contains).isPresent();
    }

    private void count(Field field, Predicate<Incident> which) {
        long count = incidents.stream().map(Seen::incident).filter(which).count();
        found.put(field, new Value.Known(String.format(Locale.ENGLISH, "%,d", count)));
    }

    private void checks() {
        found.put(Field.CRITICAL_ALERTS, breaches(Severity.Level.CRITICAL));
        found.put(Field.WARNINGS, breaches(Severity.Level.WARNING));
        found.put(Field.NOTES, breaches(Severity.Level.INFO));
        found.put(
                Field.NOT_RUN,
                lines(run -> run.judgement().verdict() instanceof Verdict.Broken, true));
        long healthy =
                newest.values().stream()
                        .filter(run -> run.judgement().verdict() instanceof Verdict.Healthy)
                        .count();
        found.put(
                Field.HEALTHY,
                new Value.Known("%d of %d".formatted(healthy, playbook.checks().size())));
        found.put(Field.METRICS, new Value.Lines(metrics()));
    }

    private Value breaches(Severity.Level level) {
        return lines(
                run ->
                        run.judgement().verdict() instanceof Verdict.Breach(var severity)
                                && severity.level() == level,
                false);
    }

    private Value lines(Predicate<CheckRun> which, boolean named) {
        return new Value.Lines(
                playbook.checks().stream()
                        .map(Check::id)
                        .filter(newest::containsKey)
                        .map(newest::get)
                        .filter(which)
                        .map(run -> (named ? run.check() + ": " : "") + run.judgement().message())
                        .toList());
    }

    /** One line per measure; several checks of one measure share it. */
    private List<String> metrics() {
        var lines = new LinkedHashMap<String, String>();
        var scores = new LinkedHashMap<String, String>();
        for (var check : playbook.checks()) {
            var run = newest.get(check.id());
            if (run == null) {
                continue;
            }
            var id = check.measure().id().value();
            var value = run.judgement().value();
            if (value.isPresent()) {
                lines.putIfAbsent(
                        id,
                        "%s: %s"
                                .formatted(
                                        id,
                                        Words.value(value.getAsDouble(), check.measure().unit())));
            }
            var score = run.judgement().bounds().score();
            if (score.isPresent()) {
                scores.merge(
                        id,
                        String.format(Locale.ROOT, " (z=%.2f)", score.getAsDouble()),
                        String::concat);
            }
        }
        var all = new ArrayList<String>();
        lines.forEach((id, line) -> all.add(line + scores.getOrDefault(id, "")));
        return all;
    }
}
