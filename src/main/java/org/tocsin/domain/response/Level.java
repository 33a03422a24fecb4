package org.tocsin.domain.response;

import java.util.List;

/**
 * A level of escalation (E-3).
 *
 * @param id such as {@code L2}; the order of the list is the order of the levels
 * @param roles who answers on it
 */
public record Level(String id, String title, List<String> roles) {
    public Level {
        roles = List.copyOf(roles);
    }
}
