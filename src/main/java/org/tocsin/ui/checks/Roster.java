package org.tocsin.ui.checks;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.Desk;

/**
 * All checks with how they stand. Each change costs what it touches, however many checks there are.
 */
final class Roster {
    private final Map<CheckId, CheckRow> rows = new LinkedHashMap<>();
    private final Map<DataSetId, GroupRow> groups = new LinkedHashMap<>();
    private final Map<DataSetId, String> names = new LinkedHashMap<>();
    private final Tally tally = new Tally();
    private Set<CheckId> running = Set.of();

    void rename(Playbook playbook) {
        names.clear();
        for (DataSet dataSet : playbook.inputs().dataSets()) {
            names.put(dataSet.id(), dataSet.name());
        }
    }

    Collection<CheckRow> rows() {
        return rows.values();
    }

    Optional<CheckRow> row(CheckId id) {
        return Optional.ofNullable(rows.get(id));
    }

    GroupRow group(DataSetId id) {
        return groups.computeIfAbsent(
                id, _ -> new GroupRow(groups.size(), names.getOrDefault(id, id.value())));
    }

    Tally.Counts counts() {
        return tally.counts();
    }

    /**
     * Takes statuses in and answers whether lines would now have to be laid out anew.
     *
     * <p>What is read from the store may be older than what an event told in the meantime; the
     * newer one stays.
     */
    boolean take(List<Desk.Status> statuses, Layout layout) {
        boolean moved = false;
        var touched = new LinkedHashSet<GroupRow>();
        for (var status : statuses) {
            var next = Standing.of(status, dataSetName(status.check().measure().dataSet()));
            var row = rows.get(status.check().id());
            if (row == null) {
                touched.add(admit(next));
                moved = true;
            } else if (!row.now().newerThan(next)) {
                moved |= layout.movedBy(row.now(), next);
                touched.add(advance(row, next));
            }
        }
        touched.forEach(GroupRow::publish);
        return moved;
    }

    /** Lets go of checks that the playbook no longer has. */
    void keepOnly(Set<CheckId> ids) {
        var touched = new HashSet<GroupRow>();
        rows.values()
                .removeIf(row -> {
                    if (ids.contains(row.id())) {
                        return false;
                    }
                    tally.remove(row.now());
                    group(row.dataSet()).tally().remove(row.now());
                    touched.add(group(row.dataSet()));
                    return true;
                });
        touched.forEach(GroupRow::publish);
    }

    void markRunning(Set<CheckId> now) {
        for (var id : running) {
            if (!now.contains(id)) {
                row(id).ifPresent(row -> row.markRunning(false));
            }
        }
        for (var id : now) {
            row(id).ifPresent(row -> row.markRunning(true));
        }
        running = now;
    }

    private String dataSetName(DataSetId id) {
        return names.getOrDefault(id, id.value());
    }

    private GroupRow admit(Standing standing) {
        var row = new CheckRow(rows.size(), standing);
        rows.put(row.id(), row);
        row.markRunning(running.contains(row.id()));
        tally.add(standing);
        var group = group(row.dataSet());
        group.tally().add(standing);
        return group;
    }

    private GroupRow advance(CheckRow row, Standing next) {
        var before = group(row.dataSet());
        before.tally().remove(row.now());
        tally.remove(row.now());
        row.move(next);
        tally.add(next);
        var after = group(row.dataSet());
        after.tally().add(next);
        // A playbook edit may have moved the check to another data set.
        if (before != after) {
            before.publish();
        }
        return after;
    }
}
