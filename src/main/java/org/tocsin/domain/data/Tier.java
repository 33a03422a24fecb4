package org.tocsin.domain.data;

import java.time.Duration;

/**
 * What is expected of data sets that matter so much (C-23; document 000, SLA tiers).
 *
 * @param number 1 for those that matter most
 * @param score the least share of checks that pass, from 0 to 1
 * @param within the oldest that the data may be
 */
public record Tier(int number, double score, Duration within) {}
