package org.tocsin.app;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.application.Platform;
import org.tocsin.cli.DrillCommand;
import org.tocsin.domain.drill.PastIncident;
import org.tocsin.domain.drill.Scenario;
import org.tocsin.domain.drill.ScoreDocument;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.response.Person;
import org.tocsin.engine.Drill;
import org.tocsin.engine.LiveDesk;
import org.tocsin.ui.drills.DrillHall;
import org.tocsin.workspace.Workspace;

/** The drills of an open workspace, each in a window of its own. */
final class WorkspaceDrills implements DrillHall, AutoCloseable {
    private static final int MOST = 200;

    private final Drills drills;
    private final Workspace workspace;
    private final LiveDesk desk;
    private final Desktop.Shell shell;
    private final ZoneId zone;
    private final List<DrillWindow> windows = new ArrayList<>();
    private boolean closed;

    WorkspaceDrills(
            Drills drills, Workspace workspace, LiveDesk desk, Desktop.Shell shell, ZoneId zone) {
        this.drills = drills;
        this.workspace = workspace;
        this.desk = desk;
        this.shell = shell;
        this.zone = zone;
    }

    @Override
    public List<Scenario> scenarios() {
        return Drills.book(workspace).scenarios();
    }

    @Override
    public List<Held> held() {
        return DrillFolders.of(workspace.folder()).all().stream()
                .flatMap(folder ->
                        DrillFolders.staged(folder).stream()
                                .map(staged ->
                                        new Held(
                                                folder,
                                                staged.named().title(),
                                                staged.staging().held(),
                                                staged.ending().isPresent())))
                .limit(MOST)
                .toList();
    }

    @Override
    public List<Again> again() {
        return desk.incidents().incidents().reversed().stream()
                .filter(incident -> incident.state() != State.MERGED)
                .limit(MOST)
                .map(incident ->
                        new Again(
                                incident.id().uuid(),
                                incident.id().number(),
                                incident.subject().title(),
                                incident.severity()))
                .toList();
    }

    @Override
    public List<Person> people() {
        return desk.playbook().response().directory().people();
    }

    @Override
    public Scenario scenario(UUID incident) {
        var incidents = desk.incidents();
        long number = incidents.incident(incident).map(found -> found.id().number()).orElse(0L);
        return PastIncident.scenario(number, incidents.log(incident));
    }

    @Override
    public ScoreDocument score(Path folder) {
        var place = new DrillCommand.Place(Optional.of(workspace.folder()), Optional.empty());
        return drills.score(place, folder).words();
    }

    @Override
    public void hold(Order order, Watch watch) {
        shell.work()
                .execute(() -> {
                    try {
                        var begun = begin(order);
                        Platform.runLater(() -> show(begun, watch));
                    } catch (RuntimeException fault) {
                        Platform.runLater(() -> watch.refused(Console.trouble(fault)));
                    }
                });
    }

    private record Begun(Drill drill, Path folder) {}

    private Begun begin(Order order) {
        var playbook = desk.playbook();
        var begin = drills.begin(playbook, order.scenario());
        var staged =
                drills.staged(playbook, order.scenario(), begin, order.speed(), order.people());
        var folder = drills.make(workspace, playbook, staged);
        var drill = drills.open(workspace, folder, playbook, staged);
        try {
            drill.start();
        } catch (RuntimeException failed) {
            drill.close();
            throw failed;
        }
        return new Begun(drill, folder);
    }

    private void show(Begun begun, Watch watch) {
        var windowed = new ArrayList<DrillWindow>();
        var ending =
                new DrillWindow.Ending() {
                    @Override
                    public DrillCommand.Score keep(Drill drill) {
                        return Drills.keep(begun.folder(), drill);
                    }

                    @Override
                    public void gone() {
                        windows.removeAll(windowed);
                        if (!closed) {
                            watch.over();
                        }
                    }
                };
        var window = new DrillWindow(new DrillWindow.Held(begun.drill(), zone, ending), shell);
        windowed.add(window);
        windows.add(window);
        window.show();
        watch.opened();
    }

    /** On the FX thread: with the workspace its drills are left. */
    @Override
    public void close() {
        closed = true;
        List.copyOf(windows).forEach(DrillWindow::close);
    }
}
