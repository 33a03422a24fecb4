package org.tocsin.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.store.AdjustmentStore;

/** The dated exceptions to the rules of one playbook, in the hands of one person (D-5, D-7). */
public final class Adjusting {
    private final Playbook playbook;
    private final AdjustmentStore store;
    private final Shell shell;
    private final String author;

    /**
     * As last read.
     *
     * @param change after which it was read
     * @param entries of the store, which tell whether there is more to read
     */
    private record Known(long change, long entries, List<Adjustment> all) {}

    /** Each look at a partition asks. */
    private volatile Known known = new Known(-1, -1, List.of());

    /** Of the store: every run that is kept is one, and hardly any is of an exception. */
    private final AtomicLong change = new AtomicLong();

    public Adjusting(Playbook playbook, AdjustmentStore store, Shell shell, String author) {
        this.playbook = playbook;
        this.store = store;
        this.shell = shell;
        this.author = author;
    }

    /** See {@link Desk#adjustments()}. */
    public List<Adjustment> all() {
        var read = known;
        return read.change() == change.get() ? read.all() : look();
    }

    /** One reads for all who ask at the same time. */
    private synchronized List<Adjustment> look() {
        long newest = change.get();
        if (known.change() != newest) {
            long entries = store.entries();
            var all = entries == known.entries() ? known.all() : store.effective(name());
            known = new Known(newest, entries, all);
        }
        return known.all();
    }

    /** The store has changed, here or in another process. */
    void changed() {
        change.incrementAndGet();
    }

    /** Everything that was ever decided, those that never came to hold too. */
    public List<AdjustmentStore.Kept> record() {
        return store.all(name());
    }

    /** See {@link Desk#decisions}. */
    List<Desk.Decision> decisions() {
        return record().stream()
                .map(kept ->
                        new Desk.Decision(
                                kept.decided(),
                                kept.effective(),
                                kept.ends().stream()
                                        .reduce((_, last) -> last)
                                        .map(end -> new Desk.Ended(end.author(), end.recorded()))))
                .toList();
    }

    /**
     * See {@link Desk#adjust}.
     *
     * @return what is kept
     */
    public Adjustment add(
            Adjustment.Change change, CheckId check, Adjustment.Term term, String reason) {
        var fault = fault(change, check, reason);
        if (fault.isPresent()) {
            throw new IllegalArgumentException(fault.get());
        }
        var entry = new Adjustment.Entry(reason.strip(), author, shell.clock().instant());
        var adjustment = new Adjustment(shell.ids().next(), check, change, term, entry);
        store.add(name(), adjustment);
        changed();
        return adjustment;
    }

    /**
     * See {@link Desk#endAdjustment}.
     *
     * @return whether it is ended by this
     */
    public boolean end(UUID id) {
        var now = shell.clock().instant();
        boolean ended = store.end(id, new AdjustmentStore.End(now, author, now));
        changed();
        return ended;
    }

    /** Of the rules of a check, the worst first; none of a check that there is not. */
    public Set<String> severities(CheckId id) {
        return playbook.check(id).map(Adjusting::severities).orElse(Set.of());
    }

    private static Set<String> severities(Check check) {
        return check.rules().stream()
                .map(rule -> rule.severity().id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Optional<String> fault(Adjustment.Change change, CheckId id, String reason) {
        if (reason.isBlank()) {
            return Optional.of("say why the rules are to be different: the reason is empty");
        }
        var check = playbook.check(id);
        if (check.isEmpty()) {
            return Optional.of("the playbook %s has no check %s".formatted(name(), id));
        }
        return switch (change) {
            case Adjustment.Change.Expected() -> Optional.empty();
            case Adjustment.Change.Bound(_, var bound) when !Double.isFinite(bound) ->
                    Optional.of("the bound must be a number");
            case Adjustment.Change.Bound(var severity, _) -> noRule(check.get(), severity);
            case Adjustment.Change.Detector(_, var condition)
                    when !Double.isFinite(condition.beyond()) || condition.beyond() < 0 ->
                    Optional.of("the share must be a number that is not negative");
            case Adjustment.Change.Detector(var severity, _) ->
                    unsuited(check.get()).or(() -> noRule(check.get(), severity));
        };
    }

    /** The values of segments are looked back on without their times. */
    private static Optional<String> unsuited(Check check) {
        return Segmentation.of(check.measure())
                .map(_ ->
                        "the check %s is judged segment by segment, which no detector can"
                                .formatted(check.id()));
    }

    private static Optional<String> noRule(Check check, String severity) {
        var severities = severities(check);
        return severities.contains(severity)
                ? Optional.empty()
                : Optional.of(
                        "the check %s has no rule of severity %s; it has %s"
                                .formatted(
                                        check.id(),
                                        severity,
                                        severities.isEmpty()
                                                ? "none"
                                                : String.join(", ", severities)));
    }

    private String name() {
        return playbook.header().name();
    }
}
