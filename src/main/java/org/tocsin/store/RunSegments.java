package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.RUN_SEGMENT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.CheckRun.Findings;
import org.tocsin.domain.check.Segments;

/** What runs found per segment, a row for each run that looked at segments. */
final class RunSegments {
    /** Of how many runs of a list all segments are read: a list is for an overview. */
    private static final int IN_FULL = 10;

    private RunSegments() {}

    static void insert(DSLContext db, List<Recorded> results) {
        for (var result : results) {
            var segments = result.run().findings().segments();
            if (!segments.isEmpty()) {
                db.insertInto(RUN_SEGMENT)
                        .set(RUN_SEGMENT.RUN, result.run().id())
                        .set(RUN_SEGMENT.LEAD_SEGMENT, Text.fit(segments.lead(), 400))
                        .set(RUN_SEGMENT.FOUND, segments.found())
                        .set(RUN_SEGMENT.CONTENT, SegmentJson.write(segments.results()))
                        .execute();
            }
        }
    }

    /** What a row of a run joined with this table tells without its content. */
    static Segments lead(Record row) {
        String lead = row.get(RUN_SEGMENT.LEAD_SEGMENT);
        Long found = row.get(RUN_SEGMENT.FOUND);
        return lead == null || found == null ? Segments.NONE : new Segments(lead, List.of(), found);
    }

    /** The same runs, those that come first with all their segments. */
    static List<CheckRun> fill(DSLContext db, List<CheckRun> runs) {
        var ids =
                runs.stream()
                        .limit(IN_FULL)
                        .filter(run -> !run.findings().segments().isEmpty())
                        .map(CheckRun::id)
                        .toList();
        if (ids.isEmpty()) {
            return runs;
        }
        Map<UUID, List<Segments.Result>> found = new HashMap<>();
        db.select(RUN_SEGMENT.RUN, RUN_SEGMENT.CONTENT)
                .from(RUN_SEGMENT)
                .where(RUN_SEGMENT.RUN.in(ids))
                .forEach(row -> found.put(row.value1(), SegmentJson.read(row.value2())));
        return runs.stream()
                .map(run -> with(run, found.getOrDefault(run.id(), List.of())))
                .toList();
    }

    private static CheckRun with(CheckRun run, List<Segments.Result> results) {
        var findings = run.findings();
        var segments = findings.segments();
        return new CheckRun(
                run.id(),
                run.check(),
                run.occasion(),
                run.judgement(),
                new Findings(
                        findings.tested(),
                        findings.sql(),
                        findings.sample(),
                        new Segments(segments.lead(), results, segments.found())));
    }
}
