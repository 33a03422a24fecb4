package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.DEPLOYMENT;
import static org.tocsin.store.jooq.Tables.DEPLOYMENT_EVENT;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.tocsin.domain.deployment.Deployment;
import org.tocsin.domain.deployment.DeploymentEvent;
import org.tocsin.store.jooq.tables.records.DeploymentEventRecord;

/** Deployments. Rows are only ever added; each is what its events make of it. */
public final class DeploymentStore {
    private final Sessions sessions;
    private final Changes changes;

    DeploymentStore(Sessions sessions, Changes changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    /** An event as it is written. */
    record Written(DeploymentEvent event) {}

    /**
     * Begins one, which is given the next number of its playbook; repeating the same id changes
     * nothing.
     */
    public Deployment add(String playbook, UUID id, DeploymentEvent.Kept planned) {
        sessions.write((db, _) -> {
            long sequence = Changes.next(db);
            if (!db.fetchExists(DEPLOYMENT, DEPLOYMENT.ID.eq(id))) {
                var last =
                        db.select(DSL.max(DEPLOYMENT.NUMBER))
                                .from(DEPLOYMENT)
                                .where(DEPLOYMENT.PLAYBOOK.eq(playbook))
                                .fetchOptional()
                                .map(row -> row.value1());
                db.insertInto(DEPLOYMENT)
                        .set(DEPLOYMENT.ID, id)
                        .set(DEPLOYMENT.PLAYBOOK, playbook)
                        .set(DEPLOYMENT.NUMBER, last.orElse(0L) + 1)
                        .set(DEPLOYMENT.RECORDED_AT, micros(planned.at()))
                        .execute();
                insert(db, id, 1, planned);
            }
            return sequence;
        });
        changes.committed();
        return find(id).orElseThrow();
    }

    /**
     * Adds what happened next.
     *
     * @param seen as the writer knows it
     * @param leader who may write only while it leads; empty for a person
     * @return false, with nothing written, when somebody was quicker or another leads
     */
    public boolean append(
            Deployment seen, List<DeploymentEvent.Kept> more, Optional<Lease.Held> leader) {
        boolean done =
                sessions.write((db, again) -> {
                    Changes.next(db);
                    if (leader.filter(held -> !Lease.stands(db, held.token())).isPresent()) {
                        return false;
                    }
                    int known = seen.log().size();
                    int count = db.fetchCount(DEPLOYMENT_EVENT, of(seen.id()));
                    if (again && count == known + more.size()) {
                        // The answer to an attempt may have been lost: it may have been this one.
                        return read(db, DEPLOYMENT.ID.eq(seen.id())).stream()
                                .anyMatch(each ->
                                        each.log().subList(known, count).equals(kept(more)));
                    }
                    if (count != known) {
                        return false;
                    }
                    int number = known;
                    for (var each : more) {
                        insert(db, seen.id(), ++number, each);
                    }
                    return true;
                });
        changes.committed();
        return done;
    }

    private static List<DeploymentEvent.Kept> kept(List<DeploymentEvent.Kept> more) {
        return more.stream()
                .map(each ->
                        new DeploymentEvent.Kept(
                                each.event(), micros(each.at()), each.by(), each.machine()))
                .toList();
    }

    private static Condition of(UUID id) {
        return DEPLOYMENT_EVENT.DEPLOYMENT.eq(id);
    }

    private static void insert(DSLContext db, UUID id, int number, DeploymentEvent.Kept kept) {
        var row = new DeploymentEventRecord();
        row.setDeployment(id);
        row.setNumber(number);
        row.setAt(micros(kept.at()));
        row.setAuthor(Text.fit(kept.by(), 200));
        row.setMachine(kept.machine());
        row.setEvent(RecordJson.write(new Written(kept.event())));
        db.insertInto(DEPLOYMENT_EVENT).set(row).execute();
    }

    /** All of a playbook, the newest first. */
    public List<Deployment> all(String playbook) {
        return sessions.read(db -> read(db, DEPLOYMENT.PLAYBOOK.eq(playbook)));
    }

    public Optional<Deployment> find(UUID id) {
        return sessions.read(db -> read(db, DEPLOYMENT.ID.eq(id))).stream().findFirst();
    }

    private static List<Deployment> read(DSLContext db, Condition which) {
        var events = new HashMap<UUID, List<DeploymentEvent.Kept>>();
        db.select(DEPLOYMENT_EVENT.fields())
                .from(DEPLOYMENT_EVENT)
                .join(DEPLOYMENT)
                .on(DEPLOYMENT.ID.eq(DEPLOYMENT_EVENT.DEPLOYMENT))
                .where(which)
                .orderBy(DEPLOYMENT_EVENT.NUMBER)
                .fetchInto(DEPLOYMENT_EVENT)
                .forEach(row ->
                        event(row)
                                .ifPresent(kept ->
                                        events.computeIfAbsent(
                                                        row.getDeployment(), _ -> new ArrayList<>())
                                                .add(kept)));
        return db
                .selectFrom(DEPLOYMENT)
                .where(which)
                .orderBy(DEPLOYMENT.NUMBER.desc())
                .fetch()
                .stream()
                .flatMap(row ->
                        Optional.ofNullable(events.get(row.getId())).stream()
                                .map(kept -> new Deployment(row.getId(), row.getNumber(), kept)))
                .toList();
    }

    private static Optional<DeploymentEvent.Kept> event(DeploymentEventRecord row) {
        try {
            return Optional.of(
                    new DeploymentEvent.Kept(
                            RecordJson.read(row.getEvent(), Written.class).event(),
                            row.getAt(),
                            row.getAuthor(),
                            row.getMachine()));
        } catch (RecordJson.Unread unread) {
            // A newer version wrote it.
            System.getLogger(DeploymentStore.class.getName())
                    .log(System.Logger.Level.WARNING, "an event of a deployment", unread);
            return Optional.empty();
        }
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
