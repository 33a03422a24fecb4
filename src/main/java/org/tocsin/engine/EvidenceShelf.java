package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.EventWords;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.notice.Moments;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.review.Evidence;
import org.tocsin.store.RunStore;

/** What of an incident an answer to why can rest on, in words (M-2). */
final class EvidenceShelf {
    /** Runs about an incident are also those that just preceded it and that showed it gone. */
    private static final Duration AROUND = Duration.ofDays(1);

    private static final int RUNS = 300;
    private static final int LONGEST = 140;

    private final RunStore runs;
    private final Playbook playbook;
    private final Moments moments;

    EvidenceShelf(RunStore runs, Playbook playbook) {
        this.runs = runs;
        this.playbook = playbook;
        this.moments = new Moments(playbook.header().zone());
    }

    /** Pinned moments first, then runs by check, the newest first, then messages. */
    List<Evidence> of(Incident incident, List<Logged> log, Instant now) {
        var found = new ArrayList<Evidence>();
        moments(incident, log, found);
        var times = incident.course().times();
        var from = times.started().orElse(times.detected()).minus(AROUND);
        var until = times.resolved().orElse(now).plus(AROUND);
        for (var check : incident.course().failures().keySet()) {
            runs.recent(playbook.header().name(), check, RUNS).stream()
                    .filter(run -> !run.occasion().startedAt().isBefore(from))
                    .filter(run -> !run.occasion().startedAt().isAfter(until))
                    .forEach(run -> add(check, run, found));
        }
        messages(log, found);
        return List.copyOf(found);
    }

    private void add(CheckId check, CheckRun run, List<Evidence> found) {
        var name = playbook.check(check).map(each -> each.title().name()).orElse(check.value());
        var verdict =
                switch (run.judgement().verdict()) {
                    case Verdict.Healthy() -> "healthy";
                    case Verdict.Breach(var severity) -> severity.id();
                    case Verdict.Broken() -> "broken";
                    case Verdict.Learning() -> "learning";
                };
        var at = moments.at(run.occasion().startedAt());
        found.add(
                new Evidence.Run(
                        run.id(),
                        check,
                        "%s, %s, %s: %s"
                                .formatted(name, at, verdict, brief(run.judgement().message()))));
        var sample = run.findings().sample();
        if (!sample.isEmpty()) {
            found.add(
                    new Evidence.Rows(
                            run.id(),
                            check,
                            "%s, %s: %s"
                                    .formatted(
                                            name,
                                            at,
                                            sample.rows().size() == 1
                                                    ? "1 row"
                                                    : sample.rows().size() + " rows")));
        }
    }

    private void moments(Incident incident, List<Logged> log, List<Evidence> found) {
        var words = words();
        for (var logged : log) {
            if (incident.work().pinned().contains(logged.version())) {
                found.add(new Evidence.Moment(logged.version(), caption(logged, words)));
            }
        }
    }

    private void messages(List<Logged> log, List<Evidence> found) {
        var words = words();
        for (var logged : log) {
            if (logged.event() instanceof Event.Updated
                    || logged.event() instanceof Event.Messaged) {
                found.add(new Evidence.Message(logged.version(), caption(logged, words)));
            }
        }
    }

    private EventWords words() {
        return new EventWords(names(), playbook.header().zone());
    }

    private Names names() {
        var response = playbook.response();
        return new Names(response.directory(), response.guides(), id -> "another incident");
    }

    private String caption(Logged logged, EventWords words) {
        var said = words.of(logged.event());
        var text = said.body().isEmpty() ? said.said() : said.said() + ": " + said.body();
        return "%s, %s %s"
                .formatted(moments.at(logged.at()), names().who(logged.actor()), brief(text));
    }

    private static String brief(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
