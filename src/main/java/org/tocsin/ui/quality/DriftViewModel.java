package org.tocsin.ui.quality;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.engine.QualityDesk;
import org.tocsin.engine.Retelling.Drifted;
import org.tocsin.ui.kit.Threads;

/** How columns changed, of all data sets or of one. Knows no widget. */
final class DriftViewModel {
    private final QualityDesk desk;
    private final Asking<State> asking;
    private final ObjectProperty<Optional<DataSetId>> only =
            new SimpleObjectProperty<>(this, "only", Optional.empty());
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", new State.Loading());
    private boolean open;

    /** What there is to see. */
    sealed interface State {
        record Loading() implements State {}

        record Failed(String why) implements State {}

        /**
         * @param all every data set, those too whose columns were never looked at
         */
        record Shown(List<Drifted> all) implements State {
            public Shown {
                all = List.copyOf(all);
            }

            /** Whether the columns of any data set have ever been looked at. */
            boolean isLookedAt() {
                return all.stream().anyMatch(each -> each.partitions() > 0);
            }

            /** The newest first. */
            List<DriftRow> rows(Optional<DataSetId> only) {
                return DriftRow.of(
                        all.stream()
                                .filter(each -> only.map(each.dataSet().id()::equals).orElse(true))
                                .toList());
            }
        }
    }

    DriftViewModel(QualityDesk desk, Threads threads) {
        this.desk = desk;
        asking = new Asking<>(threads, state::set, why -> state.set(new State.Failed(why)));
    }

    /** Reads it the first time, and anew each time that it comes into sight. */
    void open() {
        open = true;
        read();
    }

    void close() {
        open = false;
    }

    /** Something has run. */
    void changed() {
        if (open) {
            read();
        }
    }

    void retry() {
        state.set(new State.Loading());
        read();
    }

    private void read() {
        asking.ask(() -> new State.Shown(desk.drifts(Optional.empty())));
    }

    /** The one data set that is looked at; empty for all. */
    ObjectProperty<Optional<DataSetId>> only() {
        return only;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }
}
