package org.tocsin.ui.checks;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.engine.Desk;

/**
 * The check beside the list. What is known is shown at once; its past is read off the FX thread,
 * and an answer that comes after another check was chosen is dropped.
 */
final class DetailViewModel implements AutoCloseable {
    /** As many runs as points, so that the band reaches as far back as the line. */
    static final int POINTS = 60;

    private final Desk desk;
    private final ChecksPane.Threads threads;
    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<Optional<Detail>> detail =
            new ReadOnlyObjectWrapper<>(this, "detail", Optional.empty());
    private final ReadOnlyObjectWrapper<Past> past =
            new ReadOnlyObjectWrapper<>(this, "past", new Past.Loading());
    private final ChangeListener<Standing> onMove = (_, before, after) -> moved(before, after);
    private Optional<CheckRow> row = Optional.empty();
    private boolean reading;
    private boolean readAgain;

    /** What has been read of a check's earlier runs. */
    sealed interface Past {
        record Loading() implements Past {}

        record Failed(String message) implements Past {}

        /**
         * @param dataSet what is known of its data set, and how that stands
         */
        record Read(History history, List<Detail.Fact> dataSet) implements Past {}
    }

    DetailViewModel(Desk desk, ChecksPane.Threads threads, ZoneId zone) {
        this.desk = desk;
        this.threads = threads;
        this.zone = zone;
    }

    void open(CheckRow next) {
        if (row.filter(next::equals).isPresent()) {
            return;
        }
        leave();
        row = Optional.of(next);
        next.standing().addListener(onMove);
        past.set(new Past.Loading());
        describe(next.now());
        read(next);
    }

    @Override
    public void close() {
        leave();
        detail.set(Optional.empty());
    }

    private void leave() {
        row.ifPresent(old -> old.standing().removeListener(onMove));
        row = Optional.empty();
        reading = false;
        readAgain = false;
    }

    private void moved(Standing before, Standing after) {
        describe(after);
        if (!before.last().equals(after.last())) {
            row.ifPresent(this::read);
        }
    }

    private void describe(Standing standing) {
        detail.set(Optional.of(Detail.of(standing, readRuns(), desk.playbook(), zone)));
    }

    private List<CheckRun> readRuns() {
        return switch (past.get()) {
            case Past.Read(var history, _) -> history.runs();
            case Past.Loading _, Past.Failed _ -> List.of();
        };
    }

    /** One reading at a time: a check that runs often is read again when the last one is back. */
    private void read(CheckRow wanted) {
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        var check = wanted.now().check();
        threads.background()
                .execute(() -> {
                    Past answer;
                    try {
                        answer =
                                new Past.Read(
                                        History.of(
                                                check,
                                                desk.history(check.id(), POINTS),
                                                desk.runs(check.id(), POINTS)),
                                        dataSet(check));
                    } catch (RuntimeException e) {
                        answer =
                                new Past.Failed(
                                        "The history of this check could not be read: "
                                                + ChecksViewModel.reason(e)
                                                + ".");
                    }
                    var arrived = answer;
                    threads.ui().execute(() -> arrive(wanted, arrived));
                });
    }

    private List<Detail.Fact> dataSet(Check check) {
        return desk.health().stream()
                .filter(health -> health.dataSet().equals(check.measure().dataSet()))
                .findFirst()
                .map(health -> DataSetCard.facts(desk.playbook(), health, zone))
                .orElse(List.of());
    }

    private void arrive(CheckRow wanted, Past answer) {
        if (row.filter(wanted::equals).isEmpty()) {
            return;
        }
        reading = false;
        past.set(answer);
        // The rows that failed come with the runs, not with the check's standing.
        describe(wanted.now());
        if (readAgain) {
            readAgain = false;
            read(wanted);
        }
    }

    void retry() {
        past.set(new Past.Loading());
        row.ifPresent(this::read);
    }

    void run() {
        row.ifPresent(shown -> desk.run(Set.of(shown.id())));
    }

    ReadOnlyObjectProperty<Optional<Detail>> detail() {
        return detail.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Past> past() {
        return past.getReadOnlyProperty();
    }

    ZoneId zone() {
        return zone;
    }
}
