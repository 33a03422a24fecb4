package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.response.Deed;

/**
 * What an incident's clocks need to remember.
 *
 * @param declared every declaration of impact, the oldest first
 */
public record Clockwork(Anchors anchors, Reached reached, Done done, List<Declared> declared) {
    public Clockwork {
        declared = List.copyOf(declared);
    }

    /**
     * From when rules count.
     *
     * @param start the detection, or the last reopening
     * @param replanned when the severity or the rules last changed; the start when they never did
     * @param acknowledged by whom it is held now, if at all
     * @param unheldSince when it was last without an acknowledgement
     */
    public record Anchors(
            Instant start,
            Instant replanned,
            Optional<Held> acknowledged,
            Instant unheldSince,
            int lapses) {
        static Anchors from(Instant start, int lapses) {
            return new Anchors(start, start, Optional.empty(), start, lapses);
        }

        Anchors replan(Instant at) {
            return new Anchors(start, at, acknowledged, unheldSince, lapses);
        }

        Anchors hold(Held held) {
            return new Anchors(start, replanned, Optional.of(held), unheldSince, lapses);
        }

        Anchors lapse(Instant at) {
            return new Anchors(start, replanned, Optional.empty(), at, lapses + 1);
        }
    }

    public record Held(Instant at, String by) {}

    /**
     * How far it has been escalated.
     *
     * @param levels when each level was first reached
     * @param switched the ladder that has taken over
     * @param started when dormant duties were started
     */
    public record Reached(
            Map<String, Instant> levels,
            Optional<Switched> switched,
            Map<String, Instant> started) {
        static final Reached NOTHING = new Reached(Map.of(), Optional.empty(), Map.of());

        public Reached {
            levels = Map.copyOf(levels);
            started = Map.copyOf(started);
        }

        Reached with(Act.Effect effect, Instant at) {
            if (effect.equals(Act.Effect.NONE)) {
                return this;
            }
            var higher = new HashMap<>(levels);
            effect.level().ifPresent(level -> higher.putIfAbsent(level, at));
            var begun = new HashMap<>(started);
            effect.duties().forEach(duty -> begun.putIfAbsent(duty, at));
            return new Reached(
                    higher,
                    effect.ladder().map(ladder -> new Switched(ladder, at)).or(() -> switched),
                    begun);
        }
    }

    public record Switched(String ladder, Instant at) {}

    /**
     * What has been done, by the rules and by people.
     *
     * @param performed when each act was done or spared
     * @param series how far each rule that repeats has come
     * @param met when each milestone was met
     * @param deeds when each was last done
     * @param updates how many there were, and when the last was, by audience
     */
    public record Done(
            Map<Act.Key, Performed> performed,
            Map<String, Fired> series,
            Map<String, Instant> met,
            Map<Deed, Instant> deeds,
            Updates updates) {
        static final Done NOTHING = new Done(Map.of(), Map.of(), Map.of(), Map.of(), Updates.NONE);

        public Done {
            performed = Map.copyOf(performed);
            series = Map.copyOf(series);
            met = Map.copyOf(met);
            deeds = Map.copyOf(deeds);
        }

        Done with(Act act, Instant at) {
            var fired = series;
            if (act.kind() == Act.Kind.DUTY || act.kind() == Act.Kind.NOTICE) {
                fired =
                        and(
                                series,
                                act.key().rule(),
                                new Fired(act.key().round() + 1, act.at(), at));
            }
            var told = act.outcome().told();
            boolean unheld = !told.isEmpty() && told.stream().allMatch(Act.Told::unheld);
            var more = and(performed, act.key(), new Performed(at, unheld));
            return new Done(more, fired, met, deeds, updates);
        }

        Done withMet(String milestone, Instant at) {
            return new Done(performed, series, and(met, milestone, at), deeds, updates);
        }

        Done with(Deed deed, Instant at) {
            return new Done(performed, series, met, and(deeds, deed, at), updates);
        }

        Done withUpdate(String audience, Instant at) {
            return new Done(
                    performed,
                    series,
                    met,
                    and(deeds, Deed.UPDATE, at),
                    updates.with(audience, at));
        }

        private static <K, V> Map<K, V> and(Map<K, V> map, K key, V value) {
            var more = new HashMap<>(map);
            more.put(key, value);
            return more;
        }
    }

    /**
     * @param unheld whether there was nobody to tell, so that the next rung's turn has come
     */
    public record Performed(Instant at, boolean unheld) {}

    /**
     * @param rounds how often it has come
     * @param due when the last one was due
     * @param at when it was done
     */
    public record Fired(int rounds, Instant due, Instant at) {}

    public record Updates(int count, Optional<Instant> last, Map<String, Instant> byAudience) {
        static final Updates NONE = new Updates(0, Optional.empty(), Map.of());

        public Updates {
            byAudience = Map.copyOf(byAudience);
        }

        Updates with(String audience, Instant at) {
            var more = new HashMap<>(byAudience);
            more.put(audience, at);
            return new Updates(count + 1, Optional.of(at), more);
        }

        /** Of an audience, or of any when it is empty. */
        Optional<Instant> last(String audience) {
            return audience.isEmpty() ? last : Optional.ofNullable(byAudience.get(audience));
        }
    }

    public record Declared(Instant at, Impact impact) {}

    static Clockwork startingAt(Instant start) {
        return new Clockwork(Anchors.from(start, 0), Reached.NOTHING, Done.NOTHING, List.of());
    }

    /**
     * All clocks begin anew, as if it had just been detected; what is known of its impact stays.
     */
    Clockwork restart(Instant at) {
        var again =
                declared.isEmpty()
                        ? List.<Declared>of()
                        : List.of(new Declared(at, declared.getLast().impact()));
        return new Clockwork(
                Anchors.from(at, anchors.lapses() + 1), Reached.NOTHING, Done.NOTHING, again);
    }

    Clockwork with(Anchors changed) {
        return new Clockwork(changed, reached, done, declared);
    }

    Clockwork with(Reached changed) {
        return new Clockwork(anchors, changed, done, declared);
    }

    Clockwork with(Done changed) {
        return new Clockwork(anchors, reached, changed, declared);
    }

    Clockwork with(Declared more) {
        var all = new ArrayList<>(declared);
        all.add(more);
        return new Clockwork(anchors, reached, done, all);
    }
}
