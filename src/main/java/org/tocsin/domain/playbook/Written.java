package org.tocsin.domain.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the rules of a playbook are written, so that a person can go there and edit them.
 *
 * @param spots several where a name stands more than once, each time for other incidents, in
 *     reading order
 */
public record Written(Map<Key, List<Spot>> spots) {
    public static final Written NOWHERE = new Written(Map.of());

    public Written {
        spots = Map.copyOf(spots);
    }

    /**
     * @param section as the file calls it, such as {@code checks}
     * @param id of the rule within it
     */
    public record Key(String section, String id) {}

    /**
     * @param file relative to the playbook's folder, with slashes
     * @param line from 1
     * @param column in characters, from 1
     */
    public record Spot(String file, int line, int column) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /**
     * @param nth of those with the same name, from 0; one entry may be read as several rules, then
     *     the last spot counts
     */
    public Optional<Spot> of(String section, String id, int nth) {
        var found = spots.getOrDefault(new Key(section, id), List.of());
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.get(Math.min(nth, found.size() - 1)));
    }
}
