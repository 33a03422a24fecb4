package org.tocsin.domain.check;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tocsin.domain.data.Catalogue;
import org.tocsin.domain.data.DataSetId;

/**
 * The columns of a data set are not what they were or ought to be: a warning to all that is made
 * from it, whether their own checks have noticed or not (C-24).
 *
 * @param since the first of the runs without interruption that found it
 * @param what as the check tells it
 */
public record SchemaChange(DataSetId dataSet, Instant since, String what) {
    /** All that warn a data set, the nearest first. */
    static List<SchemaChange> upstream(
            DataSetId dataSet,
            Catalogue catalogue,
            Collection<Standing> standings,
            Function<CheckRun, Instant> since) {
        return catalogue.upstream(dataSet).stream()
                .flatMap(each -> of(each, standings, since).stream())
                .toList();
    }

    /** That of the data set itself, then all that warn it. */
    public static List<SchemaChange> reaching(
            DataSetId dataSet,
            Catalogue catalogue,
            Collection<Standing> standings,
            Function<CheckRun, Instant> since) {
        return Stream.concat(
                        of(dataSet, standings, since).stream(),
                        upstream(dataSet, catalogue, standings, since).stream())
                .toList();
    }

    /** Of several checks of one data set the one that noticed first. */
    private static Optional<SchemaChange> of(
            DataSetId dataSet, Collection<Standing> standings, Function<CheckRun, Instant> since) {
        return standings.stream()
                .filter(each -> each.isOf(dataSet) && each.breached() && isLooking(each.check()))
                .map(Standing::run)
                .map(run -> new SchemaChange(dataSet, since.apply(run), run.judgement().message()))
                .min(Comparator.comparing(SchemaChange::since));
    }

    /** Whether a check looks at the columns of a data set. */
    public static boolean isLooking(Check check) {
        return check.measure().formula() instanceof Formula.Schema;
    }

    /**
     * When a breach began.
     *
     * @param runs of one check, the newest first
     */
    public static Optional<Instant> began(List<CheckRun> runs) {
        return runs.stream()
                .takeWhile(run -> run.judgement().verdict() instanceof Verdict.Breach)
                .map(run -> run.occasion().startedAt())
                .min(Comparator.naturalOrder());
    }
}
