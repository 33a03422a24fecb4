package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.List;

/**
 * A data set that an incident is about, or one that it is made from, whose columns are not what
 * they were or ought to be: all that is made from it is warned (C-24).
 *
 * @param own whether the incident is about it, rather than about what is made from it
 * @param since when its columns were first found so
 * @param what as the check tells it
 * @param warned names of the data sets made from it, the nearest first
 */
public record SchemaWarning(
        String dataSet, boolean own, Instant since, String what, List<String> warned) {
    public SchemaWarning {
        warned = List.copyOf(warned);
    }

    /**
     * What it means, in one line: {@code Upstream, the schema of Orders changed, which warns …}.
     */
    public String words() {
        var changed =
                own
                        ? "The schema of %s changed".formatted(dataSet)
                        : "Upstream, the schema of %s changed".formatted(dataSet);
        return warned.isEmpty()
                ? changed + "; nothing is declared to be made from it"
                : "%s, which warns %s".formatted(changed, String.join(", ", warned));
    }
}
