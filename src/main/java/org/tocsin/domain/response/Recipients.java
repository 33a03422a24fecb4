package org.tocsin.domain.response;

import java.util.List;

/**
 * Who is told, and how.
 *
 * @param roles ids of roles; see {@link Role}
 * @param channels such as {@code page}, {@code slack}, {@code email}, {@code ticket}; empty for
 *     whatever way the contact has
 */
public record Recipients(List<String> roles, List<String> channels) {
    public static final Recipients NONE = new Recipients(List.of(), List.of());

    public Recipients {
        roles = List.copyOf(roles);
        channels = List.copyOf(channels);
    }

    public boolean isEmpty() {
        return roles.isEmpty();
    }
}
