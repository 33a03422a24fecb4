package org.tocsin.domain.notice;

import java.time.Instant;

/**
 * A notice as the outbox has it.
 *
 * @param arisen when it was put there
 * @param tried how often it was tried to send it, all in all
 * @param doubtful whether an attempt went out and no answer came
 */
public record Kept(Notice notice, Instant arisen, int tried, boolean doubtful) {}
