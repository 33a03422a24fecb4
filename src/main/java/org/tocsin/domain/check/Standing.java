package org.tocsin.domain.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.data.DataSetId;

/** A check with its newest run. */
public record Standing(Check check, CheckRun run) {
    /** Of every check that has run and does not itself look back on runs. */
    public static List<Standing> of(Collection<Check> checks, Collection<CheckRun> newest) {
        var runs = new HashMap<CheckId, CheckRun>();
        newest.forEach(run -> runs.put(run.check(), run));
        return checks.stream()
                .filter(check -> !(check.measure().formula() instanceof Formula.Recalled))
                .flatMap(check ->
                        Optional.ofNullable(runs.get(check.id())).stream()
                                .map(run -> new Standing(check, run)))
                .toList();
    }

    boolean isOf(DataSetId dataSet) {
        return check.measure().dataSet().equals(dataSet);
    }

    /** The checks of a data set that are in breach or broken, in the given order. */
    public static List<CheckId> failed(
            DataSetId dataSet, Collection<Check> checks, Collection<CheckRun> newest) {
        return of(checks, newest).stream()
                .filter(each -> each.isOf(dataSet))
                .filter(each -> each.breached() || each.broken())
                .map(each -> each.check().id())
                .toList();
    }

    /** Whether it ran at the instant or at most so long before it. */
    boolean within(Duration window, Instant now) {
        return !run.occasion().startedAt().isBefore(now.minus(window));
    }

    boolean breached() {
        return run.judgement().verdict() instanceof Verdict.Breach;
    }

    boolean passed() {
        return run.judgement().verdict() instanceof Verdict.Healthy;
    }

    boolean broken() {
        return run.judgement().verdict() instanceof Verdict.Broken;
    }
}
