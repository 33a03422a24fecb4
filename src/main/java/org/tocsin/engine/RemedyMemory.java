package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.tocsin.store.FactStore;
import org.tocsin.store.Lease;
import org.tocsin.store.RecordJson;

/** What remedies have been tried, in the store: whoever leads next goes on with it. */
public final class RemedyMemory {
    private static final String NAME = "remedies";

    /** Longer than any limit looks back. */
    private static final Duration KEPT = Duration.ofDays(31);

    private final FactStore facts;

    RemedyMemory(FactStore facts) {
        this.facts = facts;
    }

    /**
     * @param tried the oldest first
     * @param open begun and not ended
     * @param standing what is otherwise than usual for a time
     */
    public record Kept(List<Attempt> tried, List<Attempt> open, List<Standing> standing) {
        static final Kept NOTHING = new Kept(List.of(), List.of(), List.of());

        public Kept {
            tried = List.copyOf(tried);
            open = List.copyOf(open);
            standing = List.copyOf(standing);
        }

        List<Instant> times(String remedy) {
            return tried.stream()
                    .filter(each -> each.remedy().equals(remedy))
                    .map(Attempt::at)
                    .toList();
        }

        /** Whether this run has had its attempt, or its explanation. */
        boolean knows(String remedy, UUID run) {
            return tried.stream()
                    .anyMatch(each -> each.remedy().equals(remedy) && each.run().equals(run));
        }

        Kept begun(Attempt attempt) {
            var since = attempt.at().minus(KEPT);
            var lately =
                    new ArrayList<>(
                            tried.stream().filter(each -> each.at().isAfter(since)).toList());
            lately.add(attempt);
            var more = new ArrayList<>(open);
            more.add(attempt);
            return new Kept(lately, more, standing);
        }

        Kept ended(Attempt attempt) {
            return new Kept(
                    tried, open.stream().filter(each -> !each.equals(attempt)).toList(), standing);
        }

        Kept with(Standing change) {
            var all = new ArrayList<>(without(change.source()));
            all.add(change);
            return new Kept(tried, open, all);
        }

        Kept restored(String source) {
            return new Kept(tried, open, without(source));
        }

        private List<Standing> without(String source) {
            return standing.stream().filter(each -> !each.source().equals(source)).toList();
        }
    }

    public record Attempt(String remedy, UUID run, UUID incident, Instant at) {}

    /**
     * @param use the source read in its place; empty when it is paused
     */
    public record Standing(String source, Optional<String> use, Instant until) {}

    Kept read() {
        return facts.find(NAME).map(RemedyMemory::read).orElse(Kept.NOTHING);
    }

    private static Kept read(String json) {
        try {
            return RecordJson.read(json, Kept.class);
        } catch (RecordJson.Unread unread) {
            // A newer version wrote it. Not to know what was tried is no reason to try it again.
            throw new IllegalStateException(
                    "what remedies were tried cannot be read: " + unread.getMessage(), unread);
        }
    }

    /** False, with nothing kept, when another leads. */
    boolean change(UnaryOperator<Kept> change, Lease.Held leader) {
        return facts.put(NAME, RecordJson.write(change.apply(read())), leader);
    }
}
