package org.tocsin.engine;

import java.time.Instant;
import java.util.List;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Health;
import org.tocsin.domain.check.SchemaChange;
import org.tocsin.domain.check.Standing;
import org.tocsin.domain.data.DataSetId;
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

    /** The schema changes that concern a data set: its own, then those upstream of it. */
    List<SchemaChange> schemaChanges(DataSetId dataSet) {
        var standings = Standing.of(playbook.checks(), runs.latest(name()));
        return SchemaChange.reaching(
                dataSet, playbook.inputs().catalogue(), standings, this::began);
    }

    private Instant began(CheckRun breach) {
        return SchemaChange.began(runs.recent(name(), breach.check(), READ))
                .orElse(breach.occasion().startedAt());
    }

    private String name() {
        return playbook.header().name();
    }
}
