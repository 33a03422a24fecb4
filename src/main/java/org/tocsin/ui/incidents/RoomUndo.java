package org.tocsin.ui.incidents;

import java.util.Optional;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.incident.Work;

/**
 * How something done is taken back: by another command, for the log forgets nothing.
 *
 * @param sentence what was done
 * @param back what undoes it
 */
record RoomUndo(String sentence, Command back) {
    /** Nothing where it cannot be taken back, or where it changes nothing. */
    static Optional<RoomUndo> of(Incident before, Command command) {
        return switch (command) {
            case Command.Move(var to) -> move(before.state(), to);
            case Command.ChangeSeverity(var to, _) ->
                    to.equals(before.severity())
                            ? Optional.empty()
                            : undo(
                                    "Severity is %s now".formatted(to),
                                    new Command.ChangeSeverity(before.severity(), "taken back"));
            case Command.Retitle(var title) ->
                    title.strip().equals(before.subject().title())
                            ? Optional.empty()
                            : undo("Title changed", new Command.Retitle(before.subject().title()));
            case Command.Assign(var part, var person) -> assign(before, part, person);
            case Command.Pin(var version, var on) ->
                    undo(on ? "Pinned" : "Unpinned", new Command.Pin(version, !on));
            case Command.Tick tick -> tick(before, tick);
            case Command.DeclareImpact _ ->
                    before.work()
                            .findings()
                            .impact()
                            .flatMap(
                                    was -> undo("Impact declared", new Command.DeclareImpact(was)));
            case Command.Reclassify _ ->
                    undo(
                            "Category changed",
                            new Command.Reclassify(
                                    before.subject().classification().category(),
                                    before.subject().classification().subcategory()));
            case Command.SetStarted _ ->
                    before.course()
                            .times()
                            .started()
                            .flatMap(was -> undo("Beginning changed", new Command.SetStarted(was)));
            // Words once said stand, whoever was told has been told, and an ending is undone by
            // opening the incident again, which has clocks of its own.
            case Command.Acknowledge _,
                    Command.Write _,
                    Command.Update _,
                    Command.Message _,
                    Command.RecordRootCause _,
                    Command.MarkMet _,
                    Command.Approve _,
                    Command.Escalate _,
                    Command.Resolve _,
                    Command.Reopen _,
                    Command.Dismiss _,
                    Command.Review _,
                    Command.Close _,
                    Command.MergeInto _,
                    Command.Absorb _,
                    Command.Relate _,
                    Command.OpenBridge _,
                    Command.Join _,
                    Command.Recover _,
                    Command.Replan _ ->
                    Optional.empty();
        };
    }

    private static Optional<RoomUndo> move(State from, State to) {
        boolean there = to.isOpen() && from.isOpen() && to != from;
        return there && from != State.DETECTED
                ? undo("Moved to " + Names.state(to), new Command.Move(from))
                : Optional.empty();
    }

    private static Optional<RoomUndo> assign(Incident before, Event.Part part, String person) {
        return Optional.ofNullable(before.work().people().get(part))
                .filter(was -> !was.equals(person))
                .flatMap(was -> undo(Names.part(part) + " changed", new Command.Assign(part, was)));
    }

    private static Optional<RoomUndo> tick(Incident before, Command.Tick tick) {
        var was =
                Optional.ofNullable(
                        before.work().steps().get(new Work.StepKey(tick.procedure(), tick.step())));
        String sentence =
                switch (tick.mark()) {
                    case DONE -> "Step ticked";
                    case WAIVED -> "Step waived";
                    case CLEARED -> "Tick taken back";
                };
        return undo(
                sentence,
                was.map(mark ->
                                new Command.Tick(
                                        tick.procedure(), tick.step(), mark.mark(), mark.reason()))
                        .orElseGet(() ->
                                new Command.Tick(
                                        tick.procedure(), tick.step(), Event.Mark.CLEARED, "")));
    }

    private static Optional<RoomUndo> undo(String sentence, Command back) {
        return Optional.of(new RoomUndo(sentence, back));
    }
}
