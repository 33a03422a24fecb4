package org.tocsin.source;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import org.tocsin.domain.data.Partition;
import org.tocsin.source.plan.Dialect;
import org.tocsin.source.sql.Slots;

/** Fills in what a request says of time, and where the rows are. */
final class Settings {
    private Settings() {}

    /**
     * @param what what people call the file or table
     * @param source what stands after FROM
     */
    static Asking.Setting of(
            SourceReader.Request request, Dialect dialect, String what, String source) {
        var zone = request.dataSet().zone();
        var partition = request.partition();
        var end =
                switch (partition) {
                    case Partition.Whole(var seenOn, _) ->
                            seenOn.plusDays(1).atStartOfDay(zone).toInstant();
                    case Partition.Span span -> span.end();
                };
        var slots = new HashMap<String, String>();
        slots.put("from", dialect.instant(partition.at(), zone));
        slots.put("to", dialect.instant(end, zone));
        slots.put("now", dialect.instant(request.now(), zone));
        slots.put("fromUtc", dialect.instant(partition.at(), ZoneOffset.UTC));
        slots.put("toUtc", dialect.instant(end, ZoneOffset.UTC));
        slots.put("what", what);
        slots.put("file", source);
        var before = new ArrayList<String>();
        dialect.sessionZone(zone, request.now()).ifPresent(before::add);
        return new Asking.Setting(slots, zone, request.timeout(), before);
    }

    /** With one more statement that prepares the session; its slots are filled in. */
    static Asking.Setting with(Asking.Setting setting, String template) {
        var before = new ArrayList<>(setting.before());
        before.add(Slots.fill(template, setting.slots()));
        return new Asking.Setting(setting.slots(), setting.zone(), setting.timeout(), before);
    }
}
