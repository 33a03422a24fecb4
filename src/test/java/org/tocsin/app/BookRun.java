package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.tocsin.cli.MonitorCommand.Place;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.Ids;
import org.tocsin.engine.Monitor;
import org.tocsin.engine.MonitorReport;

/** Judges a folder of files by a shipped playbook, by all of its checks or by some of them. */
record BookRun(String playbook, Path folder, LocalDate day) {
    /** How each chosen check comes out, such as {@code BREACH P1}, in playbook order. */
    Map<String, String> verdicts(Optional<Instant> now, Predicate<Check> chosen)
            throws InterruptedException {
        var place = new Place(Optional.empty(), Optional.of(playbook), Optional.of(folder));
        var site = Site.of(place, folder);
        var all = site.playbook();
        var checks = all.checks().stream().filter(chosen).toList();
        assertThat(checks).isNotEmpty();
        var some =
                new Playbook(all.header(), all.severities(), all.inputs(), checks, all.conduct());
        // Long after the day, so that it is judged as of its end when nothing else is said.
        var clock = InstantSource.fixed(Instant.parse("2030-01-01T00:00:00Z"));
        try (var pool = Wiring.pool(site)) {
            var report = new Monitor(some, pool, Ids.TIME_ORDERED, clock).run(List.of(day), now);
            var verdicts = new LinkedHashMap<String, String>();
            report.days()
                    .getFirst()
                    .results()
                    .forEach(result -> verdicts.put(result.check().id().value(), words(result)));
            return verdicts;
        }
    }

    String verdict(String check, Optional<Instant> now) throws InterruptedException {
        return verdicts(now, each -> each.id().value().equals(check)).get(check);
    }

    private static String words(MonitorReport.Result result) {
        var judgement = result.run().judgement();
        return switch (judgement.verdict()) {
            case Verdict.Healthy() -> "HEALTHY";
            case Verdict.Breach(var severity) -> severity.id();
            case Verdict.Broken() -> "BROKEN " + judgement.message();
            case Verdict.Learning() -> "LEARNING " + judgement.message();
        };
    }
}
