package org.tocsin.app;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The places of a window, in the order of the rail.
 *
 * @param rail from the top; the first is where a new window starts
 * @param foot at the rail's lower end, as settings
 */
public record Places(List<Place> rail, List<Place> foot) {
    public Places {
        rail = List.copyOf(rail);
        foot = List.copyOf(foot);
        var ids = new HashSet<String>();
        Stream.concat(rail.stream(), foot.stream())
                .filter(place -> !ids.add(place.id()))
                .findAny()
                .ifPresent(place -> {
                    throw new IllegalArgumentException("two places are " + place.id());
                });
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("a window needs a place");
        }
    }

    public List<Place> all() {
        return Stream.concat(rail.stream(), foot.stream()).toList();
    }

    Place first() {
        return all().getFirst();
    }

    Optional<Place> find(String id) {
        return all().stream().filter(place -> place.id().equals(id)).findFirst();
    }
}
