package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.INCIDENT_EVENT;
import static org.tocsin.store.jooq.Tables.KEPT_RUN;
import static org.tocsin.store.jooq.Tables.WORKSPACE_FACT;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;

/**
 * The runs that incidents, and breaches held inside maintenance windows, refer to. Their names are
 * taken from the text of the entries rather than from what the program makes of them, so that those
 * of a newer version count too.
 */
final class KeptRuns {
    private static final Pattern RUN =
            Pattern.compile(
                    "\"run\"\\s*:\\s*\"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\"",
                    Pattern.CASE_INSENSITIVE);

    /** How far the log has been read. */
    private static final String REACHED = "retention.log-reached";

    private static final int PAGE = 200;

    private KeptRuns() {}

    /** Reads on in the log, a page at a time; at its end, the facts. */
    static Sweep.Done read(DSLContext db) {
        long reached =
                db.select(WORKSPACE_FACT.FACT)
                        .from(WORKSPACE_FACT)
                        .where(WORKSPACE_FACT.NAME.eq(REACHED))
                        .fetchOptional(WORKSPACE_FACT.FACT)
                        .map(Long::parseLong)
                        .orElse(0L);
        var page =
                db.select(INCIDENT_EVENT.POSITION, INCIDENT_EVENT.PAYLOAD)
                        .from(INCIDENT_EVENT)
                        .where(INCIDENT_EVENT.POSITION.gt(reached))
                        .orderBy(INCIDENT_EVENT.POSITION)
                        .limit(PAGE)
                        .fetch();
        var runs = new HashSet<UUID>();
        page.forEach(row -> collect(row.value2(), runs));
        boolean finished = page.size() < PAGE;
        if (finished) {
            db.select(WORKSPACE_FACT.FACT)
                    .from(WORKSPACE_FACT)
                    .where(WORKSPACE_FACT.FACT.contains("\"run\""))
                    .forEach(row -> collect(row.value1(), runs));
        }
        keep(db, runs);
        if (!page.isEmpty()) {
            FactStore.write(db, REACHED, String.valueOf(page.getLast().value1()));
        }
        return new Sweep.Done(0, finished);
    }

    private static void collect(String text, Set<UUID> runs) {
        var matcher = RUN.matcher(text);
        while (matcher.find()) {
            runs.add(UUID.fromString(matcher.group(1)));
        }
    }

    private static void keep(DSLContext db, Set<UUID> runs) {
        for (var run : List.copyOf(runs)) {
            if (!db.fetchExists(KEPT_RUN, KEPT_RUN.RUN.eq(run))) {
                db.insertInto(KEPT_RUN, KEPT_RUN.RUN).values(run).execute();
            }
        }
    }
}
