package org.tocsin.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.calendar.BusinessCalendar;
import org.tocsin.domain.check.Arrivals;
import org.tocsin.domain.check.Arrivals.Expected;
import org.tocsin.domain.check.Lateness;
import org.tocsin.domain.check.Lateness.Due;
import org.tocsin.domain.check.Probe;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Running.Priority;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.PipelineDeadline;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.source.SourceReader.Probing;
import org.tocsin.source.SourceReader.Request;

/**
 * Finds out whether what is due has landed, and how late it is (C-6, C-25). Asks the source only
 * once a deadline has passed or is near enough to speak of.
 */
final class Punctuality {
    private final Playbook playbook;
    private final HolidaySource holidays;
    private final Surveyor surveyor;

    Punctuality(Playbook playbook, HolidaySource holidays, Surveyor surveyor) {
        this.playbook = playbook;
        this.holidays = holidays;
        this.surveyor = surveyor;
    }

    Reading ask(Request request, Lateness lateness, Priority priority) throws InterruptedException {
        var dataSet = request.dataSet();
        var now = request.now();
        var expected = expected(request, lateness);
        for (var each : expected) {
            if (now.isBefore(each.speaksFrom())) {
                continue;
            }
            var landed = surveyor.probe(probing(request, lateness, each), false, priority);
            if (!(landed instanceof Reading.Taken taken)) {
                return landed;
            }
            if (taken.value().orElse(0) == 0) {
                var named = new Arrivals.Named(dataSet.name(), playbook.header().zone());
                return Arrivals.late(each, String.join("; ", taken.details()), now, named);
            }
        }
        return Arrivals.onTime(expected, now, playbook.header().zone());
    }

    private List<Expected> expected(Request request, Lateness lateness) {
        var dataSet = request.dataSet();
        // Holidays are looked up anew each time: their source keeps what it knows.
        var calendar = playbook.time().calendar(holidays);
        return switch (lateness.due()) {
            case Due.Daily daily ->
                    List.of(
                            Arrivals.daily(
                                    daily,
                                    lateness.ahead(),
                                    dataSet,
                                    request.partition(),
                                    calendar));
            case Due.Pipeline(var pipeline, var id) ->
                    byPipeline(deadline(pipeline, id), request, lateness, calendar);
        };
    }

    private static List<Expected> byPipeline(
            PipelineDeadline deadline,
            Request request,
            Lateness lateness,
            BusinessCalendar calendar) {
        return Arrivals.byCalendar(
                deadline.deadline().rule(),
                lateness.ahead(),
                request.dataSet(),
                calendar,
                request.now());
    }

    private PipelineDeadline deadline(String pipeline, Optional<String> id) {
        return playbook.time().agenda().deadlines().stream()
                .filter(each -> each.pipeline().equals(pipeline))
                .filter(each -> id.map(each.id()::equals).orElse(true))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "pipeline %s has no deadline %s; a playbook resolves its names"
                                        .formatted(pipeline, id)));
    }

    private static Probing probing(Request request, Lateness lateness, Expected expected) {
        return new Probing(
                request.dataSet(),
                expected.partition(),
                new Probe.Landed(lateness.floors(), since(expected)),
                request.now(),
                request.timeout());
    }

    /** A partition of its own shows by being there that it has landed. */
    private static Optional<Instant> since(Expected expected) {
        return switch (expected.partition()) {
            case Partition.Whole _ -> Optional.of(expected.since());
            case Partition.Span _ -> Optional.empty();
        };
    }
}
