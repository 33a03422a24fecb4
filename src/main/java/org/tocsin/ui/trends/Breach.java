package org.tocsin.ui.trends;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.domain.trend.Judged;
import org.tocsin.domain.trend.Trace;
import org.tocsin.ui.kit.SeverityBadge;

/** A value that a rule was met by, as a shape on the line. */
record Breach(long at, double value, SeverityBadge.Tone tone) {
    private static final int MOST = 400;

    /** Of so many that shapes would cover each other, the worst of each stretch. */
    static List<Breach> of(List<Judged> runs, Trace trace, Picture picture) {
        var sight = picture.sight();
        var all = new ArrayList<Breach>();
        for (var run : runs) {
            long at = run.at().toEpochMilli();
            int index = trace.from(at);
            boolean known = index < trace.size() && trace.at(index) == at && sight.holds(at);
            if (known && (!picture.options().logarithmic() || trace.value(index) > 0)) {
                Track.breach(run.verdict())
                        .ifPresent(severity ->
                                all.add(new Breach(at, trace.value(index), Track.tone(severity))));
            }
        }
        return all.size() <= MOST ? all : worst(all, sight);
    }

    private static List<Breach> worst(List<Breach> all, Sight sight) {
        var kept = new ArrayList<Breach>();
        long width = Math.max(1, sight.span() / MOST);
        for (var breach : all) {
            boolean same =
                    !kept.isEmpty()
                            && (kept.getLast().at - sight.from()) / width
                                    == (breach.at - sight.from()) / width;
            if (!same) {
                kept.add(breach);
            } else if (breach.tone.compareTo(kept.getLast().tone) < 0) {
                kept.set(kept.size() - 1, breach);
            }
        }
        return kept;
    }
}
