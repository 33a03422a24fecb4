package org.tocsin.domain.trend;

import java.time.Instant;
import java.util.UUID;
import org.tocsin.domain.check.Judgement.Bounds;
import org.tocsin.domain.check.Verdict;

/**
 * What a run made of a value.
 *
 * @param at the time that the value speaks of
 */
public record Judged(Instant at, UUID run, Verdict verdict, Bounds bounds) {}
