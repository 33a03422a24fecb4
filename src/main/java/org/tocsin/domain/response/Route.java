package org.tocsin.domain.response;

import java.util.Optional;
import org.tocsin.domain.calendar.Span;

/**
 * A notice that goes out by itself (N-2): at once, within some time, or again and again until the
 * incident is resolved. {@code 0bd} is at once in working time, else when work next begins.
 *
 * @param every empty for once
 * @param template the id of what is sent; empty for the channel's usual text
 */
public record Route(Rule rule, Recipients to, Optional<Span> every, String template) {
    public String id() {
        return rule.id();
    }
}
