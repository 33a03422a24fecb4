package org.tocsin.domain.review;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.domain.review.ActionItem.Aim;
import org.tocsin.domain.review.ActionItem.Progress;
import org.tocsin.domain.review.ActionItem.Promise;
import org.tocsin.domain.review.ActionItem.State;
import org.tocsin.domain.review.ActionItem.Ties;

/** Decides what may be done with an action item (M-3). */
public final class ActionDecisions {
    private final ActionItem item;
    private final Instant now;

    private ActionDecisions(ActionItem item, Instant now) {
        this.item = item;
        this.now = now;
    }

    /** What is wrong with a new one, in words; empty when nothing is. */
    public static Optional<String> wrong(Aim aim, Ties ties) {
        if (aim.title().isBlank()) {
            return Optional.of("say what is to be done");
        }
        return ties.gate()
                .filter(gate -> gate.runs() < 1 || gate.check().value().isBlank())
                .map(gate ->
                        gate.runs() < 1
                                ? "a check passes at least once before the item is done"
                                : "name the check that has to pass");
    }

    /**
     * @param passing how its check has done since the fix; {@link Passing#NONE} without one
     */
    public static ActionDecision decide(
            ActionItem item, ActionCommand command, Passing passing, Instant now) {
        var decisions = new ActionDecisions(item, now);
        return switch (command) {
            case ActionCommand.Edit edit -> decisions.edit(edit);
            case ActionCommand.Begin() ->
                    item.progress().state() == State.IN_PROGRESS
                            ? accept(item)
                            : decisions.open(() -> decisions.to(State.IN_PROGRESS, ""));
            case ActionCommand.MarkFixed(var at) ->
                    at.isAfter(now)
                            ? refuse("the fix cannot have been put in place after now")
                            : decisions.open(() -> decisions.fixed(at));
            case ActionCommand.Finish(var note) ->
                    item.progress().state() == State.DONE
                            ? accept(item)
                            : decisions.open(() -> decisions.finish(note, passing));
            case ActionCommand.Drop(var reason) ->
                    reason.isBlank()
                            ? refuse("say why it is dropped")
                            : decisions.open(() -> decisions.to(State.DROPPED, reason));
            case ActionCommand.Reopen(var reason) ->
                    item.isOpen()
                            ? refuse("it is open already")
                            : accept(
                                    item.with(
                                            new Progress(
                                                    State.OPEN, now, reason, Optional.empty())));
        };
    }

    private interface Attempt {
        ActionDecision make();
    }

    private ActionDecision open(Attempt attempt) {
        return item.isOpen()
                ? attempt.make()
                : refuse("it is %s; reopen it first".formatted(item.progress().state().words()));
    }

    private ActionDecision to(State state, String note) {
        return accept(item.with(new Progress(state, now, note, item.progress().fixedAt())));
    }

    private ActionDecision fixed(Instant at) {
        var progress = item.progress();
        return accept(
                item.with(
                        new Progress(
                                State.IN_PROGRESS,
                                progress.state() == State.IN_PROGRESS ? progress.since() : now,
                                progress.note(),
                                Optional.of(at))));
    }

    private ActionDecision finish(String note, Passing passing) {
        var gate = item.ties().gate();
        if (gate.isEmpty()) {
            return to(State.DONE, note);
        }
        var check = gate.get().check();
        int wanted = gate.get().runs();
        if (item.progress().fixedAt().isEmpty()) {
            return refuse(
                    "it is done when check %s has passed %s after the fix; say first when the fix was put in place"
                            .formatted(check, times(wanted)));
        }
        if (passing.inARow() < wanted) {
            return refuse(
                    "it is done when check %s has passed %s after the fix; so far it has passed %s (%d of %d runs since then)"
                            .formatted(
                                    check,
                                    times(wanted),
                                    times(passing.inARow()),
                                    passing.inARow(),
                                    passing.runs()));
        }
        return to(State.DONE, note);
    }

    private static String times(int count) {
        return switch (count) {
            case 0 -> "not once in a row";
            case 1 -> "once";
            default -> count + " times in a row";
        };
    }

    // Editing

    /** Of each part what one of the two made of it. */
    private ActionDecision edit(ActionCommand.Edit edit) {
        var seen = edit.seen();
        var wrong = wrong(edit.aim(), edit.ties());
        if (wrong.isPresent()) {
            return refuse(wrong.get());
        }
        var aim = aim(seen.aim(), item.aim(), edit.aim());
        var promise = promise(seen.promise(), item.promise(), edit.promise());
        var ties = ties(seen.ties(), item.ties(), edit.ties());
        if (aim.isEmpty() || promise.isEmpty() || ties.isEmpty()) {
            return refuse(
                    "somebody else has changed the same meanwhile: it says now \"%s\", owner %s, deadline %s; look at it and save again"
                            .formatted(
                                    item.aim().title(),
                                    item.promise().owner().isEmpty()
                                            ? "nobody"
                                            : item.promise().owner(),
                                    item.promise()
                                            .deadline()
                                            .map(Object::toString)
                                            .orElse("none")));
        }
        var next = new ActionItem(item.id(), aim.get(), promise.get(), item.progress(), ties.get());
        return accept(next.equals(item) ? item : next);
    }

    private static Optional<Aim> aim(Aim seen, Aim now, Aim mine) {
        var kind = Merge.one(seen.kind(), now.kind(), mine.kind());
        var title = Merge.one(seen.title(), now.title(), mine.title());
        var criteria = Lines.merge(seen.criteria(), now.criteria(), mine.criteria());
        var priority = Merge.one(seen.priority(), now.priority(), mine.priority());
        return kind.isEmpty() || title.isEmpty() || criteria.isEmpty() || priority.isEmpty()
                ? Optional.empty()
                : Optional.of(new Aim(kind.get(), title.get(), criteria.get(), priority.get()));
    }

    private static Optional<Promise> promise(Promise seen, Promise now, Promise mine) {
        var owner = Merge.one(seen.owner(), now.owner(), mine.owner());
        var deadline = Merge.one(seen.deadline(), now.deadline(), mine.deadline());
        var followUp = Merge.one(seen.followUp(), now.followUp(), mine.followUp());
        return owner.isEmpty() || deadline.isEmpty() || followUp.isEmpty()
                ? Optional.empty()
                : Optional.of(new Promise(owner.get(), deadline.get(), followUp.get()));
    }

    private static Optional<Ties> ties(Ties seen, Ties now, Ties mine) {
        var ticket = Merge.one(seen.ticket(), now.ticket(), mine.ticket());
        var gate = Merge.one(seen.gate(), now.gate(), mine.gate());
        return ticket.isEmpty() || gate.isEmpty()
                ? Optional.empty()
                : Optional.of(new Ties(ticket.get(), gate.get()));
    }

    private static ActionDecision accept(ActionItem item) {
        return new ActionDecision.Accepted(item);
    }

    private static ActionDecision refuse(String reason) {
        return new ActionDecision.Refused(reason);
    }
}
