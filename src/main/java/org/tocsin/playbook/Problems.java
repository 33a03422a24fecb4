package org.tocsin.playbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects faults, so that all of them are told at once. */
final class Problems {
    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::file)
                    .thenComparingInt(Problem::line)
                    .thenComparingInt(Problem::column);

    private final List<Problem> found = new ArrayList<>();

    void error(Place at, String message) {
        found.add(Problem.error(at, message));
    }

    void warning(Place at, String message) {
        found.add(Problem.warning(at, message));
    }

    void add(Problem problem) {
        found.add(problem);
    }

    boolean anyError() {
        return found.stream().anyMatch(problem -> problem.level() == Problem.Level.ERROR);
    }

    /** In reading order, each once. */
    List<Problem> sorted() {
        return found.stream().distinct().sorted(BY_PLACE).toList();
    }
}
