package org.tocsin.ui.checks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Damping;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Verdict;
import org.tocsin.engine.Desk;

/**
 * How one check stands at one moment.
 *
 * @param dataSet the data set's name for people
 * @param recent at most 30 values, oldest first
 */
record Standing(
        Check check,
        String dataSet,
        Optional<CheckRun> last,
        List<Double> recent,
        Optional<Instant> nextRun,
        Optional<Damping.Flapping> flapping) {
    /** More steps than any scale of severities has. */
    private static final int STATE_APART = 1_000;

    static Standing of(Desk.Status status, String dataSet) {
        return new Standing(
                status.check(),
                dataSet,
                status.last(),
                status.recent(),
                status.nextRun(),
                status.flapping());
    }

    static State stateOf(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Breach _ -> State.BREACH;
            case Verdict.Broken _ -> State.BROKEN;
            case Verdict.Learning _ -> State.LEARNING;
            case Verdict.Healthy _ -> State.HEALTHY;
        };
    }

    static Optional<Severity> severityOf(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Breach(var severity) -> Optional.of(severity);
            case Verdict.Broken _, Verdict.Learning _, Verdict.Healthy _ -> Optional.empty();
        };
    }

    State state() {
        return judgement().map(j -> stateOf(j.verdict())).orElse(State.NOT_RUN);
    }

    /**
     * The smaller, the more urgent. Asked a hundred thousand times to sort ten thousand rows, so it
     * allocates nothing.
     */
    int urgency() {
        if (last.isEmpty()) {
            return State.NOT_RUN.ordinal() * STATE_APART;
        }
        return switch (last.get().judgement().verdict()) {
            case Verdict.Breach(var severity) -> severity.rank();
            case Verdict.Broken _ -> State.BROKEN.ordinal() * STATE_APART;
            case Verdict.Learning _ -> State.LEARNING.ordinal() * STATE_APART;
            case Verdict.Healthy _ -> State.HEALTHY.ordinal() * STATE_APART;
        };
    }

    /** Only a breach has one. */
    Optional<Severity> severity() {
        return judgement().flatMap(j -> severityOf(j.verdict()));
    }

    Optional<Judgement> judgement() {
        return last.map(CheckRun::judgement);
    }

    Optional<Instant> lastRun() {
        return last.map(run -> run.occasion().startedAt());
    }

    String message() {
        return judgement().map(Judgement::message).orElse("");
    }

    /** The message as the table has it, where a check that flaps must show beside all others. */
    String brief() {
        return flapping.isPresent() ? "Flapping. " + message() : message();
    }

    /** Whether the other one tells of an earlier run than this. */
    boolean newerThan(Standing other) {
        return lastRun().isPresent()
                && (other.lastRun().isEmpty()
                        || lastRun().orElseThrow().isAfter(other.lastRun().orElseThrow()));
    }
}
