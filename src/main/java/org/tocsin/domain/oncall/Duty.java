package org.tocsin.domain.oncall;

import java.util.List;

/** Who holds a position, and why; more than one where a cover says "all". */
record Duty(List<String> people, Why why) {
    Duty {
        people = List.copyOf(people);
    }

    static Duty of(String person, Why why) {
        return new Duty(List.of(person), why);
    }
}
