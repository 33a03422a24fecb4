package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.check.Damping;
import org.tocsin.domain.check.Running;
import org.tocsin.domain.check.Running.Cadence;

/** How it is written how a check runs by itself (T-4, Q-3). */
final class RunningShape {
    private static final Shape.Key<Function<ZoneId, Cadence>> WHEN =
            optional(
                    "schedule",
                    ScheduleShape.SCHEDULE,
                    "When it runs; the playbook's own schedule when not said");
    private static final Shape.Key<Running.Missed> MISSED =
            optional(
                    "missed",
                    Scalars.word(Running.Missed.values()),
                    "What becomes of runs that were missed, asleep or stopped: once makes up for"
                            + " all with one, each for every one, skip for none; once when not said");
    private static final Shape.Key<Running.Priority> PRIORITY =
            optional(
                    "priority",
                    Scalars.word(Running.Priority.values()),
                    "Who goes first when places at the source are scarce; normal when not said");
    private static final Shape.Key<Integer> RETRIES =
            optional(
                    "retries",
                    Scalars.whole(0).judged(RunningShape::few),
                    "How often it is tried again when it could not be run, up to 10; never when"
                            + " not said");
    private static final Shape.Key<Duration> BACKOFF =
            optional(
                    "backoff",
                    Scalars.DURATION,
                    "How long before the first retry, twice as long before each further one, 15m at"
                            + " most; 10s when not said");

    private static final Shape.Key<Integer> WITHIN =
            required("within", Scalars.whole(2), "How many of the last runs are looked at");
    private static final Shape.Key<Integer> CHANGES =
            required("changes", Scalars.whole(1), "How many turns among them are too many");

    /** Of a check and, for those that say nothing, of the playbook. */
    static final Shape.Key<Damping> DAMPING =
            optional(
                    "damping",
                    new Shape<>(List.of(WITHIN, CHANGES), Function.identity())
                            .judged(RunningShape::damping),
                    "When its verdicts flap, such as {within: 10, changes: 4}: its incident then"
                            + " keeps the worst of them until it is steady; never when not said");

    static final List<Shape.Key<?>> KEYS =
            List.of(WHEN, MISSED, PRIORITY, RETRIES, BACKOFF, DAMPING);

    private RunningShape() {}

    /** What checks go by that say nothing themselves, and the zone of times without one. */
    record Usual(ZoneId zone, Function<ZoneId, Cadence> schedule, Optional<Damping> damping) {}

    static Running running(Fields fields, Usual usual) {
        return new Running(
                fields.find(WHEN).orElse(usual.schedule()).apply(usual.zone()),
                fields.find(MISSED).orElse(Running.Missed.ONCE),
                fields.find(PRIORITY).orElse(Running.Priority.NORMAL),
                new Running.Retry(
                        fields.find(RETRIES).orElse(0),
                        fields.find(BACKOFF).orElse(Running.Retry.USUAL)),
                fields.find(DAMPING).or(usual::damping));
    }

    /** Tells what does not fit together. */
    static void tellUnfitting(Fields fields) {
        if (fields.mentions(BACKOFF) && fields.find(RETRIES).orElse(0) == 0) {
            fields.error(BACKOFF, "nothing is tried again without \"retries\"; add it");
        }
    }

    private static Optional<Integer> few(int retries, Node node, Context context) {
        if (retries > Running.Retry.MOST) {
            context.error(node, "more than %d retries".formatted(Running.Retry.MOST));
            return Optional.empty();
        }
        return Optional.of(retries);
    }

    private static Optional<Damping> damping(Fields fields, Node node, Context context) {
        int within = fields.get(WITHIN);
        int changes = fields.get(CHANGES);
        if (changes >= within) {
            context.error(
                    node,
                    "%d runs turn at most %d times; write fewer changes or more runs"
                            .formatted(within, within - 1));
            return Optional.empty();
        }
        return Optional.of(new Damping(within, changes));
    }
}
