package org.tocsin.engine;

import java.time.InstantSource;

/**
 * What the engine takes from the outside.
 *
 * @param holder names this process to people and to the lease, and no other process
 */
public record Shell(InstantSource clock, Ids ids, String holder) {}
