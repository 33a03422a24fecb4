package org.tocsin.workspace.sample;

/**
 * One line of an events file, its texts without CSV quoting.
 *
 * @param at milliseconds after the day's start
 * @param data JSON, or empty
 */
record Row(
        int at,
        String client,
        String url,
        String referrer,
        String event,
        String data,
        String agent) {}
