package org.tocsin.domain.response;

/**
 * A way to reach somebody.
 *
 * @param channel such as {@code slack}, {@code email}, {@code phone}
 * @param address as the channel writes it
 */
public record Contact(String channel, String address) {}
