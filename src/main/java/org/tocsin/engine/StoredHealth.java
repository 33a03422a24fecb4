package org.tocsin.engine;

import java.time.Instant;
import java.util.List;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Health;
import org.tocsin.domain.check.SchemaChange;
import org.tocsin.domain.check.Standing;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.incident.SchemaWarning;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.store.RunStore;

/** How data sets stand by the runs that were kept (C-23, C-24). */
record StoredHealth(Playbook playbook, RunStore runs) {
    /** As far back as it is worth reading: an older breach is said to have begun with these. */
    private static final int READ = 100;

    /** In playbook order. */
    List<Health> all() {
        var newest = runs.latest(name());
        var catalogue = playbook.inputs().catalogue();
        return playbook.inputs().dataSets().stream()
                .map(each ->
                        Health.of(each.id(), catalogue, playbook.checks(), newest, this::began))
                .toList();
    }

    /** Of data sets that an incident is about and of those that they are made from, each once. */
    List<SchemaWarning> warnings(List<DataSetId> own) {
        if (own.isEmpty()) {
            return List.of();
        }
        var catalogue = playbook.inputs().catalogue();
        var standings = Standing.of(playbook.checks(), runs.latest(name()));
        return own.stream()
                .flatMap(each ->
                        SchemaChange.reaching(each, catalogue, standings, this::began).stream())
                .distinct()
                .map(each -> warning(each, own.contains(each.dataSet())))
                .toList();
    }

    private SchemaWarning warning(SchemaChange change, boolean own) {
        var warned = playbook.inputs().catalogue().downstream(change.dataSet());
        return new SchemaWarning(
                named(change.dataSet()),
                own,
                change.since(),
                change.what(),
                warned.stream().map(this::named).toList());
    }

    private String named(DataSetId id) {
        return playbook.dataSet(id).map(DataSet::name).orElse(id.value());
    }

    private Instant began(CheckRun breach) {
        return SchemaChange.began(runs.recent(name(), breach.check(), READ))
                .orElse(breach.occasion().startedAt());
    }

    private String name() {
        return playbook.header().name();
    }
}
