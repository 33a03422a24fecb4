package org.tocsin.ui.playbook;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.series.Point;
import org.tocsin.engine.Desk;
import org.tocsin.ui.kit.FxInbox;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.Trouble;

/** What else there is of the check that is open: its last result, and its dated exceptions. */
final class CheckViewModel implements AutoCloseable {
    private static final int SHOWN = 30;

    private final Desk desk;
    private final PlaybookPane.Around around;
    private final Desk.Subscription following;
    private final ReadOnlyObjectWrapper<Optional<Known>> known =
            new ReadOnlyObjectWrapper<>(this, "known", Optional.empty());
    private Optional<Check> open = Optional.empty();

    /**
     * @param last the newest run, if it has ever run
     * @param exceptions all that was decided of this check, the oldest first
     * @param values its last values with what its rules look back on, oldest first
     */
    record Known(
            Check check,
            Optional<CheckRun> last,
            List<Desk.Decision> exceptions,
            List<Point> values) {
        Known {
            exceptions = List.copyOf(exceptions);
            values = List.copyOf(values);
        }

        /** The newest first, those that hold or are to come before those that are over. */
        List<Desk.Decision> ordered(Instant now) {
            return exceptions.reversed().stream()
                    .sorted(java.util.Comparator.comparing(each -> isOver(each, now)))
                    .toList();
        }

        Preview preview(Adjustment.Change change) {
            return Preview.of(check, change, values, SHOWN);
        }
    }

    CheckViewModel(Desk desk, PlaybookPane.Around around) {
        this.desk = desk;
        this.around = around;
        var inbox = new FxInbox<Desk.Event>(around.threads().ui()::execute, this::follow);
        following = desk.listen(inbox);
    }

    /** Whether it holds no more, or never did. */
    static boolean isOver(Desk.Decision decision, Instant now) {
        return decision.effective().map(each -> isOver(each, now)).orElse(true);
    }

    static boolean isOver(Adjustment adjustment, Instant now) {
        return adjustment.term().until().filter(end -> !now.isBefore(end)).isPresent();
    }

    /** Reads what there is of a check; nothing is known until that is done. */
    void open(Check check) {
        open = Optional.of(check);
        known.set(Optional.empty());
        read();
    }

    /** Stops following any check. */
    void leave() {
        open = Optional.empty();
        known.set(Optional.empty());
    }

    private void follow(List<Desk.Event> events) {
        boolean ran =
                events.stream()
                        .anyMatch(event ->
                                event instanceof Desk.Event.Ran(var statuses)
                                        && statuses.stream()
                                                .anyMatch(status ->
                                                        open.filter(status.check()::equals)
                                                                .isPresent()));
        if (ran) {
            read();
        }
    }

    private void read() {
        open.ifPresent(check ->
                work(
                        "What the check found could not be read",
                        () -> {
                            var found = found(check);
                            around.threads().ui().execute(() -> take(found));
                        }));
    }

    private Known found(Check check) {
        return new Known(
                check,
                desk.runs(check.id(), 1).stream().findFirst(),
                desk.decisions().stream()
                        .filter(each -> each.decided().check().equals(check.id()))
                        .toList(),
                desk.history(check.id(), SHOWN + check.history()));
    }

    private void take(Known found) {
        if (open.filter(found.check()::equals).isPresent()) {
            known.set(Optional.of(found));
        }
    }

    /**
     * Decides on an exception.
     *
     * @param refused told why not, in words for people, on the FX thread
     */
    void adjust(
            Adjustment.Change change,
            Adjustment.Term term,
            String reason,
            Consumer<String> refused,
            Runnable done) {
        open.ifPresent(check ->
                around.threads()
                        .background()
                        .execute(() -> {
                            try {
                                desk.adjust(change, check.id(), term, reason);
                                around.threads().ui().execute(done);
                                read();
                            } catch (IllegalArgumentException unfit) {
                                around.threads()
                                        .ui()
                                        .execute(() ->
                                                refused.accept(String.valueOf(unfit.getMessage())));
                            } catch (RuntimeException fault) {
                                failed("The exception could not be written", fault);
                            }
                        }));
    }

    /** Ends one now; the undo lets it go on to its own end. */
    void end(Adjustment adjustment) {
        work(
                "The exception could not be ended",
                () -> {
                    desk.endAdjustment(adjustment.id());
                    around.threads()
                            .ui()
                            .execute(() ->
                                    around.notes()
                                            .undoable(
                                                    "Ended: "
                                                            + Terms.what(
                                                                    adjustment, check(adjustment)),
                                                    () -> again(adjustment)));
                    read();
                });
    }

    private Optional<Check> check(Adjustment adjustment) {
        return desk.playbook().check(adjustment.check());
    }

    private void again(Adjustment adjustment) {
        var now = now();
        if (isOver(adjustment, now)) {
            return;
        }
        var from = adjustment.term().from().isAfter(now) ? adjustment.term().from() : now;
        var term = new Adjustment.Term(from, adjustment.term().until());
        work(
                "The exception could not be brought back",
                () -> {
                    desk.adjust(
                            adjustment.change(),
                            adjustment.check(),
                            term,
                            adjustment.entry().reason());
                    read();
                });
    }

    private void work(String onFault, Runnable act) {
        around.threads()
                .background()
                .execute(() -> {
                    try {
                        act.run();
                    } catch (RuntimeException fault) {
                        failed(onFault, fault);
                    }
                });
    }

    private void failed(String what, RuntimeException fault) {
        Notes notes = around.notes();
        var trouble = new Trouble(what, String.valueOf(fault.getMessage()), "");
        around.threads().ui().execute(() -> notes.trouble(trouble));
    }

    /** Begins to read what rules for a check can be tried on. */
    TuningViewModel tuning(Check check) {
        var tuning = new TuningViewModel(around.threads());
        tuning.load(() -> desk.tuning(check.id()));
        return tuning;
    }

    /** Tells the person at the window what was done. */
    void said(String what) {
        around.notes().said(what);
    }

    ReadOnlyObjectProperty<Optional<Known>> known() {
        return known.getReadOnlyProperty();
    }

    Instant now() {
        return Objects.requireNonNull(around.now().getValue());
    }

    ZoneId zone() {
        return around.zone();
    }

    @Override
    public void close() {
        following.close();
    }
}
