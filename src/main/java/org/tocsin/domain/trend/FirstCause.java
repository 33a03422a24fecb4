package org.tocsin.domain.trend;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.domain.data.Catalogue;
import org.tocsin.domain.data.DataSetId;

/**
 * Which of the metrics that moved at a time is the likeliest first cause of what happened to a data
 * set (C-24, X-6). What is declared counts before what coincides: first what the data set is made
 * from, and there what has nothing disturbed before it; then the data set itself; then the others;
 * last what is made from it, which can only have suffered. Among equals whatever began first, then
 * whatever moved more.
 */
public final class FirstCause {
    /** From how many usual distances on a metric counts as moved. */
    public static final double MOVED = 3;

    private final DataSetId about;
    private final Catalogue catalogue;

    /**
     * A metric at that time.
     *
     * @param since when it began to be away, as far as it was
     * @param breached whether a rule of its check was met then
     */
    public record Candidate(
            String metric,
            DataSetId dataSet,
            Movement movement,
            Optional<Instant> since,
            boolean breached) {
        public boolean moved() {
            return breached || Math.abs(movement.score()) >= MOVED;
        }
    }

    /** Where a metric's data set lies in what is declared. */
    public enum Place {
        UPSTREAM,
        SAME,
        ELSEWHERE,
        DOWNSTREAM
    }

    /**
     * @param root whether nothing that its data set is made from moved
     */
    public record Ranked(Candidate candidate, Place place, boolean root) {}

    public FirstCause(DataSetId about, Catalogue catalogue) {
        this.about = about;
        this.catalogue = catalogue;
    }

    /** The likeliest first; what did not move comes last, by how far it is from moving. */
    public List<Ranked> rank(List<Candidate> candidates) {
        var disturbed =
                candidates.stream()
                        .filter(Candidate::moved)
                        .map(Candidate::dataSet)
                        .collect(Collectors.toSet());
        return candidates.stream()
                .map(each -> new Ranked(each, place(each.dataSet()), isRoot(each, disturbed)))
                .sorted(ORDER)
                .toList();
    }

    private Place place(DataSetId dataSet) {
        if (dataSet.equals(about)) {
            return Place.SAME;
        }
        if (catalogue.upstream(about).contains(dataSet)) {
            return Place.UPSTREAM;
        }
        return catalogue.downstream(about).contains(dataSet) ? Place.DOWNSTREAM : Place.ELSEWHERE;
    }

    private boolean isRoot(Candidate candidate, Set<DataSetId> disturbed) {
        return catalogue.upstream(candidate.dataSet()).stream().noneMatch(disturbed::contains);
    }

    private static final Comparator<Ranked> ORDER =
            Comparator.comparing((Ranked each) -> !each.candidate().moved())
                    .thenComparing(Ranked::place)
                    .thenComparing(each -> !each.root())
                    .thenComparing(each -> each.candidate().since().orElse(Instant.MAX))
                    .thenComparing(each -> -Math.abs(each.candidate().movement().score()))
                    .thenComparing(each -> each.candidate().metric());
}
