package org.tocsin.domain.tuning;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.SeverityGuide;
import org.tocsin.domain.response.Scope;

/**
 * Which alerts page somebody, and when that is at night.
 *
 * @param severities ids of those that page
 * @param zone the team's
 */
public record Paging(Set<String> severities, ZoneId zone) {
    private static final LocalTime EVENING = LocalTime.of(22, 0);
    private static final LocalTime MORNING = LocalTime.of(7, 0);

    /** What playbooks call the way that wakes people. */
    private static final String PAGE = "page";

    public Paging {
        severities = Set.copyOf(severities);
    }

    /**
     * As a playbook's notices and ladders say: a severity pages when one of them that is for it
     * goes out by {@code page}. Where none does at all, the critical ones are taken to page.
     */
    public static Paging of(Playbook playbook) {
        var scale = playbook.severities().stream().map(SeverityGuide::severity).toList();
        var rules = playbook.response().rules();
        var found = new HashSet<String>();
        rules.routes().stream()
                .filter(route -> pages(route.to().channels()))
                .forEach(route -> found.addAll(ids(route.rule().scope(), scale)));
        rules.ladders().stream()
                .filter(ladder ->
                        !ladder.climbing().onlySwitched()
                                && ladder.rungs().stream()
                                        .anyMatch(rung -> pages(rung.tell().channels())))
                .forEach(ladder -> found.addAll(ids(ladder.when().scope(), scale)));
        if (found.isEmpty()) {
            scale.stream()
                    .filter(each -> each.level() == Severity.Level.CRITICAL)
                    .forEach(each -> found.add(each.id()));
        }
        return new Paging(found, playbook.header().zone());
    }

    private static boolean pages(List<String> channels) {
        return channels.contains(PAGE);
    }

    private static Set<String> ids(Scope scope, List<Severity> scale) {
        return scope.severities().isEmpty()
                ? scale.stream().map(Severity::id).collect(Collectors.toSet())
                : scope.severities();
    }

    /** The call that pages, if any does: nobody is paged twice for one alert. */
    public Optional<Alert.Call> page(Alert alert) {
        return alert.calls().stream()
                .filter(call -> severities.contains(call.severity().id()))
                .findFirst();
    }

    /** From 22:00 to 07:00 by the team's clock, the end not included. */
    public boolean isNight(Instant at) {
        var time = at.atZone(zone).toLocalTime();
        return !time.isBefore(EVENING) || time.isBefore(MORNING);
    }
}
