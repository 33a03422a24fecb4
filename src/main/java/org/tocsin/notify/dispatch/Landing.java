package org.tocsin.notify.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tocsin.domain.notice.Attempt;
import org.tocsin.domain.notice.Attempt.Outcome;
import org.tocsin.domain.notice.Kept;
import org.tocsin.domain.notice.Notice.Standing;
import org.tocsin.domain.notice.Queued;
import org.tocsin.domain.notice.Step;
import org.tocsin.notify.Delivery;

/** What becomes of notices and of their lane when a send is over. */
final class Landing {
    /** A page is not to wait for long once the network is back. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** A destination is asked again a little sooner, with another notice. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(45);

    private final Patience patience;
    private final Backoff pauses;
    private final Backoff rests;

    Landing(Patience patience, RandomGenerator random) {
        this.patience = patience;
        this.pauses = new Backoff(LONGEST_PAUSE, random);
        this.rests = new Backoff(LONGEST_REST, random);
    }

    /** Whether a send got through, may have, or did not. */
    List<Step> of(Flight.Landed landed, Lane lane, Instant now) {
        lane.land();
        var flight = landed.flight();
        return switch (landed.delivery()) {
            case Delivery.Accepted(var receipt) -> accepted(flight, receipt, lane, now);
            case Delivery.Later(var why, var after) ->
                    failed(flight, new Failure(Outcome.LATER, why, after), lane, now);
            case Delivery.Unanswered(var why) ->
                    failed(
                            flight,
                            new Failure(Outcome.UNANSWERED, why, Optional.empty()),
                            lane,
                            now);
            case Delivery.Refused(var why) -> refused(flight, why, lane, now);
        };
    }

    private record Failure(Outcome outcome, String why, Optional<Duration> after) {}

    private static List<Step> accepted(Flight flight, String receipt, Lane lane, Instant now) {
        if (lane.failures() > 1) {
            // It is back: what waits for its next try need not wait any longer.
            lane.hasten(now);
        }
        lane.succeed();
        flight.loads().forEach(load -> lane.heard(load.queued()));
        var ending = new Attempt.Ending(now, Outcome.ACCEPTED, receipt);
        return flight.loads().stream()
                .map(load ->
                        ended(
                                load,
                                ending,
                                new Standing.Sent(now, receipt, flight.perhapsTwice(load))))
                .toList();
    }

    private List<Step> failed(Flight flight, Failure failure, Lane lane, Instant now) {
        var rest = now.plus(rests.pause(lane.fail(), failure.after()));
        lane.restUntil(rest);
        boolean doubt = failure.outcome() == Outcome.UNANSWERED;
        if (doubt) {
            flight.loads().forEach(load -> lane.heard(load.queued()));
        }
        var ending = new Attempt.Ending(now, failure.outcome(), failure.why());
        return flight.loads().stream()
                .map(load -> {
                    int made = made(load.queued()) + 1;
                    var age = Duration.between(load.queued().kept().arisen(), now);
                    if (patience.isOver(made, age)) {
                        var why = "Given up after %d tries: %s".formatted(made, failure.why());
                        return ended(load, ending, new Standing.Dead(now, why));
                    }
                    var next = now.plus(pauses.pause(made, failure.after()));
                    var waits = new Standing.Waiting(made, next, failure.why());
                    lane.keep(again(load.queued(), waits, doubt));
                    return ended(load, ending, waits);
                })
                .toList();
    }

    /** Of a bundle each is tried once by itself: one may have been the reason for all. */
    private static List<Step> refused(Flight flight, String why, Lane lane, Instant now) {
        var ending = new Attempt.Ending(now, Outcome.REFUSED, why);
        boolean alone = flight.loads().size() == 1;
        return flight.loads().stream()
                .map(load -> {
                    if (alone) {
                        return ended(load, ending, new Standing.Dead(now, why));
                    }
                    var waits = new Standing.Waiting(made(load.queued()) + 1, now, why);
                    lane.keep(again(load.queued(), waits, false));
                    lane.sendAlone(load.id());
                    return ended(load, ending, waits);
                })
                .toList();
    }

    private static Step ended(Flight.Load load, Attempt.Ending ending, Standing standing) {
        return new Step.Ended(load.id(), load.attempt(), ending, standing);
    }

    private static int made(Queued queued) {
        return queued.notice().standing() instanceof Standing.Waiting(var made, _, _) ? made : 0;
    }

    private static Queued again(Queued queued, Standing.Waiting waits, boolean doubt) {
        var changed = Lane.with(queued, waits);
        var kept = changed.kept();
        return new Queued(
                new Kept(kept.notice(), kept.arisen(), kept.tried() + 1, kept.doubtful() || doubt),
                changed.preceded(),
                changed.heard());
    }
}
