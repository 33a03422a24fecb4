package org.tocsin.engine;

import java.time.InstantSource;

/**
 * What the engine takes from the outside.
 *
 * @param holder names this process to people and to the lease, and no other process
 * @param heart the clock by which the lease is held: time itself, even where a drill's own clock
 *     goes faster or stands
 */
public record Shell(InstantSource clock, Ids ids, String holder, InstantSource heart) {
    public Shell(InstantSource clock, Ids ids, String holder) {
        this(clock, ids, holder, clock);
    }
}
