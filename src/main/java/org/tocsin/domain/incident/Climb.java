package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Level;

/** Which rungs lie ahead of one incident on the ladders that run for it (E-2 to E-5). */
final class Climb {
    /** More than a ladder has rounds, or a scale severities. */
    static final int ROUNDS = 1_000;

    /** Takes something that happens once; says whether it lies ahead. */
    interface Once {
        boolean add(Act.Key key, Instant nominal, Due.Cause cause);
    }

    private final Incident incident;
    private final Terms terms;
    private final Clockwork.Anchors anchors;
    private final Clockwork.Done done;
    private final Once once;

    Climb(Incident incident, Terms terms, Once once) {
        this.incident = incident;
        this.terms = terms;
        this.anchors = incident.clockwork().anchors();
        this.done = incident.clockwork().done();
        this.once = once;
    }

    void all() {
        var ladders = terms.rules().ladders();
        var replaced = replaced(ladders);
        for (var ladder : ladders) {
            if (runs(ladder) && !replaced.contains(ladder.id())) {
                ladder(ladder);
            }
        }
    }

    /** A rung of a ladder that nobody has been told by since it began. */
    record Untold(Ladder ladder, Ladder.Rung rung, Act.Key key) {}

    /** Rungs of the ladders that are for the incident, whether or not their silence lasts. */
    List<Untold> untold() {
        var ladders = terms.rules().ladders();
        var replaced = replaced(ladders);
        var untold = new ArrayList<Untold>();
        for (var ladder : ladders) {
            if (runs(ladder) && !replaced.contains(ladder.id())) {
                for (var rung : ladder.rungs()) {
                    var key = new Act.Key(ladder.id(), rung.id(), epoch(ladder) * ROUNDS);
                    if (!done.performed().containsKey(key) && !isReached(rung)) {
                        untold.add(new Untold(ladder, rung, key));
                    }
                }
            }
        }
        return untold;
    }

    private int epoch(Ladder ladder) {
        return switch (ladder.when().silence()) {
            case UNACKNOWLEDGED, UNRESOLVED -> anchors.lapses();
            case NO_UPDATE -> done.updates().count();
        };
    }

    private boolean applies(Ladder ladder) {
        return !ladder.climbing().onlySwitched()
                && Pending.applies(incident, ladder.when().scope());
    }

    private boolean runs(Ladder ladder) {
        return applies(ladder)
                || incident.clockwork()
                        .reached()
                        .switched()
                        .filter(to -> to.ladder().equals(ladder.id()))
                        .isPresent();
    }

    private Set<String> replaced(List<Ladder> ladders) {
        var replaced = new HashSet<String>();
        for (var ladder : ladders) {
            if (!ladder.climbing().replaces().isEmpty() && runs(ladder)) {
                replaced.addAll(ladder.climbing().replaces());
            }
        }
        return replaced;
    }

    private void ladder(Ladder ladder) {
        switch (ladder.when().silence()) {
            case UNACKNOWLEDGED -> {
                if (anchors.acknowledged().isEmpty()) {
                    climb(ladder, anchors.unheldSince());
                }
            }
            case NO_UPDATE -> climb(ladder, done.updates().last().orElse(anchors.start()));
            case UNRESOLVED -> climb(ladder, startOf(ladder));
        }
    }

    /** A ladder that ran anyway is not set back by a switch to it. */
    private Instant startOf(Ladder ladder) {
        boolean byScope = applies(ladder);
        return incident.clockwork()
                .reached()
                .switched()
                .filter(to -> !byScope && to.ladder().equals(ladder.id()))
                .map(Clockwork.Switched::at)
                .orElse(anchors.start());
    }

    private void climb(Ladder ladder, Instant start) {
        int epoch = epoch(ladder);
        var base = start;
        for (int round = 0; round <= ladder.climbing().repeat(); round++) {
            if (climb(ladder, base, epoch, round)) {
                return;
            }
            base = terms.around().after(base, ladder.period());
        }
    }

    /** Whether any rung of a round lies ahead. */
    private boolean climb(Ladder ladder, Instant base, int epoch, int round) {
        boolean any = false;
        Instant passed = null;
        for (var rung : ladder.rungs()) {
            var key = new Act.Key(ladder.id(), rung.id(), epoch * ROUNDS + round);
            if (round > 0 || !isReached(rung)) {
                var nominal = earlier(terms.around().after(base, rung.after()), passed);
                any |= once.add(key, nominal, new Due.OfRung(ladder, rung, base));
            }
            passed = unheldSince(key);
        }
        return any;
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other != null && other.isBefore(one) ? other : one;
    }

    /** When it was found that there was nobody to tell, so that the next rung's turn has come. */
    private @Nullable Instant unheldSince(Act.Key key) {
        var performed = done.performed().get(key);
        return performed != null && performed.unheld() ? performed.at() : null;
    }

    private boolean isReached(Ladder.Rung rung) {
        if (rung.level().isEmpty()) {
            return false;
        }
        var levels = terms.rules().turns().levels();
        int here = rank(levels, incident.level(terms));
        int there = rank(levels, rung.level());
        return there >= 0 && there <= here;
    }

    private static int rank(List<Level> levels, Optional<String> level) {
        for (int i = 0; i < levels.size(); i++) {
            if (level.isPresent() && levels.get(i).id().equals(level.get())) {
                return i;
            }
        }
        return -1;
    }
}
