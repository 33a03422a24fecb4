package org.tocsin.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What all files of a playbook say under a key. */
record Sections(List<Fields> files) {
    Sections {
        files = List.copyOf(files);
    }

    /** What may stand in one of the files only. */
    <V> Optional<V> once(Shape.Key<V> key) {
        var mentions = files.stream().filter(file -> file.mentions(key)).toList();
        for (var further : mentions.stream().skip(1).toList()) {
            further.error(
                    key,
                    "the key \"%s\" already stands at %s; leave one out"
                            .formatted(key.name(), mentions.getFirst().place(key)));
        }
        return mentions.stream().findFirst().flatMap(file -> file.find(key));
    }

    /** In the order of the files. */
    <V> List<V> all(Shape.Key<List<V>> key) {
        var all = new ArrayList<V>();
        files.forEach(file -> file.find(key).ifPresent(all::addAll));
        return all;
    }

    /** Where it stands first. */
    Optional<Place> place(Shape.Key<?> key) {
        return files.stream()
                .filter(file -> file.mentions(key))
                .findFirst()
                .map(file -> file.place(key));
    }

    boolean lack(Shape.Key<?> key) {
        return files.stream().allMatch(file -> file.lacks(key));
    }

    boolean isEmpty() {
        return files.isEmpty();
    }
}
