package org.tocsin.source;

import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Sample;
import org.tocsin.source.plan.Dialect;
import org.tocsin.source.plan.Samples;
import org.tocsin.source.plan.Selection;
import org.tocsin.source.plan.Unusable;
import org.tocsin.source.sql.Slots;

/** Draws samples of failing rows from a source. */
final class Drawing {
    private final Dialect dialect;
    private final Statements statements;
    private final Queries queries;

    Drawing(Dialect dialect, Statements statements, Queries queries) {
        this.dialect = dialect;
        this.statements = statements;
        this.queries = queries;
    }

    /**
     * @param secret names of masked columns
     * @return empty when the source would not give them
     */
    Optional<Sample> draw(
            Selection selection, Measure measure, Set<String> secret, Asking.Setting setting)
            throws InterruptedException, Unusable {
        var samples = new Samples(dialect, selection, secret);
        if (measure.formula() instanceof Formula.Query query) {
            if (query.reads() == Formula.Reads.VALUE) {
                return Optional.of(Sample.NONE);
            }
            return run(
                    queries.sampled(query, setting),
                    Sampling.maskedIn(query.sql(), secret, samples.open(), dialect.quoting()),
                    setting);
        }
        var drawn = samples.draw(measure);
        if (drawn.isEmpty()) {
            return Optional.of(Sample.NONE);
        }
        var masked = drawn.get().masked();
        return run(
                Slots.fill(drawn.get().sql(), setting.slots()),
                (place, _) -> masked.contains(place),
                setting);
    }

    private Optional<Sample> run(String sql, Sampling.MaskedPlace masked, Asking.Setting setting)
            throws InterruptedException {
        var outcome =
                statements.query(
                        setting.before(),
                        sql,
                        setting.timeout(),
                        rows -> Sampling.read(rows, masked));
        return switch (outcome) {
            case Statements.Outcome.Got<Sample>(var sample, _) -> Optional.of(sample);
            case Statements.Outcome.Failed<Sample> _, Statements.Outcome.GaveUp<Sample> _ ->
                    Optional.empty();
        };
    }
}
