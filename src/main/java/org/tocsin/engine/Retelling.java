package org.tocsin.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Health;
import org.tocsin.domain.check.SchemaDrift;
import org.tocsin.domain.check.Standing;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.tuning.Scorecard;
import org.tocsin.store.Store;

/** Tells from what a workspace has kept how its data sets fared (A-4, D-6). Reads the store. */
public final class Retelling implements QualityDesk {
    /** Risks are held against the score of a week ago. */
    private static final int BEFORE = 7;

    private final Playbook playbook;
    private final Store store;

    public Retelling(Playbook playbook, Store store) {
        this.playbook = playbook;
        this.store = store;
    }

    /** The days of a report, both included, each by the zone of the data set. */
    public record Days(LocalDate from, LocalDate to) {}

    @Override
    public Optional<Days> lastWeek() {
        return store.runs()
                .newestPartition(playbook.header().name())
                .map(last -> new Days(last.minusDays(6), last));
    }

    /** See {@link Desk#health()}. */
    List<Health> health() {
        return health(store.runs().latest(playbook.header().name()));
    }

    private List<Health> health(List<CheckRun> newest) {
        var catalogue = playbook.inputs().catalogue();
        return playbook.inputs().dataSets().stream()
                .map(each -> Health.of(each.id(), catalogue, playbook.checks(), newest))
                .toList();
    }

    @Override
    public List<Scorecard> scorecards(Days days) {
        var runs =
                store.runs()
                        .ofPartitions(
                                playbook.header().name(), days.from().minusDays(BEFORE), days.to());
        var byDay =
                runs.stream()
                        .collect(
                                Collectors.groupingBy(
                                        run -> JudgedDays.date(run.occasion().partition())));
        return playbook.inputs().dataSets().stream()
                .map(dataSet -> scorecard(dataSet, days, byDay))
                .toList();
    }

    private Scorecard scorecard(DataSet dataSet, Days days, Map<LocalDate, List<CheckRun>> byDay) {
        var all = new ArrayList<Scorecard.Day>();
        for (var date = days.from().minusDays(BEFORE);
                !date.isAfter(days.to());
                date = date.plusDays(1)) {
            var runs = byDay.getOrDefault(date, List.of());
            var health =
                    Health.of(dataSet.id(), playbook.inputs().catalogue(), playbook.checks(), runs);
            all.add(
                    new Scorecard.Day(
                            date,
                            health.score(),
                            health.counts(),
                            Standing.failed(dataSet.id(), playbook.checks(), runs),
                            Optional.empty()));
        }
        return new Scorecard(
                dataSet.id(),
                dataSet.name(),
                playbook.inputs().catalogue().tier(dataSet.id()),
                Scorecard.days(all, days.from()));
    }

    /** How the columns of a data set changed. */
    public record Drifted(DataSet dataSet, int partitions, List<SchemaDrift> drifts) {
        public Drifted {
            drifts = List.copyOf(drifts);
        }
    }

    @Override
    public List<Drifted> drifts(Optional<Days> days) {
        return playbook.inputs().dataSets().stream().map(each -> drifted(each, days)).toList();
    }

    private Drifted drifted(DataSet dataSet, Optional<Days> days) {
        var from = days.map(Days::from).orElse(LocalDate.of(1970, 1, 1));
        var to = days.map(Days::to).orElse(LocalDate.of(9999, 1, 1));
        var seen =
                store.schemas()
                        .history(
                                playbook.header().name(),
                                dataSet.id(),
                                from.atStartOfDay(dataSet.zone()).toInstant(),
                                to.plusDays(1).atStartOfDay(dataSet.zone()).toInstant());
        return new Drifted(dataSet, seen.size(), SchemaDrift.of(seen, dataSet.shape().columns()));
    }
}
