package org.tocsin.domain.notice;

import java.time.Instant;

/**
 * Why there is a message.
 *
 * @param rule what makes it one of a series: id of the clock rule or of the report; of several that
 *     wait for the same destination the newest is enough
 * @param title in words, such as the rung's
 * @param why in words
 * @param at when it was due
 */
public record Cause(String rule, String title, String why, Instant at) {}
