package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets a source rest that cannot be asked (T-4): after a few failures in a row nobody asks it for a
 * while, then one does, alone; when that fails too, it rests for twice as long. Pure: each answer
 * gives the breaker from then on.
 *
 * @param failures in a row
 * @param rest while it is open: how long it rests and until when
 * @param probing whether one asks at present to find out
 * @param cause of the last failure, in words
 */
record Breaker(int failures, Optional<Rest> rest, boolean probing, String cause) {
    /** So many failures in a row open it. */
    static final int TOLERATED = 5;

    static final Duration FIRST_REST = Duration.ofSeconds(30);
    static final Duration LONGEST_REST = Duration.ofMinutes(15);

    static final Breaker CLOSED = new Breaker(0, Optional.empty(), false, "");

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
        return admission == Admission.PROBE ? new Breaker(failures, rest, true, cause) : this;
    }

    /** Whoever asked was stopped before there was an answer. */
    Breaker given(Admission admission) {
        return admission == Admission.PROBE ? new Breaker(failures, rest, false, cause) : this;
    }

    Breaker failed(Admission admission, Instant now, String why) {
        boolean probe = admission == Admission.PROBE;
        if (rest.isPresent() && !probe) {
            // It had been let in before the rest began.
            return this;
        }
        int count = failures + 1;
        if (!probe && count < TOLERATED) {
            return new Breaker(count, Optional.empty(), false, why);
        }
        var length = rest.map(before -> longer(before.length())).orElse(FIRST_REST);
        return new Breaker(count, Optional.of(new Rest(length, now.plus(length))), false, why);
    }

    private static Duration longer(Duration length) {
        var twice = length.multipliedBy(2);
        return twice.compareTo(LONGEST_REST) < 0 ? twice : LONGEST_REST;
    }
}
