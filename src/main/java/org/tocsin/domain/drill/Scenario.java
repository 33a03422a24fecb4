package org.tocsin.domain.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;

/** What is played in a drill. */
public record Scenario(Named named, Plot plot, When when) {
    /**
     * @param purpose what is practised, in words
     * @param source the document and section that it comes from; may be empty
     */
    public record Named(String id, String title, String purpose, String source) {}

    /**
     * What happens.
     *
     * @param subject the incident, with times as if it had been detected at {@code detected}
     * @param injects in order of time
     * @param lasts when the drill is over at the latest, on its own clock
     */
    public record Plot(Subject subject, Instant detected, List<Inject> injects, Duration lasts) {
        public Plot {
            injects = injects.stream().sorted(Comparator.comparing(Inject::after)).toList();
        }

        /** The incident as it opens in a drill that begins at an instant. */
        public Opening opening(Instant begin) {
            var by = Duration.between(detected, begin);
            return new Opening(
                    new Subject(
                            subject.title(),
                            subject.classification(),
                            subject.place(),
                            moved(subject.origin(), by)),
                    begin,
                    Optional.empty());
        }
    }

    /** No run of the drill's own store stands behind it. */
    private static Subject.Origin moved(Subject.Origin origin, Duration by) {
        return switch (origin) {
            case Subject.Breach(var first, var ticket) ->
                    new Subject.Breach(
                            moved(first, by),
                            new Subject.Ticket(
                                    ticket.failedCheck(),
                                    ticket.errorRate(),
                                    ticket.lastGoodRun().map(at -> at.plus(by)),
                                    ticket.affected(),
                                    ticket.actions()));
            case Subject.BrokenSource(var source, var first) ->
                    new Subject.BrokenSource(source, moved(first, by));
            case Subject.Report(var reporter, var words, var metrics, var since) ->
                    new Subject.Report(reporter, words, metrics, since.map(at -> at.plus(by)));
        };
    }

    private static Subject.Failure moved(Subject.Failure failure, Duration by) {
        return new Subject.Failure(
                failure.check(), Optional.empty(), failure.at().plus(by), failure.message());
    }
}
