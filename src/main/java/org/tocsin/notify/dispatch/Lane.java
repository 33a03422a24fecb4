package org.tocsin.notify.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.tocsin.domain.notice.Kept;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Notice.Standing;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.Queued;

/** What waits for one destination, at most so many at once, and how the destination fares. */
final class Lane {
    /** Far more than a destination takes in minutes; what is beyond stays in the store. */
    static final int MOST = 2_000;

    private final Outbox.Address address;
    private final TreeMap<Long, Queued> waiting = new TreeMap<>();
    private final Set<UUID> alone = new HashSet<>();
    private Optional<Flight> flight = Optional.empty();
    private Instant restUntil = Instant.MIN;
    private int failures;
    private boolean fresh;

    /** What came after this is only in the store; empty when all that waits is here. */
    private Optional<Long> beyond = Optional.empty();

    Lane(Outbox.Address address) {
        this.address = address;
    }

    Outbox.Address address() {
        return address;
    }

    // What waits

    /** Takes up what is new; what there is no room for is read when there is. */
    void add(Queued queued) {
        long place = queued.notice().place();
        if (beyond.filter(end -> place > end).isPresent() || waiting.size() >= MOST) {
            beyond = Optional.of(Math.min(beyond.orElse(Long.MAX_VALUE), place - 1));
        } else {
            keep(queued);
        }
    }

    /** What was here before and waits on, and so comes before all that is not here. */
    void keep(Queued queued) {
        waiting.put(queued.notice().place(), queued);
        fresh = true;
    }

    void remove(Queued queued) {
        waiting.remove(queued.notice().place());
        alone.remove(queued.notice().id());
    }

    /** Everything that waits here, in the order in which it came. */
    List<Queued> waiting() {
        return List.copyOf(waiting.values());
    }

    /** From where on more is to be read, if there is more and room for it. */
    Optional<Long> wantsMore() {
        return beyond.filter(_ -> waiting.size() < MOST / 2);
    }

    /**
     * More has been read, after {@link #wantsMore}.
     *
     * @param until up to where, all that waits was read; empty when that was the end
     */
    void refill(List<Queued> more, Optional<Long> until) {
        more.forEach(this::keep);
        beyond = until;
    }

    /** Whatever waits is read again from the store; how the destination fares is not forgotten. */
    void forget() {
        waiting.clear();
        beyond = Optional.empty();
        alone.clear();
    }

    /**
     * Those of which a newer one of the same series waits, which is enough; only looked for when
     * something was added since the last time.
     */
    List<Queued> superseded() {
        var old = new ArrayList<Queued>();
        if (fresh) {
            var newer = new HashSet<List<Object>>();
            for (var queued : waiting.descendingMap().values()) {
                var draft = queued.notice().draft();
                var series =
                        List.<Object>of(
                                queued.notice().origin().map(Notice.Origin::incident),
                                draft.cause().rule());
                if (draft.purpose() != Purpose.TEST && !newer.add(series)) {
                    old.add(queued);
                }
            }
            fresh = false;
        }
        return old;
    }

    /** Something of an incident has got there, or may have. */
    void heard(Queued queued) {
        var origin = queued.notice().origin();
        if (origin.isPresent()) {
            waiting.replaceAll((place, each) ->
                    place > queued.notice().place()
                                    && each.notice()
                                            .origin()
                                            .map(Notice.Origin::incident)
                                            .equals(origin.map(Notice.Origin::incident))
                            ? new Queued(each.kept(), true, true)
                            : each);
        }
    }

    /** Everything that was to be tried again later, or is held, is looked at now. */
    void hasten(Instant now) {
        waiting.replaceAll((_, queued) -> with(queued, dueAt(queued, now)));
    }

    private static Standing dueAt(Queued queued, Instant now) {
        return queued.notice().standing() instanceof Standing.Waiting(var made, var next, var why)
                        && next.isAfter(now)
                ? new Standing.Waiting(made, now, why)
                : queued.notice().standing();
    }

    static Queued with(Queued queued, Standing standing) {
        var notice = queued.notice();
        var kept = queued.kept();
        var changed =
                new Notice(notice.id(), notice.place(), notice.origin(), notice.draft(), standing);
        return new Queued(
                new Kept(changed, kept.arisen(), kept.tried(), kept.doubtful()),
                queued.preceded(),
                queued.heard());
    }

    // How the destination fares

    boolean isFree(Instant now) {
        return flight.isEmpty() && !now.isBefore(restUntil);
    }

    boolean isIdle(Instant now) {
        return isFree(now) && waiting.isEmpty() && beyond.isEmpty();
    }

    Optional<Instant> restsUntil() {
        return flight.isPresent() ? Optional.empty() : Optional.of(restUntil);
    }

    void restUntil(Instant at) {
        restUntil = at;
    }

    void depart(Flight departing) {
        departing.loads().forEach(load -> waiting.remove(load.queued().notice().place()));
        flight = Optional.of(departing);
        restUntil = departing.began().plus(departing.channel().traits().pace());
    }

    void resume(Flight underWay) {
        flight = Optional.of(underWay);
    }

    void land() {
        flight = Optional.empty();
    }

    /** How often in a row nothing got through. */
    int failures() {
        return failures;
    }

    int fail() {
        return ++failures;
    }

    void succeed() {
        failures = 0;
    }

    /** One that was refused together with others may be welcome by itself. */
    void sendAlone(UUID notice) {
        alone.add(notice);
    }

    boolean goesAlone(UUID notice) {
        return alone.contains(notice);
    }
}
