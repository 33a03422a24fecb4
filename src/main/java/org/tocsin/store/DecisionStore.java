package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.ALERT_DECISION;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.quiet.AlertDecision;
import org.tocsin.store.jooq.tables.records.AlertDecisionRecord;

/**
 * What was decided of each alert, and why. Kept as long as runs are, and where an
 * incident has the alert as long as hours are ({@link Retention}).
 */
public final class DecisionStore {
    private static final int FEW = 100;

    private final Sessions sessions;

    DecisionStore(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Steps as they are kept. */
    record Kept(List<AlertDecision.Step> steps) {
        Kept {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Keeps decisions together; one whose id is known already changes nothing, because what was
     * decided first was carried out.
     *
     * @return false, with nothing kept, when another leads
     */
    public boolean record(String playbook, List<AlertDecision> decisions, Lease.Held leader) {
        if (decisions.isEmpty()) {
            return true;
        }
        var fresh = new LinkedHashMap<UUID, AlertDecision>();
        decisions.forEach(each -> fresh.putIfAbsent(each.id(), each));
        return sessions.write((db, _) -> {
            if (!Lease.stands(db, leader.token())) {
                return false;
            }
            Changes.hold(db);
            var known = known(db, List.copyOf(fresh.keySet()));
            var rows =
                    fresh.values().stream()
                            .filter(each -> !known.contains(each.id()))
                            .map(each -> row(playbook, each))
                            .toList();
            if (!rows.isEmpty()) {
                db.batchInsert(rows).execute();
            }
            return true;
        });
    }

    private static HashSet<UUID> known(DSLContext db, List<UUID> ids) {
        var known = new HashSet<UUID>();
        for (int i = 0; i < ids.size(); i += 1_000) {
            known.addAll(
                    db.select(ALERT_DECISION.ID)
                            .from(ALERT_DECISION)
                            .where(
                                    ALERT_DECISION.ID.in(
                                            ids.subList(i, Math.min(i + 1_000, ids.size()))))
                            .fetch(ALERT_DECISION.ID));
        }
        return known;
    }

    /** Those whose alerts an incident has, the oldest first. */
    public List<AlertDecision> ofIncident(UUID incident) {
        return read(ALERT_DECISION.STREAM.eq(incident), Integer.MAX_VALUE).reversed();
    }

    /** The newest of a check, the newest first. */
    public List<AlertDecision> ofCheck(String playbook, CheckId check, int limit) {
        return read(
                ALERT_DECISION.PLAYBOOK.eq(playbook).and(ALERT_DECISION.CHECK_ID.eq(check.value())),
                limit);
    }

    /**
     * Those of a stretch of time, the oldest first.
     *
     * @param until exclusive
     */
    public List<AlertDecision> between(String playbook, Instant from, Instant until) {
        return read(
                        ALERT_DECISION
                                .PLAYBOOK
                                .eq(playbook)
                                .and(ALERT_DECISION.DECIDED_AT.ge(micros(from)))
                                .and(ALERT_DECISION.DECIDED_AT.lt(micros(until))),
                        Integer.MAX_VALUE)
                .reversed();
    }

    private List<AlertDecision> read(Condition which, int limit) {
        return sessions.read(db -> {
            var all = new ArrayList<AlertDecision>();
            db.selectFrom(ALERT_DECISION)
                    .where(which)
                    .orderBy(ALERT_DECISION.DECIDED_AT.desc(), ALERT_DECISION.ID.desc())
                    .limit(limit)
                    .forEach(row -> decision(row).ifPresent(all::add));
            return List.copyOf(all);
        });
    }

    /** Lets go of a few that are old. */
    static Sweep.Done forget(DSLContext db, Instant runsUntil, Instant hoursUntil) {
        var old =
                ALERT_DECISION
                        .DECIDED_AT
                        .lt(hoursUntil)
                        .or(
                                ALERT_DECISION
                                        .DECIDED_AT
                                        .lt(runsUntil)
                                        .and(ALERT_DECISION.STREAM.isNull()));
        var ids =
                db.select(ALERT_DECISION.ID)
                        .from(ALERT_DECISION)
                        .where(old)
                        .limit(FEW)
                        .fetch(ALERT_DECISION.ID);
        if (!ids.isEmpty()) {
            db.deleteFrom(ALERT_DECISION).where(ALERT_DECISION.ID.in(ids)).execute();
        }
        return new Sweep.Done(ids.size(), ids.size() < FEW);
    }

    private static AlertDecisionRecord row(String playbook, AlertDecision decision) {
        var row = new AlertDecisionRecord();
        row.setId(decision.id());
        row.setPlaybook(playbook);
        row.setCheckId(decision.about().check().value());
        row.setRun(decision.about().run().orElse(null));
        row.setStream(decision.about().incident().orElse(null));
        row.setDecidedAt(micros(decision.at()));
        row.setOutcome(decision.outcome().name().toLowerCase(Locale.ROOT));
        row.setSteps(Text.fit(RecordJson.write(new Kept(decision.steps())), Text.LONGEST));
        return row;
    }

    /** Empty when a newer version wrote what this one does not understand. */
    private static Optional<AlertDecision> decision(AlertDecisionRecord row) {
        try {
            return Optional.of(
                    new AlertDecision(
                            row.getId(),
                            new AlertDecision.About(
                                    new CheckId(row.getCheckId()),
                                    Optional.ofNullable(row.getRun()),
                                    Optional.ofNullable(row.getStream())),
                            row.getDecidedAt(),
                            AlertDecision.Outcome.valueOf(
                                    row.getOutcome().toUpperCase(Locale.ROOT)),
                            RecordJson.read(row.getSteps(), Kept.class).steps()));
        } catch (RecordJson.Unread | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
