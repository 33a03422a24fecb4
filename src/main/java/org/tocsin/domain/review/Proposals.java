package org.tocsin.domain.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Impact;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;

/** What the log itself says, for people to take or to correct (M-2, 000 Impact Assessment). */
public final class Proposals {
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    private Proposals() {}

    /**
     * The impact that was declared last, over the whole time of the trouble: from its beginning, or
     * its detection where that is not known, to the resolution, or until now while it is open.
     */
    public static Content.Harm harm(Incident incident, Instant now) {
        var times = incident.course().times();
        var from = times.started().orElse(times.detected());
        var minutes = Math.max(0, Duration.between(from, times.resolved().orElse(now)).toMinutes());
        var declared = incident.work().findings().impact().orElse(Impact.NONE);
        var revenue =
                declared.revenuePerHour()
                        .map(loss ->
                                loss.multiply(BigDecimal.valueOf(minutes))
                                        .divide(MINUTES, 2, RoundingMode.HALF_UP));
        var concerned = declared.concerned();
        var place = incident.subject().place();
        var touched =
                Stream.concat(concerned.metrics().stream(), place.dataSets().stream())
                        .distinct()
                        .toList();
        return new Content.Harm(
                new Content.Figures(declared.users(), revenue, OptionalLong.of(minutes)),
                String.join("\n", concerned.teams()),
                String.join("\n", concerned.decisions()),
                touched.isEmpty() ? "" : "Affected: " + String.join(", ", touched));
    }

    /** The moments that turned the incident, and those that somebody pinned. */
    public static Content.Picks picks(Incident incident, List<Logged> log) {
        var pinned = incident.work().pinned();
        return new Content.Picks(
                log.stream()
                        .filter(each -> pinned.contains(each.version()) || turns(each.event()))
                        .map(each -> new Content.Pick(each.version(), ""))
                        .toList());
    }

    private static boolean turns(Event event) {
        return switch (event) {
            case Event.Opened _,
                    Event.Acknowledged _,
                    Event.Moved _,
                    Event.SeverityChanged _,
                    Event.ImpactDeclared _,
                    Event.RootCauseFound _,
                    Event.Escalated _,
                    Event.Resolved _,
                    Event.Reopened _,
                    Event.Dismissed _,
                    Event.RemedyEnded _ ->
                    true;
            case Event.Wrote(var kind, _) -> kind == Event.Entry.DECISION;
            case Event.Joined _,
                    Event.Recovered _,
                    Event.Reclassified _,
                    Event.Retitled _,
                    Event.StartedAt _,
                    Event.Assigned _,
                    Event.Updated _,
                    Event.Messaged _,
                    Event.Pinned _,
                    Event.MilestoneMet _,
                    Event.Ticked _,
                    Event.Approved _,
                    Event.Acted _,
                    Event.Spared _,
                    Event.Reviewed _,
                    Event.Closed _,
                    Event.MergedInto _,
                    Event.Absorbed _,
                    Event.Related _,
                    Event.BridgeOpened _,
                    Event.RemedyTried _,
                    Event.RemedyLeft _,
                    Event.Replanned _ ->
                    false;
        };
    }

    /** What was written when it was resolved, or found as its root cause. */
    public static Optional<String> summary(List<Logged> log) {
        return log.reversed().stream()
                .flatMap(each ->
                        each.event() instanceof Event.Resolved(var summary) && !summary.isBlank()
                                ? Stream.of(summary)
                                : Stream.empty())
                .findFirst();
    }
}
