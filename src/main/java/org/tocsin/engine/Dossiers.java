package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.notice.Filter;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.review.ClockResult;
import org.tocsin.domain.review.Evidence;
import org.tocsin.domain.review.ReviewCase;
import org.tocsin.domain.review.document.Material;
import org.tocsin.domain.trend.Tracing;
import org.tocsin.store.EventJson;
import org.tocsin.store.Series;
import org.tocsin.store.Store;
import org.tocsin.store.Traces;

/** Reads from the store what belongs to an incident; bounded, whatever the incident's size. */
final class Dossiers {
    /** Of more runs the first few and the last ones are read. */
    private static final int RUNS = 200;

    private static final int FIRST_RUNS = 20;
    private static final int RECENT = 300;
    private static final int NOTICES = 1_000;
    private static final int CURVES = 12;
    private static final int VALUES = 50_000;
    private static final int PAGE = 20_000;
    private static final int JUDGED = 5_000;
    private static final Duration BEFORE = Duration.ofDays(40);
    private static final Duration AFTER = Duration.ofDays(10);

    private final Store store;
    private final Playbook playbook;
    private final IncidentDesk incidents;
    private final List<String> omissions = new ArrayList<>();

    Dossiers(Store store, Playbook playbook, IncidentDesk incidents) {
        this.store = store;
        this.playbook = playbook;
        this.incidents = incidents;
    }

    Dossier of(ReviewCase seen, List<ClockResult> clocks, Instant now) {
        omissions.clear();
        var incident = seen.incident();
        var entries = store.log().read(incident.id().uuid());
        var log = entries.stream().map(EventJson::logged).toList();
        var results = results(seen, log);
        var material =
                new Material(
                        new Material.Matter(seen, log, clocks, now),
                        new Material.Words(names(incident), playbook.header().zone()),
                        new Material.Findings(results, curves(incident, results, now)),
                        sent(incident),
                        List.copyOf(omissions));
        return new Dossier(material, entries, rules(log));
    }

    private Names names(Incident incident) {
        var terms = incidents.terms(incident);
        return new Names(
                terms.around().directory(),
                terms.guides(),
                id ->
                        incidents
                                .incident(id)
                                .map(other -> "#" + other.id().number())
                                .orElse("another incident"));
    }

    // Runs

    private List<Material.Result> results(ReviewCase seen, List<Logged> log) {
        var ids = new LinkedHashSet<UUID>();
        log.forEach(logged ->
                failure(logged.event()).flatMap(Subject.Failure::run).ifPresent(ids::add));
        var linked = linked(seen);
        var chosen = new LinkedHashSet<>(fewer(List.copyOf(ids)));
        chosen.addAll(linked);
        var runs = new ArrayList<CheckRun>();
        chosen.forEach(id -> store.runs().find(id).ifPresent(runs::add));
        seen.incident().course().failures().keySet().stream()
                .flatMap(check -> recovery(check, runs).stream())
                .toList()
                .forEach(runs::add);
        return runs.stream()
                .sorted(Comparator.comparing((CheckRun run) -> run.occasion().startedAt()))
                .map(run -> new Material.Result(run, name(run.check()), unit(run.check())))
                .toList();
    }

    private static Optional<Subject.Failure> failure(Event event) {
        if (event instanceof Event.Joined(var failure)) {
            return Optional.of(failure);
        }
        if (!(event instanceof Event.Opened opened)) {
            return Optional.empty();
        }
        return switch (opened.subject().origin()) {
            case Subject.Breach(var first, _) -> Optional.of(first);
            case Subject.BrokenSource(_, var first) -> Optional.of(first);
            case Subject.Report _ -> Optional.empty();
        };
    }

    private List<UUID> fewer(List<UUID> ids) {
        if (ids.size() <= RUNS) {
            return ids;
        }
        omissions.add(
                "%d of the %d check runs that the log names, between the first %d and the last %d"
                        .formatted(ids.size() - RUNS, ids.size(), FIRST_RUNS, RUNS - FIRST_RUNS));
        return Stream.concat(
                        ids.stream().limit(FIRST_RUNS),
                        ids.stream().skip(ids.size() - RUNS + FIRST_RUNS))
                .toList();
    }

    /** What answers to why rest on. */
    private static Set<UUID> linked(ReviewCase seen) {
        var ids = new LinkedHashSet<UUID>();
        for (var why : seen.review().whys().whys().all()) {
            for (var evidence : why.evidence()) {
                switch (evidence) {
                    case Evidence.Run run -> ids.add(run.run());
                    case Evidence.Rows rows -> ids.add(rows.run());
                    case Evidence.Message _, Evidence.Moment _, Evidence.Link _ -> {}
                }
            }
        }
        return ids;
    }

    /** The run that showed it gone: the first healthy one after the last failure. */
    private Optional<CheckRun> recovery(CheckId check, List<CheckRun> known) {
        var last =
                known.stream()
                        .filter(run -> run.check().equals(check))
                        .map(run -> run.occasion().startedAt())
                        .max(Comparator.naturalOrder());
        return last.flatMap(at ->
                store.runs().recent(playbook.header().name(), check, RECENT).stream()
                        .filter(run -> run.occasion().startedAt().isAfter(at))
                        .filter(run -> run.judgement().verdict() instanceof Verdict.Healthy)
                        .min(Comparator.comparing(run -> run.occasion().startedAt())));
    }

    private String name(CheckId check) {
        return playbook.check(check).map(each -> each.title().name()).orElse(check.value());
    }

    private Unit unit(CheckId check) {
        return playbook.check(check).map(each -> each.measure().unit()).orElse(Unit.NUMBER);
    }

    // Curves

    private List<Material.Curve> curves(
            Incident incident, List<Material.Result> results, Instant now) {
        var checks = incident.course().failures().keySet();
        if (checks.size() > CURVES) {
            omissions.add(
                    "charts of %d of the %d checks"
                            .formatted(checks.size() - CURVES, checks.size()));
        }
        return checks.stream()
                .limit(CURVES)
                .flatMap(check -> curve(incident, check, results, now).stream())
                .toList();
    }

    private Optional<Material.Curve> curve(
            Incident incident, CheckId check, List<Material.Result> results, Instant now) {
        var found = playbook.check(check);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var measure = found.get().measure();
        var whole = Series.of(playbook.header().name(), measure);
        var segment = Segmentation.of(measure).map(by -> segment(by, check, results)).orElse("");
        var series = new Series(whole.playbook(), whole.dataSet(), whole.measure(), segment);
        var times = incident.course().times();
        var from = times.started().orElse(times.detected()).minus(BEFORE);
        var until = times.resolved().orElse(now).plus(AFTER);
        var reading = new Reading();
        store.traces().read(series, from, until, PAGE, reading);
        var title = found.get().title().name();
        return Optional.of(
                new Material.Curve(
                        check,
                        segment.isEmpty() ? title : title + ", " + segment,
                        measure.unit(),
                        reading.tracing.trace(),
                        store.traces().judged(check, series, from, JUDGED)));
    }

    /** The one that the newest failing run was worst in. */
    private static String segment(Segmentation by, CheckId check, List<Material.Result> results) {
        return results.reversed().stream()
                .map(Material.Result::run)
                .filter(run -> run.check().equals(check))
                .filter(run -> run.judgement().verdict() instanceof Verdict.Breach)
                .map(run -> run.findings().segments().lead())
                .filter(lead -> !lead.isEmpty())
                .findFirst()
                .map(by::series)
                .orElse("");
    }

    private static final class Reading implements Traces.Values {
        private final Tracing tracing = new Tracing(VALUES);

        @Override
        public void older(long at, double value) {
            tracing.older(at, value);
        }

        @Override
        public void summed(long at, double value) {
            tracing.older(at, value);
            tracing.summed();
        }

        @Override
        public boolean paged() {
            return true;
        }
    }

    // Messages and rules

    private List<Material.Sent> sent(Incident incident) {
        var notices = store.notices().list(Filter.all(NOTICES + 1).of(incident.id().uuid()));
        if (notices.size() > NOTICES) {
            omissions.add("messages before the last %d".formatted(NOTICES));
        }
        return notices.stream().limit(NOTICES).toList().reversed().stream()
                .map(each -> new Material.Sent(each, store.notices().attempts(each.notice().id())))
                .toList();
    }

    private Map<String, String> rules(List<Logged> log) {
        var rules = new LinkedHashMap<String, String>();
        for (var logged : log) {
            frozen(logged.event())
                    .filter(hash -> !rules.containsKey(hash))
                    .ifPresent(hash ->
                            store.rulebooks().find(hash).ifPresent(json -> rules.put(hash, json)));
        }
        return rules;
    }

    private static Optional<String> frozen(Event event) {
        if (event instanceof Event.Opened opened) {
            return Optional.of(opened.rules());
        }
        return event instanceof Event.Replanned(var hash, _) ? Optional.of(hash) : Optional.empty();
    }
}
