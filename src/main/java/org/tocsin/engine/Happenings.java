package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Exclusion;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.deployment.Deployment;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.oncall.MaintenanceWindow;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.trend.Mark;

/** What happened, as marks beside the values of a playbook's checks. */
record Happenings(Playbook playbook, HolidaySource holidaySource) {
    /** A picture of more days than these has no room for each holiday. */
    private static final Duration LONGEST = Duration.ofDays(1_200);

    private static final int MOST_WINDOWS = 500;

    /** From when the trouble began until it was over, or now. */
    List<Mark> incidents(List<Incident> incidents, Instant now) {
        return incidents.stream()
                .map(incident -> {
                    var times = incident.course().times();
                    var from = times.started().orElse(times.detected());
                    var until = times.resolved().orElse(now);
                    return new Mark(
                            Mark.Kind.INCIDENT,
                            new Mark.Span(from, until.isBefore(from) ? from : until),
                            "#%d %s".formatted(incident.id().number(), incident.subject().title()),
                            checks(incident),
                            Optional.of(incident.id().uuid()));
                })
                .toList();
    }

    private Set<CheckId> checks(Incident incident) {
        var checks = new HashSet<>(incident.course().failures().keySet());
        if (checks.isEmpty()) {
            var places = incident.subject().place().dataSets();
            checks.addAll(ids(check -> places.contains(check.measure().dataSet().value())));
        }
        return checks;
    }

    private Set<CheckId> ids(java.util.function.Predicate<Check> wanted) {
        return playbook.checks().stream().filter(wanted).map(Check::id).collect(Collectors.toSet());
    }

    /** Exceptions that people made, and days that the playbook itself expects to vary. */
    List<Mark> exceptions(List<Adjustment> adjustments, Instant now) {
        var made =
                adjustments.stream()
                        .map(each ->
                                new Mark(
                                        Mark.Kind.EXCEPTION,
                                        new Mark.Span(
                                                each.term().from(),
                                                each.term()
                                                        .until()
                                                        .orElse(later(now, each.term().from()))),
                                        each.entry().reason(),
                                        Set.of(each.check()),
                                        Optional.of(each.id())));
        var zone = playbook.header().zone();
        var expected =
                playbook.inputs().expected().stream()
                        .map(each ->
                                new Mark(
                                        Mark.Kind.EXCEPTION,
                                        new Mark.Span(
                                                each.days().from().atStartOfDay(zone).toInstant(),
                                                each.days()
                                                        .to()
                                                        .plusDays(1)
                                                        .atStartOfDay(zone)
                                                        .toInstant()),
                                        each.reason(),
                                        measuring(each.measures()),
                                        Optional.empty()));
        return Stream.concat(made, expected).toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Set<CheckId> measuring(Set<MeasureId> measures) {
        return measures.isEmpty()
                ? Set.of()
                : ids(check -> measures.contains(check.measure().id()));
    }

    /** What went out, for as long as it was watched. */
    static List<Mark> deployments(List<Deployment> deployments) {
        return deployments.stream()
                .flatMap(each ->
                        each.watched().stream()
                                .map(watched ->
                                        new Mark(
                                                Mark.Kind.DEPLOYMENT,
                                                new Mark.Span(
                                                        watched.since(),
                                                        each.watchedUntil().orElseThrow()),
                                                "%s: %s".formatted(each.title(), each.state()),
                                                watched.start().watch().checks(),
                                                Optional.empty())))
                .toList();
    }

    List<Mark> windows(Instant from, Instant until) {
        var marks = new ArrayList<Mark>();
        for (var planned : playbook.time().windows().maintenance()) {
            for (var window : planned.windows()) {
                for (var when : stretches(window, from, until)) {
                    marks.add(
                            new Mark(
                                    Mark.Kind.WINDOW,
                                    new Mark.Span(when.from(), when.to()),
                                    planned.title(),
                                    Set.of(),
                                    Optional.empty()));
                }
            }
        }
        return marks;
    }

    private static List<Stretch> stretches(MaintenanceWindow window, Instant from, Instant until) {
        var found = new ArrayList<Stretch>();
        window.active(from).ifPresent(found::add);
        var next = window.next(from);
        while (next.isPresent()
                && next.get().from().isBefore(until)
                && found.size() < MOST_WINDOWS) {
            found.add(next.get());
            next = window.next(next.get().from());
        }
        return found;
    }

    List<Mark> holidays(Instant from, Instant until) {
        if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            return List.of();
        }
        var time = playbook.time();
        var off = holidaySource.off(time.hours().holidays());
        var marks = new ArrayList<Mark>();
        var last = LocalDate.ofInstant(until, time.zone());
        for (var day = LocalDate.ofInstant(from, time.zone());
                !day.isAfter(last);
                day = day.plusDays(1)) {
            var span =
                    new Mark.Span(
                            day.atStartOfDay(time.zone()).toInstant(),
                            day.plusDays(1).atStartOfDay(time.zone()).toInstant());
            off.on(day)
                    .map(name ->
                            new Mark(Mark.Kind.HOLIDAY, span, name, Set.of(), Optional.empty()))
                    .ifPresent(marks::add);
        }
        return marks;
    }

    List<Mark> exclusions(List<Exclusion> exclusions) {
        return exclusions.stream()
                .map(each ->
                        new Mark(
                                Mark.Kind.EXCLUSION,
                                new Mark.Span(each.stretch().from(), each.stretch().until()),
                                "%s, by %s".formatted(each.entry().reason(), each.entry().author()),
                                switch (each.scope()) {
                                    case Exclusion.Scope.OfMeasure(var measure) ->
                                            measuring(Set.of(measure));
                                    case Exclusion.Scope.OfDataSet(var dataSet) ->
                                            ids(check -> check.measure().dataSet().equals(dataSet));
                                    case Exclusion.Scope.Everything() -> Set.<CheckId>of();
                                },
                                Optional.of(each.id())))
                .toList();
    }
}
