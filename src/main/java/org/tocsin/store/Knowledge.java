package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.EXCLUSION;
import static org.tocsin.store.jooq.Tables.POINT;

import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.SortField;

/**
 * Which points and exclusions count, by when they were recorded.
 *
 * @param newestFirst how points of one series are ordered, the newest first
 */
record Knowledge(Condition points, Condition exclusions, List<SortField<?>> newestFirst) {
    /** The order of their index: by the time alone, all that is older would be sorted. */
    static final Knowledge TODAY =
            new Knowledge(
                    POINT.SUPERSEDED_AT.isNull(),
                    EXCLUSION.WITHDRAWN_AT.isNull(),
                    List.of(
                            POINT.SERIES.desc(),
                            POINT.SUPERSEDED_AT.desc(),
                            POINT.SPEAKS_OF.desc()));

    static Knowledge at(Instant then) {
        return new Knowledge(
                POINT.RECORDED_AT
                        .le(then)
                        .and(POINT.SUPERSEDED_AT.isNull().or(POINT.SUPERSEDED_AT.gt(then))),
                EXCLUSION
                        .RECORDED_AT
                        .le(then)
                        .and(EXCLUSION.WITHDRAWN_AT.isNull().or(EXCLUSION.WITHDRAWN_AT.gt(then))),
                List.of(POINT.SPEAKS_OF.desc()));
    }
}
