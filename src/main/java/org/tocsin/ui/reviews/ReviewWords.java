package org.tocsin.ui.reviews;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.incident.EventWords;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.notice.Moments;
import org.tocsin.ui.kit.ClockText;
import org.tocsin.ui.kit.SeverityBadge;

/** How reviews say things. */
final class ReviewWords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final Terms terms;
    private final Names names;
    private final EventWords events;
    private final Moments moments;

    ReviewWords(Terms terms, ZoneId zone) {
        this.terms = terms;
        names = new Names(terms.around().directory(), terms.guides(), _ -> "another incident");
        events = new EventWords(names, zone);
        moments = new Moments(zone);
    }

    /** {@code Ada posted an update to everybody}. */
    String said(Logged logged) {
        return names.who(logged.actor()) + " " + events.of(logged.event()).said();
    }

    /** What was written with it; may be empty. */
    String body(Logged logged) {
        return events.of(logged.event()).body();
    }

    String at(Instant at) {
        return moments.at(at);
    }

    String person(String id) {
        return id.isBlank() ? "nobody" : names.person(id);
    }

    SeverityBadge badge(String severity) {
        var badge = new SeverityBadge();
        show(badge, severity);
        return badge;
    }

    void show(SeverityBadge badge, String severity) {
        var known = terms.scale().stream().filter(each -> each.id().equals(severity)).findFirst();
        badge.show(
                severity,
                SeverityBadge.Tone.of(
                        known.map(Severity::rank).orElse(terms.scale().size()),
                        known.filter(each -> each.level() == Severity.Level.INFO).isPresent()));
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code Due in 1 d 4 h}, {@code Overdue by 2 h 10 m}. */
    static String left(Instant due, Instant now) {
        long seconds = Duration.between(now, due).toSeconds();
        return seconds < 0
                ? "Overdue by " + ClockText.length(-seconds)
                : "Due in " + ClockText.length(seconds);
    }
}
