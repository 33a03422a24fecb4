package org.tocsin.ui.reviews;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.domain.review.metrics.Figure;
import org.tocsin.domain.review.metrics.FigureWords;
import org.tocsin.domain.review.metrics.Handled;
import org.tocsin.domain.review.metrics.Period;

/** What the page of figures says. */
final class MetricsWords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm zzz", Locale.ENGLISH);

    private MetricsWords() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String period(Period period) {
        long before = period.before().days();
        return "%s to %s (%s), beside %s"
                .formatted(
                        day(period.from()),
                        day(period.to()),
                        period.zone(),
                        before == 1 ? "the day before" : "the %,d days before".formatted(before));
    }

    /** What one incident adds to a figure. */
    static String part(Figure figure, Handled handled, ZoneId zone) {
        return switch (figure) {
            case MTTD -> handled.timeToDetect().map(FigureWords::length).orElse("");
            case MTTA -> handled.timeToAcknowledge().map(FigureWords::length).orElse("");
            case MTTR, RESOLVED -> handled.timeToResolve().map(FigureWords::length).orElse("");
            case SLA -> "%d of %d in time".formatted(handled.kept().part(), handled.kept().whole());
            case REOPEN ->
                    "reopened %d ×".formatted(handled.incident().course().ending().reopened());
            case REVENUE -> handled.revenue().map(loss -> "%,.0f".formatted(loss)).orElse("");
            case CUSTOMERS ->
                    handled.customers().isPresent()
                            ? "%,d people".formatted(handled.customers().getAsLong())
                            : "";
            case ESCALATION ->
                    handled.handling()
                            .escalated()
                            .map(at -> DAY.format(at.atZone(zone)))
                            .orElse("");
            case REPEAT, FALSE_POSITIVES, OPENED, OPEN ->
                    DAY.format(handled.detected().atZone(zone));
        };
    }

    /** When, and why it was none. */
    static String under(Handled handled, ZoneId zone) {
        var detected = "detected " + TIME.format(handled.detected().atZone(zone));
        return handled.incident()
                .course()
                .ending()
                .dismissed()
                .map(why -> detected + ", dismissed: " + why)
                .or(() ->
                        handled.ended()
                                .map(at -> detected + ", resolved " + TIME.format(at.atZone(zone))))
                .orElse(detected + ", open");
    }

    static String count(Figure figure, int incidents, Optional<String> of) {
        return "%,d %s%s%s"
                .formatted(
                        incidents,
                        incidents == 1 ? "incident" : "incidents",
                        figure == Figure.SLA ? " that missed one" : "",
                        of.filter(each -> !each.isEmpty()).map(each -> ", " + each).orElse(""));
    }
}
