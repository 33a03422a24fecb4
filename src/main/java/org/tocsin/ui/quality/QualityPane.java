package org.tocsin.ui.quality;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.Desk;
import org.tocsin.engine.QualityDesk;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.FxInbox;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.SaveAs;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Trouble;

/** Scorecards and how columns changed, two sheets of the Trends place. Used on the UI thread. */
public final class QualityPane implements AutoCloseable {
    private static final String GROUP = "Trends";

    private final Engine engine;
    private final Around around;
    private final Consumer<CheckId> check;
    private final ScorecardViewModel scorecards;
    private final DriftViewModel drifts;
    private final ScorecardSheet scorecardSheet;
    private final DriftSheet driftSheet;
    private final Desk.Subscription following;

    /**
     * What it shows.
     *
     * @param playbook the rules in force
     * @param listening listens until closed, as {@link Desk#listen} does
     */
    public record Engine(
            QualityDesk quality,
            Supplier<Playbook> playbook,
            Function<Consumer<Desk.Event>, Desk.Subscription> listening) {}

    /**
     * @param saveAs asks where files go
     */
    public record Around(Threads threads, Notes notes, SaveAs saveAs) {}

    /** The sheets there are. */
    public enum Sheet {
        SCORECARD,
        DRIFT
    }

    private interface Writing {
        void to(Path file);
    }

    /**
     * @param check shows a check
     */
    public QualityPane(Engine engine, Around around, Consumer<CheckId> check) {
        this.engine = engine;
        this.around = around;
        this.check = check;
        scorecards = new ScorecardViewModel(engine.quality(), around.threads());
        drifts = new DriftViewModel(engine.quality(), around.threads());
        scorecardSheet =
                new ScorecardSheet(
                        scorecards,
                        new ScorecardDetail.Checks(this::name, check),
                        () -> export(Sheet.SCORECARD));
        driftSheet = new DriftSheet(drifts, this::showSchemaCheck, () -> export(Sheet.DRIFT));
        for (var root : List.of(scorecardSheet.root(), driftSheet.root())) {
            root.getStyleClass().add("quality");
            root.getStylesheets().add("/styles/quality.css");
        }
        Consumer<Desk.Event> inbox = new FxInbox<>(around.threads().ui(), this::follow);
        following = engine.listening().apply(inbox);
    }

    private void follow(List<Desk.Event> events) {
        if (events.stream().anyMatch(Desk.Event.Ran.class::isInstance)) {
            scorecards.changed();
            drifts.changed();
        }
    }

    /** A sheet, read anew; the other one rests. */
    public Parent open(Sheet sheet) {
        return switch (sheet) {
            case SCORECARD -> {
                drifts.close();
                scorecards.open();
                yield scorecardSheet.root();
            }
            case DRIFT -> {
                scorecards.close();
                drifts.open();
                yield driftSheet.root();
            }
        };
    }

    /** Nobody looks at either any more. */
    public void rest() {
        scorecards.close();
        drifts.close();
    }

    /** What can be done on a sheet, besides what every place can do. */
    public List<Action> actions(Sheet sheet) {
        var csv = act("csv", "Export values (CSV)", "", () -> export(sheet));
        return switch (sheet) {
            case SCORECARD ->
                    List.of(
                            act("earlier", "A week earlier", "h", () -> scorecards.week(-1)),
                            act("later", "A week later", "l", () -> scorecards.week(1)),
                            act("newest", "The newest week", "0", scorecards::newest),
                            act("list", "To the table", "/", scorecardSheet::focus),
                            csv);
            case DRIFT -> List.of(act("list", "To the table", "/", driftSheet::focus), csv);
        };
    }

    private static Action act(String id, String title, String keys, Runnable run) {
        return Action.of("quality." + id, title, GROUP, run).withKeys(keys);
    }

    private String name(CheckId id) {
        return engine.playbook()
                .get()
                .check(id)
                .map(each -> each.title().name())
                .orElse(id.value());
    }

    /** The check that looks at the columns, else any of the data set. */
    private void showSchemaCheck(DataSet dataSet) {
        var own =
                engine.playbook().get().checks().stream()
                        .filter(each -> each.measure().dataSet().equals(dataSet.id()))
                        .toList();
        own.stream()
                .filter(each -> each.measure().formula() instanceof Formula.Schema)
                .findFirst()
                .or(() -> own.stream().findFirst())
                .map(Check::id)
                .ifPresent(check);
    }

    private void export(Sheet sheet) {
        switch (sheet) {
            case SCORECARD -> {
                if (scorecards.state().get() instanceof ScorecardViewModel.State.Shown it) {
                    write(
                            scorecardSheet.root(),
                            "scorecard-%s.csv".formatted(it.days().to()),
                            file -> CsvFile.scorecards(it.cards(), file));
                }
            }
            case DRIFT -> {
                if (drifts.state().get() instanceof DriftViewModel.State.Shown it) {
                    var rows = it.rows(drifts.only().get());
                    write(driftSheet.root(), "drift.csv", file -> CsvFile.drifts(rows, file));
                }
            }
        }
    }

    private void write(Node sheet, String name, Writing writing) {
        Optional<Path> file = around.saveAs().choose(sheet.getScene().getWindow(), name);
        file.ifPresent(chosen ->
                around.threads()
                        .background()
                        .execute(() -> {
                            try {
                                writing.to(chosen);
                                tell(() ->
                                        around.notes().said("Written to " + chosen.getFileName()));
                            } catch (RuntimeException fault) {
                                var trouble =
                                        new Trouble(
                                                "The file could not be written.",
                                                chosen + ": " + fault.getMessage(),
                                                "Choose another folder.");
                                tell(() -> around.notes().trouble(trouble));
                            }
                        }));
    }

    private void tell(Runnable words) {
        around.threads().ui().execute(words);
    }

    @Override
    public void close() {
        following.close();
    }
}
