package org.tocsin.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Running.Priority;
import org.tocsin.source.SourceReader.Probing;
import org.tocsin.source.SourceReader.Request;

/** Asks what needs no look at rows, one after the other: what is timed should not race itself. */
record Prober(Surveyor surveyor, Punctuality punctuality) {

    /**
     * A reading for each of the measures that is of this kind; the others are left out.
     *
     * @param request the place and the time
     */
    Map<MeasureId, Reading> ask(Request request, Collection<Measure> measures, Priority priority)
            throws InterruptedException {
        var readings = new LinkedHashMap<MeasureId, Reading>();
        for (var measure : measures) {
            if (measure.formula() instanceof Formula.Probed(var probe, var timeoutBreaches)) {
                var probing =
                        new Probing(
                                request.dataSet(),
                                request.partition(),
                                probe,
                                request.now(),
                                request.timeout());
                readings.put(measure.id(), surveyor.probe(probing, timeoutBreaches, priority));
            } else if (measure.formula() instanceof Formula.Late(var lateness)) {
                readings.put(measure.id(), punctuality.ask(request, lateness, priority));
            }
        }
        return readings;
    }
}
