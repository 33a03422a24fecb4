package org.tocsin.notify.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.tocsin.domain.notice.Attempt;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Kept;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Notice.Standing;
import org.tocsin.domain.notice.Queued;
import org.tocsin.domain.notice.Step;

/** An outbox for tests: what would be on the disk, and a leader that can change. */
final class MemoryOutbox implements Outbox {
    private static final class Row {
        private Notice notice;
        private Instant arisen;
        private long arrived;
        private boolean doubtful;
        private final Map<Integer, Optional<Attempt.Ending>> attempts = new TreeMap<>();
    }

    private final TreeMap<Long, Row> rows = new TreeMap<>();
    private long sequence;
    long term = 1;
    boolean fenced;
    Optional<RuntimeException> locked = Optional.empty();
    Optional<RuntimeException> lockedAfterWriting = Optional.empty();

    UUID put(Optional<Notice.Origin> origin, Draft draft, Instant at) {
        long place = rows.size() + 1L;
        var row = new Row();
        row.notice =
                new Notice(
                        new UUID(5, place), place, origin, draft, new Standing.Waiting(0, at, ""));
        row.arisen = at;
        row.arrived = ++sequence;
        rows.put(place, row);
        return row.notice.id();
    }

    Standing standing(UUID id) {
        return row(id).notice.standing();
    }

    List<Standing> standings() {
        return rows.values().stream().map(row -> row.notice.standing()).toList();
    }

    List<Notice> notices() {
        return rows.values().stream().map(row -> row.notice).toList();
    }

    int attempts(UUID id) {
        return row(id).attempts.size();
    }

    /** As a person does. */
    void stands(UUID id, Standing standing) {
        var row = row(id);
        row.notice = with(row.notice, standing);
        row.arrived = ++sequence;
    }

    private Row row(UUID id) {
        return rows.get(id.getLeastSignificantBits());
    }

    private static Notice with(Notice notice, Standing standing) {
        return new Notice(notice.id(), notice.place(), notice.origin(), notice.draft(), standing);
    }

    private void reach() {
        if (locked.isPresent()) {
            throw locked.get();
        }
    }

    @Override
    public long term() {
        return term;
    }

    @Override
    public boolean takeOver(Set<UUID> except, Instant now) {
        reach();
        for (var row : rows.values()) {
            row.attempts.forEach((number, ending) -> {
                if (ending.isEmpty() && waits(row) && !except.contains(row.notice.id())) {
                    var waits = (Standing.Waiting) row.notice.standing();
                    row.doubtful = true;
                    row.attempts.put(
                            number,
                            Optional.of(
                                    new Attempt.Ending(now, Attempt.Outcome.UNANSWERED, "gone")));
                    row.notice =
                            with(
                                    row.notice,
                                    new Standing.Waiting(waits.attempts() + 1, now, "gone"));
                }
            });
        }
        return !fenced;
    }

    @Override
    public Arrivals arrivals(Position after, int limit) {
        reach();
        var found =
                rows.values().stream()
                        .filter(MemoryOutbox::waits)
                        .filter(row -> row.arrived > after.arrived())
                        .sorted(java.util.Comparator.comparingLong(row -> row.arrived))
                        .limit(limit)
                        .toList();
        var next = found.isEmpty() ? after : new Position(found.getLast().arrived, 0);
        return new Arrivals(found.stream().map(this::queued).toList(), next, found.size() < limit);
    }

    @Override
    public List<Queued> waiting(Address address, long afterPlace, int limit) {
        return rows.tailMap(afterPlace, false).values().stream()
                .filter(MemoryOutbox::waits)
                .map(this::queued)
                .filter(each -> Address.of(each).equals(address))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Set<UUID>> write(List<Step> steps) {
        reach();
        if (fenced) {
            return Optional.empty();
        }
        var gone = new HashSet<UUID>();
        for (var step : steps) {
            var row = row(step.notice());
            switch (step) {
                case Step.Began(var id, var number, _, _) -> {
                    if (waits(row)) {
                        row.attempts.values().removeIf(Optional::isEmpty);
                        row.attempts.put(number, Optional.empty());
                    } else {
                        gone.add(id);
                    }
                }
                case Step.Ended(_, var number, var ending, var now) -> {
                    row.doubtful |= ending.outcome() == Attempt.Outcome.UNANSWERED;
                    row.attempts.put(number, Optional.of(ending));
                    settle(row, now);
                }
                case Step.Stands(_, var now) -> settle(row, now);
            }
        }
        if (lockedAfterWriting.isPresent()) {
            throw lockedAfterWriting.get();
        }
        return Optional.of(gone);
    }

    private static void settle(Row row, Standing now) {
        if (waits(row)) {
            row.notice = with(row.notice, now);
        }
    }

    private static boolean waits(Row row) {
        return row.notice.standing() instanceof Standing.Waiting;
    }

    private Queued queued(Row row) {
        var before = new ArrayList<Row>();
        for (var other : rows.headMap(row.notice.place()).values()) {
            if (row.notice.origin().isPresent()
                    && incident(other).equals(incident(row))
                    && other.notice.draft().to().equals(row.notice.draft().to())) {
                before.add(other);
            }
        }
        boolean heard =
                before.stream()
                        .anyMatch(other ->
                                other.doubtful
                                        || other.notice.standing() instanceof Standing.Sent
                                        || other.notice.standing() instanceof Standing.Simulated);
        var kept = new Kept(row.notice, row.arisen, row.attempts.size(), row.doubtful);
        return new Queued(kept, !before.isEmpty(), heard);
    }

    private static Optional<UUID> incident(Row row) {
        return row.notice.origin().map(Notice.Origin::incident);
    }
}
