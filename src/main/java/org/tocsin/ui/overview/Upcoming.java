package org.tocsin.ui.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.incident.Countdown;
import org.tocsin.domain.incident.Glance;
import org.tocsin.domain.incident.Terms;

/**
 * A deadline on the time line.
 *
 * @param title what is due, or what happens then
 */
record Upcoming(Instant at, UUID incident, long number, Severity severity, String title) {
    static final int MOST = 10;

    private static final Comparator<Upcoming> ORDER =
            Comparator.comparing((Upcoming upcoming) -> upcoming.at())
                    .thenComparing(Upcoming::severity)
                    .thenComparing(Upcoming::number);

    /**
     * The next ten over all incidents.
     *
     * @param open sorted by their next deadline; whatever is among the first ten belongs to one of
     *     the first ten incidents
     */
    static List<Upcoming> of(List<Glance> open, Function<Glance, Terms> terms) {
        var all = new ArrayList<Upcoming>();
        for (var glance : open.subList(0, Math.min(MOST, open.size()))) {
            glance.deadline()
                    .ifPresent(next -> all.add(at(next.at(), glance, glance.names().atZero())));
            for (var countdown : Countdown.of(glance.incident(), terms.apply(glance))) {
                boolean known =
                        glance.deadline()
                                .filter(next -> next.act().key().rule().equals(countdown.rule()))
                                .isPresent();
                if (countdown.isRunning() && !known) {
                    countdown
                            .due()
                            .ifPresent(due -> all.add(at(due, glance, countdown.label().title())));
                }
            }
        }
        return all.stream().sorted(ORDER).limit(MOST).toList();
    }

    private static Upcoming at(Instant at, Glance glance, String title) {
        var id = glance.incident().id();
        return new Upcoming(at, id.uuid(), id.number(), glance.severity(), title);
    }
}
