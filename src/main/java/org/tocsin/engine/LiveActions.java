package org.tocsin.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.review.ActionCommand;
import org.tocsin.domain.review.ActionDecision;
import org.tocsin.domain.review.ActionDecisions;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.domain.review.Kept;
import org.tocsin.domain.review.Passing;
import org.tocsin.engine.ReviewDesk.Planned;
import org.tocsin.engine.ReviewDesk.Reply;
import org.tocsin.store.Store;

/**
 * The action items of an open workspace, kept in memory. What is done with one is decided on the
 * newest version, and anew when another was quicker.
 */
final class LiveActions {
    /** More runs than any check needs to pass. */
    private static final int RUNS = 500;

    private final Store store;
    private final Playbook playbook;
    private final Shell shell;
    private final Supplier<String> author;
    private final Map<UUID, ActionItem> items = new ConcurrentHashMap<>();

    LiveActions(Store store, Playbook playbook, Shell shell, Supplier<String> author) {
        this.store = store;
        this.playbook = playbook;
        this.shell = shell;
        this.author = author;
    }

    /** Reads them all; the answer is whose they are. */
    Set<UUID> read() {
        return put(store.actions().all());
    }

    /** Reads those that have changed since a number of the change sequence. */
    Set<UUID> follow(long since) {
        return put(store.actions().changedSince(since));
    }

    private Set<UUID> put(List<ActionItem> some) {
        some.forEach(this::keep);
        return some.stream().map(item -> item.id().incident()).collect(Collectors.toSet());
    }

    private void keep(ActionItem item) {
        items.merge(
                item.id().uuid(),
                item,
                (known, now) -> known.id().version() > now.id().version() ? known : now);
    }

    /** By incident, in the order of their numbers. */
    List<ActionItem> all() {
        return items.values().stream()
                .sorted(
                        Comparator.comparing((ActionItem item) -> item.id().incident())
                                .thenComparing(item -> item.id().number()))
                .toList();
    }

    Reply add(UUID incident, Planned planned) {
        var wrong =
                ActionDecisions.wrong(planned.aim(), planned.ties())
                        .or(() -> unknownCheck(planned.ties()));
        if (wrong.isPresent()) {
            return new Reply.Refused(wrong.get());
        }
        var begun = new ActionItem.Progress(ActionItem.State.OPEN, now(), "", Optional.empty());
        var item =
                new ActionItem(
                        new ActionItem.Id(shell.ids().next(), incident, 0, 0),
                        planned.aim(),
                        planned.promise(),
                        begun,
                        planned.ties());
        return kept(store.actions().add(item, signed()));
    }

    /** A check that never runs would keep an item open for ever. */
    private Optional<String> unknownCheck(ActionItem.Ties ties) {
        return ties.gate()
                .filter(gate -> playbook.check(gate.check()).isEmpty())
                .map(gate ->
                        "the playbook has no check %s; name one that it has"
                                .formatted(gate.check()));
    }

    Reply perform(UUID item, ActionCommand command) {
        if (command instanceof ActionCommand.Edit(var seen, _, _, var ties)
                && !seen.ties().equals(ties)) {
            var unknown = unknownCheck(ties);
            if (unknown.isPresent()) {
                return new Reply.Refused(unknown.get());
            }
        }
        for (int attempt = 0; attempt < LiveReviews.ATTEMPTS; attempt++) {
            var found = store.actions().find(item);
            if (found.isEmpty()) {
                return new Reply.Refused("there is no such action item");
            }
            var now = found.get();
            switch (ActionDecisions.decide(now, command, passing(now), now())) {
                case ActionDecision.Refused(var reason) -> {
                    return new Reply.Refused(reason);
                }
                case ActionDecision.Accepted(var next) -> {
                    if (next.equals(now)) {
                        return kept(now);
                    }
                    if (store.actions().change(next.next(), signed())) {
                        return kept(next.next());
                    }
                }
            }
        }
        return LiveReviews.busy();
    }

    private Reply kept(ActionItem item) {
        keep(item);
        return new Reply.Done(Optional.of(item));
    }

    /** How the check of an item has done since its fix; reads the store. */
    Passing passing(ActionItem item) {
        var fixed = item.progress().fixedAt();
        return item.ties()
                .gate()
                .filter(_ -> fixed.isPresent())
                .map(gate ->
                        Passing.of(
                                store.runs().recent(playbook.header().name(), gate.check(), RUNS),
                                fixed.orElseThrow()))
                .orElse(Passing.NONE);
    }

    private Kept.Signed signed() {
        return new Kept.Signed(author.get(), now());
    }

    private Instant now() {
        return shell.clock().instant();
    }
}
