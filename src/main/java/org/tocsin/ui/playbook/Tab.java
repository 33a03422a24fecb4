package org.tocsin.ui.playbook;

import java.util.List;
import java.util.stream.Stream;

/** What the list shows. */
sealed interface Tab {
    record Rules(Section section) implements Tab {}

    /** What is wrong with the files. */
    record Problems() implements Tab {}

    /** What is different from the rules in force, or from those before. */
    record Changes() implements Tab {}

    static List<Tab> all() {
        var rules = Stream.of(Section.values()).<Tab>map(Rules::new);
        return Stream.concat(rules, Stream.of(new Problems(), new Changes())).toList();
    }

    default String title() {
        return switch (this) {
            case Rules(var section) -> section.title();
            case Problems() -> "Problems";
            case Changes() -> "Changes";
        };
    }
}
