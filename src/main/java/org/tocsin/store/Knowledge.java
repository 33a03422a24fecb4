package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.EXCLUSION;
import static org.tocsin.store.jooq.Tables.POINT;

import java.time.Instant;
import org.jooq.Condition;

/** Which points and exclusions count, by when they were recorded. */
record Knowledge(Condition points, Condition exclusions) {
    static final Knowledge TODAY =
            new Knowledge(POINT.SUPERSEDED_AT.isNull(), EXCLUSION.WITHDRAWN_AT.isNull());

    static Knowledge at(Instant then) {
        return new Knowledge(
                POINT.RECORDED_AT
                        .le(then)
                        .and(POINT.SUPERSEDED_AT.isNull().or(POINT.SUPERSEDED_AT.gt(then))),
                EXCLUSION
                        .RECORDED_AT
                        .le(then)
                        .and(EXCLUSION.WITHDRAWN_AT.isNull().or(EXCLUSION.WITHDRAWN_AT.gt(then))));
    }
}
