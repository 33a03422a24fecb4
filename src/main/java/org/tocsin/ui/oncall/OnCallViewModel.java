package org.tocsin.ui.oncall;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.tocsin.domain.calendar.LocalTimes;
import org.tocsin.domain.oncall.Post;
import org.tocsin.domain.oncall.Shift;
import org.tocsin.engine.Desk;
import org.tocsin.engine.RotaDesk;
import org.tocsin.engine.RotaDesk.Answer;
import org.tocsin.engine.RotaDesk.Between;
import org.tocsin.engine.RotaDesk.Change;

/** The place without its widgets. Used on the UI thread; all work is done in the background. */
final class OnCallViewModel implements AutoCloseable {
    /** Six weeks, as a month takes at most. */
    static final int SHOWN = 42;

    private static final Duration TRADES_AHEAD = Duration.ofDays(26 * 7);

    private final RotaDesk desk;
    private final OnCallPane.Threads threads;
    private final ObservableValue<Instant> now;
    private final ZoneId zone;
    private final Desk.Subscription subscription;
    private final ChangeListener<Instant> onBeat = (_, before, after) -> beat(before, after);
    private long asked;

    private final ReadOnlyObjectWrapper<Phase> phase =
            new ReadOnlyObjectWrapper<>(this, "phase", new Phase.Loading());
    private final ReadOnlyObjectWrapper<Wish> wish;
    private final ReadOnlyObjectWrapper<Optional<Bar>> opened =
            new ReadOnlyObjectWrapper<>(this, "opened", Optional.empty());
    private final ReadOnlyObjectWrapper<Said> said =
            new ReadOnlyObjectWrapper<>(this, "said", Said.NOTHING);

    /** What there is to see. */
    sealed interface Phase {
        record Loading() implements Phase {}

        record Failed(String message) implements Phase {}

        /** The playbook has no schedules. */
        record NoSchedules(Picture picture) implements Phase {}

        record Shown(Picture picture) implements Phase {}
    }

    /** Whether weeks are stood above each other or in one row. */
    enum Mode {
        MONTH,
        TIMELINE
    }

    /**
     * What is asked to be seen.
     *
     * @param anchor a day in the month, or the first week's
     * @param year of the fairness table and of the rules
     */
    record Wish(Mode mode, LocalDate anchor, int year) {}

    /**
     * What became of the last thing that was done.
     *
     * @param undo the change that can be taken back
     */
    record Said(String text, boolean refused, Optional<UUID> undo) {
        static final Said NOTHING = new Said("", false, Optional.empty());
    }

    OnCallViewModel(
            RotaDesk desk, OnCallPane.Threads threads, ObservableValue<Instant> now, ZoneId zone) {
        this.desk = desk;
        this.threads = threads;
        this.now = now;
        this.zone = zone;
        var today = today();
        wish =
                new ReadOnlyObjectWrapper<>(
                        this, "wish", new Wish(Mode.TIMELINE, today, today.getYear()));
        subscription = desk.listen(() -> threads.ui().execute(this::refresh));
        now.addListener(onBeat);
        refresh();
    }

    LocalDate today() {
        return LocalDate.ofInstant(now.getValue(), zone);
    }

    /** Draws anew; of several that are under way the last one asked for counts. */
    void refresh() {
        long number = ++asked;
        var at = now.getValue();
        var shown = wish.get();
        threads.background()
                .execute(() -> {
                    Phase next;
                    try {
                        var rota = desk.rota();
                        var picture = Artist.draw(rota, at, days(shown), shown.year());
                        next =
                                rota.schedules().isEmpty()
                                        ? new Phase.NoSchedules(picture)
                                        : new Phase.Shown(picture);
                    } catch (RuntimeException e) {
                        // Whatever is wrong with a schedule, the window stays up and says so here.
                        next =
                                new Phase.Failed(
                                        "The schedules could not be worked out: " + reason(e));
                    }
                    var result = next;
                    threads.ui()
                            .execute(() -> {
                                if (number == asked) {
                                    show(result);
                                }
                            });
                });
    }

    private static String reason(RuntimeException e) {
        return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }

    private void show(Phase next) {
        phase.set(next);
        // What is open follows the plan: the shift that now is where the opened one began.
        if (next instanceof Phase.Shown(var picture)) {
            opened.get()
                    .ifPresent(bar ->
                            opened.set(
                                    found(picture, bar.post(), bar.when().from()).or(opened::get)));
        }
    }

    private static Optional<Bar> found(Picture picture, Post post, Instant at) {
        return picture.page().lanes().stream()
                .filter(lane -> lane.post().equals(post))
                .flatMap(lane -> lane.bars().stream())
                .filter(bar -> bar.when().contains(at))
                .findFirst();
    }

    /** A handoff, or a new day, changes what is on screen; a second alone does not. */
    private void beat(Instant before, Instant after) {
        boolean newDay =
                !LocalDate.ofInstant(before, zone).equals(LocalDate.ofInstant(after, zone));
        boolean handedOver =
                phase.get() instanceof Phase.Shown(var picture)
                        && picture.cards().stream()
                                .anyMatch(card -> !card.now().when().contains(after));
        if (newDay || handedOver) {
            refresh();
        }
    }

    Days days(Wish asked) {
        var first =
                switch (asked.mode()) {
                    case MONTH -> asked.anchor().withDayOfMonth(1);
                    case TIMELINE -> asked.anchor();
                };
        var monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Days(monday, SHOWN, zone);
    }

    private void ask(Wish next) {
        if (!next.equals(wish.get())) {
            wish.set(next);
            refresh();
        }
    }

    void mode(Mode mode) {
        ask(new Wish(mode, wish.get().anchor(), wish.get().year()));
    }

    /** One month, or in the row of six weeks three of them, on or back. */
    void turn(int pages) {
        var shown = wish.get();
        goTo(
                switch (shown.mode()) {
                    case MONTH -> shown.anchor().withDayOfMonth(1).plusMonths(pages);
                    case TIMELINE -> shown.anchor().plusWeeks(3L * pages);
                });
    }

    void goToday() {
        goTo(today());
    }

    void goTo(LocalDate day) {
        ask(new Wish(wish.get().mode(), day, wish.get().year()));
    }

    void year(int year) {
        ask(new Wish(wish.get().mode(), wish.get().anchor(), year));
    }

    void open(Bar bar) {
        said.set(Said.NOTHING);
        opened.set(Optional.of(bar));
    }

    void closePanel() {
        said.set(Said.NOTHING);
        opened.set(Optional.empty());
    }

    /** Everybody who may be put in, by id. */
    List<String> people() {
        return picture().map(p -> p.people().ids()).orElse(List.of());
    }

    Optional<Picture> picture() {
        return switch (phase.get()) {
            case Phase.Shown(var picture) -> Optional.of(picture);
            case Phase.NoSchedules(var picture) -> Optional.of(picture);
            case Phase.Loading _, Phase.Failed _ -> Optional.empty();
        };
    }

    /** From when a take-over of a shift makes sense: its start, or now where it has begun. */
    Instant fromWhen(Bar bar) {
        var at = now.getValue().truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
        return bar.when().contains(at) ? at : bar.when().from();
    }

    /** Shifts of others in the same schedule that one can be traded for, soonest first. */
    List<Shift> partners(Bar bar) {
        var at = now.getValue();
        var people = bar.people();
        return desk.rota().schedule(bar.post().schedule()).stream()
                .flatMap(s -> s.shifts(at, at.plus(TRADES_AHEAD)).stream())
                .filter(s -> !people.contains(s.person()))
                .toList();
    }

    /** The changes that touch a bar. */
    List<RotaDesk.Entered> touching(Bar bar) {
        return picture().map(Picture::entered).orElse(List.of()).stream()
                .filter(e -> e.schedule().equals(bar.post().schedule()))
                .filter(e ->
                        e.parts().stream()
                                .anyMatch(part ->
                                        part.position().equals(bar.post().position())
                                                && part.when().overlaps(bar.when())))
                .toList();
    }

    /**
     * @param from as written in its field, in the team's zone
     */
    void takeOver(Post post, String person, String from, String until, String reason) {
        var start = Words.read(from);
        var end = Words.read(until);
        if (person.isBlank()) {
            refuse("Choose who takes over.");
        } else if (start.isEmpty() || end.isEmpty()) {
            refuse("Write times as 2026-11-24 09:00.");
        } else {
            var when =
                    new Between(
                            LocalTimes.start(start.get(), zone), LocalTimes.end(end.get(), zone));
            act(
                    () -> desk.enter(new Change.TakeOver(post, person, when, reason)),
                    name(person) + " takes over.",
                    true);
        }
    }

    void trade(Shift one, Shift other, String reason) {
        act(
                () -> desk.enter(new Change.Trade(one, other, reason)),
                "Trade proposed; it counts once somebody approves it.",
                true);
    }

    void approve(UUID entered, String by) {
        act(() -> desk.approve(entered, by), "Approved by " + name(by) + ".", false);
    }

    void withdraw(UUID entered) {
        act(() -> desk.withdraw(entered), "Withdrawn.", false);
    }

    private String name(String person) {
        return picture().map(p -> p.people().name(person)).orElse(person);
    }

    private void refuse(String reason) {
        said.set(new Said(reason, true, Optional.empty()));
    }

    private void act(Supplier<Answer> act, String done, boolean undoable) {
        said.set(new Said("Writing…", false, Optional.empty()));
        threads.background()
                .execute(() -> {
                    var answer = safely(act);
                    threads.ui().execute(() -> answered(answer, done, undoable));
                });
    }

    static Answer safely(Supplier<Answer> act) {
        try {
            return act.get();
        } catch (RuntimeException e) {
            return new Answer.Refused("It could not be done: " + reason(e) + ".");
        }
    }

    private void answered(Answer answer, String done, boolean undoable) {
        said.set(
                switch (answer) {
                    case Answer.Done(var id, var told) ->
                            new Said(
                                    String.join(" ", prepended(done, told)),
                                    false,
                                    undoable ? Optional.of(id) : Optional.empty());
                    case Answer.Refused(var reason) -> new Said(reason, true, Optional.empty());
                });
    }

    static List<String> prepended(String first, List<String> rest) {
        var all = new ArrayList<String>();
        all.add(first);
        all.addAll(rest);
        return all;
    }

    String me() {
        return desk.me();
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Wish> wish() {
        return wish.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Bar>> opened() {
        return opened.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Said> said() {
        return said.getReadOnlyProperty();
    }

    ObservableValue<Instant> now() {
        return now;
    }

    ZoneId zone() {
        return zone;
    }

    @Override
    public void close() {
        now.removeListener(onBeat);
        subscription.close();
    }
}
