package org.tocsin.app;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tocsin.engine.IncidentDesk;

/** What fell due while nobody kept the clocks, in two sentences; each incident tells the rest. */
final class Reconciled {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM HH:mm z", Locale.ENGLISH);

    private Reconciled() {}

    static String what(IncidentDesk.Reconciliation list, ZoneId zone) {
        return list.clockMoved()
                ? "This machine's clock went back. Nothing is done twice."
                : "Nobody kept the clocks from %s to %s."
                        .formatted(
                                WHEN.format(list.since().atZone(zone)),
                                WHEN.format(list.until().atZone(zone)));
    }

    static String then(IncidentDesk.Reconciliation list) {
        long spared = list.items().stream().filter(item -> item.spared().isPresent()).count();
        long done = list.items().size() - spared;
        return list.items().isEmpty()
                ? ""
                : "%d of what fell due meanwhile %s done now, %d %s moot and left out; the timelines tell which."
                        .formatted(
                                done,
                                done == 1 ? "was" : "were",
                                spared,
                                spared == 1 ? "was" : "were");
    }
}
