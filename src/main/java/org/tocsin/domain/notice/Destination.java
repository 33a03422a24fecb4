package org.tocsin.domain.notice;

/**
 * Where a message goes.
 *
 * @param channel as the playbook names it: {@code page}, {@code slack}, {@code email}, {@code
 *     ticket}
 * @param address as the channel writes it; the id of the person or role where the contact has none
 *     for this channel
 * @param holder id of the person, or of the role where nobody holds it by name
 * @param role as what they are told
 */
public record Destination(String channel, String address, String holder, String role) {}
