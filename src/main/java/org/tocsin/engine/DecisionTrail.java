package org.tocsin.engine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.quiet.AlertDecision;
import org.tocsin.domain.quiet.AlertDecision.Outcome;
import org.tocsin.domain.quiet.AlertDecision.Stage;
import org.tocsin.domain.quiet.AlertDecision.Step;
import org.tocsin.store.DecisionStore;
import org.tocsin.store.Lease;

/** Gathers what is decided in one go, to be written together. */
final class DecisionTrail {
    private final DecisionStore store;
    private final String playbook;
    private final List<AlertDecision> waiting = new ArrayList<>();

    DecisionTrail(DecisionStore store, String playbook) {
        this.store = store;
        this.playbook = playbook;
    }

    /**
     * What was decided, carried out.
     *
     * @param incident that has it now
     * @param done what came of it, in words
     */
    record Done(Outcome outcome, Optional<UUID> incident, String done) {}

    /** Of a run that failed; of two decisions on one run the store keeps the first. */
    void add(CheckRun run, Instant at, List<Step> steps, Done done) {
        add(run.id(), run, at, steps, done);
    }

    /** Of what was held back and is judged by a run. */
    void again(CheckRun run, HeldBreach held, Instant at, Done done) {
        var key = "%s %s %s".formatted(held.first().run(), held.during(), at);
        var id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        add(id, run, at, List.of(), done);
    }

    private void add(UUID id, CheckRun run, Instant at, List<Step> steps, Done done) {
        var all = new ArrayList<>(steps);
        all.add(new Step(Stage.RECORD, steps.isEmpty(), done.done()));
        var about = new AlertDecision.About(run.check(), Optional.of(run.id()), done.incident());
        waiting.add(new AlertDecision(id, about, at, done.outcome(), all));
    }

    void write(Lease.Held leader) {
        if (!waiting.isEmpty()) {
            store.record(playbook, waiting, leader);
            waiting.clear();
        }
    }
}
