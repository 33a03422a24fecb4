package org.tocsin.domain.check;

/**
 * When a measure becomes a breach.
 *
 * @param inARow how many points in a row, the newest included, must meet the condition; 1 for at
 *     once
 */
public record Rule(Severity severity, Condition condition, int inARow) {}
