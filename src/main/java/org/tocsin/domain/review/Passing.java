package org.tocsin.domain.review;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Verdict;

/**
 * How often a check has passed in a row since a fix. Only a healthy run passes: one that could not
 * be run, or is still learning, says nothing good of the data.
 *
 * @param inARow up to the newest run
 * @param runs since the fix, whatever they said
 * @param newest when it last ran since then
 */
public record Passing(int inARow, int runs, Optional<Instant> newest) {
    public static final Passing NONE = new Passing(0, 0, Optional.empty());

    /**
     * @param all runs of the check in any order
     * @param fixed runs that began before it do not count
     */
    public static Passing of(List<CheckRun> all, Instant fixed) {
        var since =
                all.stream()
                        .filter(run -> !run.occasion().startedAt().isBefore(fixed))
                        .sorted(
                                Comparator.comparing((CheckRun run) -> run.occasion().startedAt())
                                        .reversed())
                        .toList();
        int inARow =
                (int)
                        since.stream()
                                .takeWhile(
                                        run -> run.judgement().verdict() instanceof Verdict.Healthy)
                                .count();
        return new Passing(
                inARow,
                since.size(),
                since.stream().findFirst().map(r -> r.occasion().startedAt()));
    }
}
