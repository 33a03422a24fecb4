package org.tocsin.domain.response;

import java.util.List;

/**
 * All of a playbook that is not a check.
 *
 * @param rules what the clocks obey; frozen into each incident as it opens
 * @param directory who there is and who owns what; always the one in force
 * @param guides texts and lists for people
 */
public record Response(
        List<Category> categories, ClockRules rules, Directory directory, Guides guides) {
    public static final Response NONE =
            new Response(List.of(), ClockRules.NONE, Directory.NONE, Guides.NONE);

    public Response {
        categories = List.copyOf(categories);
    }
}
