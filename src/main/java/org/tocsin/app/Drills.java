package org.tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.cli.DrillCommand;
import org.tocsin.cli.DrillCommand.Order;
import org.tocsin.cli.DrillCommand.Place;
import org.tocsin.cli.DrillCommand.Played;
import org.tocsin.cli.DrillCommand.Score;
import org.tocsin.cli.Refused;
import org.tocsin.domain.drill.PastIncident;
import org.tocsin.domain.drill.Scenario;
import org.tocsin.domain.drill.ScoreSheet;
import org.tocsin.domain.drill.ScoreWords;
import org.tocsin.domain.drill.Staged;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.incident.Simulation;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.Drill;
import org.tocsin.engine.DrillStore;
import org.tocsin.engine.TeamSurroundings;
import org.tocsin.holidays.TeamHolidays;
import org.tocsin.playbook.PlaybookReader;
import org.tocsin.playbook.Script;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.store.Store;
import org.tocsin.workspace.PlaybookChoice;
import org.tocsin.workspace.Workspace;

/** Holds drills, and finds those that were held. */
record Drills(Wiring wiring) implements DrillCommand.Hall {
    /** Of a drill that is over at once, and never waits. */
    private static final int AT_ONCE = 1;

    /** A workspace's rules, with what can be drilled under them. */
    record Book(Playbook playbook, List<Scenario> scenarios) {
        Book {
            scenarios = List.copyOf(scenarios);
        }
    }

    // From the shell

    @Override
    public List<Scenario> scenarios(Place place) {
        return book(place).scenarios();
    }

    @Override
    public List<DrillCommand.Past> past(Place place) {
        return DrillFolders.of(folder(place)).all().stream()
                .map(folder -> new DrillCommand.Past(folder, DrillFolders.staged(folder)))
                .toList();
    }

    @Override
    public Played play(Place place, Order order) {
        var workspace = Site.open(folder(place));
        var book = book(place);
        var scenario =
                switch (order.what()) {
                    case DrillCommand.OfScenario(var id) -> find(book, id);
                    case DrillCommand.OfIncident(var number) ->
                            again(workspace, book.playbook(), number);
                };
        var begin =
                order.at()
                        .or(() -> order.script().map(Script::begins))
                        .orElseGet(() -> begin(book.playbook(), scenario));
        var staged = staged(book.playbook(), scenario, begin, AT_ONCE, order.people());
        var folder = make(workspace, book.playbook(), staged);
        try (var drill = open(workspace, folder, book.playbook(), staged)) {
            var acts = order.script().map(script -> acts(script, begin, book.playbook()));
            var refusals = drill.play(acts.orElse(List.of()), staged.last());
            return new Played(folder, keep(folder, drill), refusals);
        }
    }

    /** What people do, moved to where the drill begins. */
    private static List<Simulation.Step> acts(Script script, Instant begin, Playbook playbook) {
        var by = Duration.between(script.begins(), begin);
        return script.steps(playbook.response().categories()).stream()
                .map(step -> new Simulation.Step(step.at().plus(by), step.by(), step.doing()))
                .toList();
    }

    @Override
    public Score score(Place place, Path folder) {
        if (!DrillFolders.isDrill(folder)) {
            throw new Refused(
                    "%s holds no drill; tocsin drill list names those that were held"
                            .formatted(folder));
        }
        try (var store = DrillFolders.open(folder)) {
            var staged =
                    new DrillStore(store)
                            .staged()
                            .orElseThrow(() ->
                                    new Refused(
                                            folder
                                                    + ": a newer version of the program held this"
                                                    + " drill; use that one"));
            var playbook = rules(place, staged.staging().playbook());
            return score(store, staged, playbook);
        }
    }

    /** Checklists are the playbook's as it is now; clocks are those that the drill froze. */
    private Playbook rules(Place place, String wanted) {
        if (place.playbook().isEmpty() && ShippedPlaybooks.names().contains(wanted)) {
            var own = Optional.of(folder(place)).filter(Files::isDirectory);
            return own.map(each -> book(place).playbook())
                    .filter(playbook -> playbook.header().name().equals(wanted))
                    .orElseGet(() -> Site.playbook(wanted));
        }
        return book(place).playbook();
    }

    private Path folder(Place place) {
        return place.workspace().orElseGet(() -> wiring.folders().workspace());
    }

    private Book book(Place place) {
        return place.playbook()
                .map(name ->
                        book(
                                name,
                                ShippedPlaybooks.read(name)
                                        .orElseGet(() -> PlaybookReader.read(Path.of(name)))))
                .orElseGet(() -> book(Site.open(folder(place))));
    }

    // For both

    static Book book(Workspace workspace) {
        return switch (workspace.playbook()) {
            case PlaybookChoice.Shipped(var name) ->
                    book(
                            name,
                            ShippedPlaybooks.read(name)
                                    .orElseThrow(
                                            () -> new Refused(ShippedPlaybooks.unknown(name))));
            case PlaybookChoice.Own _ -> {
                var folder = workspace.playbookFolder().orElseThrow();
                yield book(folder.toString(), PlaybookReader.read(folder));
            }
        };
    }

    private static Book book(String name, PlaybookReader.Reading reading) {
        var playbook =
                reading.playbook()
                        .orElseThrow(() ->
                                new Refused(
                                        "playbook %s cannot be read: %s; tocsin playbook lint lists all"
                                                .formatted(
                                                        name,
                                                        reading.problems().stream()
                                                                .findFirst()
                                                                .map(Object::toString)
                                                                .orElse("it is empty"))));
        return new Book(playbook, reading.drills());
    }

    private static Scenario find(Book book, String id) {
        return book.scenarios().stream()
                .filter(scenario -> scenario.named().id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new Refused(
                                "there is no scenario \"%s\"; there %s"
                                        .formatted(
                                                id,
                                                book.scenarios().isEmpty()
                                                        ? "are none in this playbook"
                                                        : "is "
                                                                + String.join(
                                                                        ", ",
                                                                        book.scenarios().stream()
                                                                                .map(each ->
                                                                                        each.named()
                                                                                                .id())
                                                                                .toList()))));
    }

    /** What happened in an incident of a workspace. Reads its store and leaves it as it is. */
    private Scenario again(Workspace workspace, Playbook playbook, long number) {
        try (var store = Wiring.open(workspace)) {
            var incidents = wiring.incidents(store, playbook);
            return incidents.incidents().stream()
                    .filter(each -> each.id().number() == number)
                    .findFirst()
                    .map(each -> PastIncident.scenario(number, incidents.log(each.id().uuid())))
                    .orElseThrow(() ->
                            new Refused(
                                    "there is no incident %d; tocsin incident list --all names them"
                                            .formatted(number)));
        }
    }

    Instant begin(Playbook playbook, Scenario scenario) {
        return scenario.when()
                .from(
                        wiring.clock().instant(),
                        playbook.header().zone(),
                        new TeamSurroundings(playbook, new TeamHolidays()));
    }

    Staged staged(
            Playbook playbook, Scenario scenario, Instant begin, int speed, List<String> people) {
        return new Staged(
                scenario.named(),
                scenario.plot(),
                new Staged.Staging(
                        playbook.header().name(), begin, wiring.clock().instant(), speed, people),
                Optional.empty());
    }

    Path make(Workspace workspace, Playbook playbook, Staged staged) {
        return DrillFolders.of(workspace.folder())
                .make(staged.staging().held(), playbook.header().zone(), staged.named().id());
    }

    /** A drill that stands; of the workspace it takes the rota's changes, and nothing else. */
    Drill open(Workspace workspace, Path folder, Playbook playbook, Staged staged) {
        note(folder, staged);
        var store = DrillFolders.open(folder);
        try {
            var own = new DrillStore(store);
            if (Files.exists(h2(workspace.store()))) {
                try (var real = Wiring.open(workspace)) {
                    own.copyRota(real, playbook);
                }
            }
            return new Drill(own, playbook, staged, wiring.drilled());
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    private static void note(Path folder, Staged staged) {
        try {
            DrillFolders.note(folder, staged);
        } catch (IOException fault) {
            throw new Refused(
                    "%s cannot be written: %s; check the disk and its permissions"
                            .formatted(folder, fault.getMessage()));
        }
    }

    private static Path h2(Path store) {
        return store.resolveSibling(store.getFileName() + ".mv.db");
    }

    Score score(Store store, Staged staged, Playbook playbook) {
        return words(Drill.score(store, staged, playbook, wiring.drilled()), playbook);
    }

    /** Ends a drill, and writes its score beside its store. */
    static Score keep(Path folder, Drill drill) {
        var score = words(drill.end(), drill.desk().playbook());
        try {
            DrillFolders.note(folder, drill.staged());
            DrillFolders.keep(folder, score.sheet(), score.words());
        } catch (IOException fault) {
            throw new Refused(
                    "%s: the score was not written: %s; tocsin drill score prints it from the drill's store"
                            .formatted(folder, fault.getMessage()));
        }
        return score;
    }

    private static Score words(ScoreSheet sheet, Playbook playbook) {
        var names =
                new Names(
                        playbook.response().directory(),
                        playbook.response().guides(),
                        id -> number(sheet, id));
        return new Score(sheet, ScoreWords.document(sheet, names, playbook.header().zone()));
    }

    private static String number(ScoreSheet sheet, UUID id) {
        return sheet.responses().stream()
                .filter(each -> each.incident().id().uuid().equals(id))
                .map(each -> "#%d".formatted(each.incident().id().number()))
                .findFirst()
                .orElseGet(() -> id.toString().toLowerCase(Locale.ROOT));
    }
}
