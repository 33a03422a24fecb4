package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tocsin.domain.data.SourceSpec.Patience;

/**
 * Lets a source rest that cannot be asked (T-4): after a few failures in a row nobody asks it for a
 * while, then one does, alone; when that fails too, it rests for twice as long. Pure: each answer
 * gives the breaker from then on.
 *
 * @param failures in a row
 * @param rest while it is open: how long it rests and until when
 * @param probing whether one asks at present to find out
 * @param cause of the last failure, in words
 * @param patience how many failures it takes and how long the rests are
 */
record Breaker(
        int failures, Optional<Rest> rest, boolean probing, String cause, Patience patience) {
    static Breaker closed(Patience patience) {
        return new Breaker(0, Optional.empty(), false, "", patience);
    }

    record Rest(Duration length, Instant until) {}

    /** What somebody who comes may do. */
    enum Admission {
        ASK,
        /** Ask, and nobody else meanwhile. */
        PROBE,
        LEAVE
    }

    Admission admission(Instant now) {
        if (rest.isEmpty()) {
            return Admission.ASK;
        }
        return probing || rest.get().until().isAfter(now) ? Admission.LEAVE : Admission.PROBE;
    }

    Breaker begun(Admission admission) {
        return admission == Admission.PROBE ? probing(true) : this;
    }

    /** Whoever asked was stopped before there was an answer. */
    Breaker given(Admission admission) {
        return admission == Admission.PROBE ? probing(false) : this;
    }

    private Breaker probing(boolean now) {
        return new Breaker(failures, rest, now, cause, patience);
    }

    Breaker answered() {
        return closed(patience);
    }

    Breaker failed(Admission admission, Instant now, String why) {
        boolean probe = admission == Admission.PROBE;
        if (rest.isPresent() && !probe) {
            // It had been let in before the rest began.
            return this;
        }
        int count = failures + 1;
        if (!probe && count < patience.after()) {
            return new Breaker(count, Optional.empty(), false, why, patience);
        }
        var length = rest.map(before -> longer(before.length())).orElse(patience.rest());
        var next = new Rest(length, now.plus(length));
        return new Breaker(count, Optional.of(next), false, why, patience);
    }

    private Duration longer(Duration length) {
        var twice = length.multipliedBy(2);
        return twice.compareTo(patience.atMost()) < 0 ? twice : patience.atMost();
    }
}
