package org.tocsin.ui.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Timeliness;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.Desk;

/**
 * How one data set stands: as badly as the worst of its checks.
 *
 * @param worst of its breaches
 */
record Health(DataSetId dataSet, String name, State state, Optional<Severity> worst, Count count) {
    /** The riskiest first. */
    enum State {
        BREACH,
        BROKEN,
        LEARNING,
        NOT_RUN,
        HEALTHY
    }

    /**
     * @param old what its tier promises of its age and is not so; empty when it is so (C-23)
     */
    record Count(int checks, int breaches, int broken, String old) {
        Count(int checks, int breaches, int broken) {
            this(checks, breaches, broken, "");
        }
    }

    /** Sorted by risk: what is wrong first and worst, the rest by name. */
    static final Comparator<Health> BY_RISK =
            Comparator.comparing((Health health) -> health.state())
                    .thenComparing(
                            health -> health.worst().map(Severity::rank).orElse(Integer.MAX_VALUE))
                    .thenComparing(health -> -health.count().breaches())
                    .thenComparing(Health::name);

    static List<Health> of(Playbook playbook, List<Desk.Status> statuses) {
        var byDataSet = new LinkedHashMap<DataSetId, List<Desk.Status>>();
        for (var status : statuses) {
            byDataSet
                    .computeIfAbsent(status.check().measure().dataSet(), _ -> new ArrayList<>())
                    .add(status);
        }
        var all = new ArrayList<Health>();
        byDataSet.forEach((id, checks) -> all.add(of(id, playbook, checks)));
        all.sort(BY_RISK);
        return all;
    }

    private static Health of(DataSetId id, Playbook playbook, List<Desk.Status> checks) {
        int breaches = 0;
        int broken = 0;
        var state = State.HEALTHY;
        Optional<Severity> worst = Optional.empty();
        for (var check : checks) {
            var stands = check.last().map(Health::state).orElse(State.NOT_RUN);
            breaches += stands == State.BREACH ? 1 : 0;
            broken += stands == State.BROKEN ? 1 : 0;
            state = stands.compareTo(state) < 0 ? stands : state;
            var severity = check.last().flatMap(Health::severity);
            if (severity.isPresent()
                    && worst.filter(known -> known.compareTo(severity.get()) <= 0).isEmpty()) {
                worst = severity;
            }
        }
        String name = playbook.dataSet(id).map(set -> set.name()).orElse(id.value());
        return new Health(
                id,
                name,
                state,
                worst,
                new Count(checks.size(), breaches, broken, old(id, playbook, checks)));
    }

    private static String old(DataSetId id, Playbook playbook, List<Desk.Status> statuses) {
        var newest = statuses.stream().flatMap(each -> each.last().stream()).toList();
        var checks = statuses.stream().map(Desk.Status::check).toList();
        return Timeliness.of(id, playbook.inputs().catalogue(), checks, newest)
                .filter(age -> !age.met())
                .map(age -> "age " + age.words())
                .orElse("");
    }

    static State state(CheckRun run) {
        return switch (run.judgement().verdict()) {
            case Verdict.Healthy() -> State.HEALTHY;
            case Verdict.Breach _ -> State.BREACH;
            case Verdict.Broken() -> State.BROKEN;
            case Verdict.Learning() -> State.LEARNING;
        };
    }

    private static Optional<Severity> severity(CheckRun run) {
        return run.judgement().verdict() instanceof Verdict.Breach(var severity)
                ? Optional.of(severity)
                : Optional.empty();
    }

    /** {@code 2 of 5 in breach, age 45 min, tier 1 promises 30 min: not met}. */
    String words() {
        return count.old().isEmpty() ? standing() : standing() + ", " + count.old();
    }

    private String standing() {
        return switch (state) {
            case BREACH -> "%d of %d in breach".formatted(count.breaches(), count.checks());
            case BROKEN -> "%d of %d could not be run".formatted(count.broken(), count.checks());
            case LEARNING -> "Learning";
            case NOT_RUN -> "Not run yet";
            case HEALTHY ->
                    count.checks() == 1 ? "1 check healthy" : count.checks() + " checks healthy";
        };
    }
}
