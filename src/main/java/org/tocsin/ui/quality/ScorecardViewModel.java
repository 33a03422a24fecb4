package org.tocsin.ui.quality;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.domain.tuning.Scorecard;
import org.tocsin.engine.QualityDesk;
import org.tocsin.engine.Retelling.Days;
import org.tocsin.ui.kit.Threads;

/** Which week's scorecards are looked at. Knows no widget. */
final class ScorecardViewModel {
    private static final int WEEK = 7;

    private final QualityDesk desk;
    private final Asking<State> asking;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", new State.Loading());

    /** How many weeks before the newest. */
    private int back;

    private boolean open;

    /** What there is to see. */
    sealed interface State {
        record Loading() implements State {}

        record Failed(String why) implements State {}

        /** No check has run yet. */
        record Nothing() implements State {}

        /**
         * @param newest whether no later week has anything to show
         */
        record Shown(Days days, boolean newest, List<Scorecard> cards) implements State {
            public Shown {
                cards = List.copyOf(cards);
            }

            /** Whether any check was judged in the week. */
            boolean isJudged() {
                return cards.stream().anyMatch(card -> card.mean().isPresent());
            }
        }
    }

    ScorecardViewModel(QualityDesk desk, Threads threads) {
        this.desk = desk;
        asking = new Asking<>(threads, state::set, why -> state.set(new State.Failed(why)));
    }

    /** Reads it the first time, and anew each time that it comes into sight. */
    void open() {
        open = true;
        read();
    }

    /** Nothing is read while nobody looks. */
    void close() {
        open = false;
    }

    /** Something has run. */
    void changed() {
        if (open) {
            read();
        }
    }

    /** Goes so many weeks later; nothing is later than the newest. */
    void week(int later) {
        int wanted = Math.max(0, back - later);
        if (wanted != back) {
            back = wanted;
            read();
        }
    }

    void newest() {
        week(back);
    }

    void retry() {
        state.set(new State.Loading());
        read();
    }

    private void read() {
        int weeks = back;
        asking.ask(() -> found(weeks));
    }

    private State found(int weeks) {
        Optional<Days> newest = desk.lastWeek();
        return newest.<State>map(
                        days -> {
                            var wanted =
                                    new Days(
                                            days.from().minusDays((long) WEEK * weeks),
                                            days.to().minusDays((long) WEEK * weeks));
                            return new State.Shown(wanted, weeks == 0, desk.scorecards(wanted));
                        })
                .orElseGet(State.Nothing::new);
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }
}
