package org.tocsin.app;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.SeverityGuide;
import org.tocsin.domain.response.Category;
import org.tocsin.engine.Desk;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.LiveDesk;
import org.tocsin.engine.NoticeDesk;
import org.tocsin.engine.ReviewPapers;
import org.tocsin.engine.TemplateProofs;
import org.tocsin.ui.checks.ChecksPane;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Density;
import org.tocsin.ui.kit.FxInbox;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.Navigator;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.OpenFile;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.SaveAs;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Trouble;
import org.tocsin.ui.notices.NoticesPane;
import org.tocsin.ui.oncall.OnCallPane;
import org.tocsin.ui.overview.OverviewPane;
import org.tocsin.ui.playbook.PlaybookPane;
import org.tocsin.ui.playbook.Rulebook;
import org.tocsin.ui.quality.QualityPane;
import org.tocsin.ui.reviews.ReviewsPane;
import org.tocsin.ui.trends.TrendsPane;

/**
 * The places of an open workspace. Each is drawn on its first visit, so that the window's first
 * picture waits for none but the one that it shows.
 */
final class Rooms implements AutoCloseable {
    static final String OVERVIEW = "overview";
    static final String CHECKS = "checks";
    static final String TRENDS = "trends";
    static final String REVIEWS = "reviews";
    static final String ON_CALL = "oncall";
    static final String PLAYBOOK = "playbook";
    static final String NOTICES = "notices";

    private final LiveDesk desk;
    private final Kit kit;
    private final Navigator navigator;
    private final Once<ChecksPane> checks;
    private final Once<OverviewPane> overview;
    private final Once<IncidentPlace> incidents;
    private final OnCallNows onCall;
    private final Once<OnCallPane> rota;
    private final Once<TrendsPlace> trends;
    private final Once<ReviewsPane> reviews;
    private final PlaybookPane playbook;
    private final NoticesPane notices;
    private final IntegerProperty open = new SimpleIntegerProperty(this, "open");
    private final Desk.Subscription subscription;

    /** What every place is given. */
    record Kit(
            Threads threads, ObservableValue<Instant> now, ZoneId zone, Notes notes, Look look) {}

    /** What the playbook says to people. */
    record Texts(Supplier<Playbook> playbook) {
        Supplier<List<SeverityGuide>> severities() {
            return () -> playbook.get().severities();
        }

        Supplier<List<Category>> categories() {
            return () -> playbook.get().response().categories();
        }
    }

    Rooms(
            LiveDesk desk,
            Kit kit,
            Navigator navigator,
            Rulebook rulebook,
            Optional<ReviewPapers> papers) {
        this.desk = desk;
        this.kit = kit;
        this.navigator = navigator;
        onCall = new OnCallNows(desk.rota(), kit.now());
        checks = new Once<>(this::makeChecks);
        overview = new Once<>(this::makeOverview);
        incidents =
                new Once<>(() ->
                        new IncidentPlace(
                                desk.incidents(),
                                kit,
                                navigator,
                                new Texts(desk::playbook),
                                new IncidentPlace.Asides(
                                        id -> Told.why(desk.quiet(), desk.incidents(), id),
                                        new RunbookFiles(
                                                rulebook, desk.incidents(), desk.playbook()))));
        rota =
                new Once<>(() ->
                        new OnCallPane(
                                desk.rota(),
                                new OnCallPane.Threads(
                                        kit.threads().background(), kit.threads().ui()),
                                kit.now(),
                                kit.zone()));
        trends = new Once<>(this::makeTrends);
        reviews = new Once<>(() -> makeReviews(papers));
        playbook =
                new PlaybookPane(
                        desk,
                        rulebook,
                        new TemplateProofs(desk.playbook(), desk.incidents()),
                        new PlaybookPane.Around(kit.threads(), kit.now(), kit.zone(), kit.notes()),
                        new PlaybookPane.Links(
                                check -> navigator.open(CHECKS, check.value(), check.value()),
                                () -> navigator.go(IncidentPlace.ID),
                                open::get));
        notices =
                new NoticesPane(
                        new NoticesPane.Engine(
                                desk.notices(),
                                desk.incidents(),
                                new WorkspaceQuiet(desk.quiet(), kit.now()::getValue)),
                        kit.threads(),
                        kit.now(),
                        kit.zone(),
                        id -> IncidentPlace.open(desk.incidents(), navigator, id));
        Consumer<IncidentDesk.Event> inbox =
                new FxInbox<>(kit.threads().ui()::execute, this::follow);
        subscription = desk.incidents().listenIncidents(inbox);
    }

    List<Place> rail() {
        return List.of(
                new Place(OVERVIEW, "Overview", Feather.ACTIVITY, "o", () -> overview.get().view()),
                new Place(
                        IncidentPlace.ID,
                        "Incidents",
                        Feather.ALERT_OCTAGON,
                        "i",
                        () -> incidents.get().view()),
                new Place(CHECKS, "Checks", Feather.CHECK_SQUARE, "c", this::checksView),
                new Place(TRENDS, "Trends", Feather.TRENDING_UP, "t", () -> trends.get().view()),
                new Place(REVIEWS, "Reviews", Feather.AWARD, "r", () -> reviews.get().view()),
                new Place(ON_CALL, "On-call", Feather.PHONE, "a", () -> rota.get().view()),
                new Place(NOTICES, "Notices", Feather.SEND, "n", notices::view),
                new Place(PLAYBOOK, "Playbook", Feather.BOOK, "p", playbook::view));
    }

    /** Begins to follow the playbook's files. */
    void start() {
        playbook.start();
    }

    /** How many problems the playbook's files have. */
    ReadOnlyIntegerProperty problems() {
        return playbook.badge();
    }

    /** How many notices were given up. */
    ReadOnlyIntegerProperty givenUp() {
        return notices.badge();
    }

    /** What waits to be sent, for the status bar; nothing while all is well. */
    ObservableValue<Status.Part> outbox() {
        return notices.status().map(Rooms::words);
    }

    private static Status.Part words(NoticeDesk.Status status) {
        if (status.troubledSince().isPresent()) {
            return new Status.Part(
                    "Offline: " + some(status.waiting(), "notice waits", "notices wait"),
                    Status.Tone.TROUBLE);
        }
        if (status.dead() > 0) {
            return new Status.Part(
                    some(status.dead(), "notice given up", "notices given up"),
                    Status.Tone.TROUBLE);
        }
        return status.waiting() == 0
                ? Status.Part.NONE
                : new Status.Part(
                        some(status.waiting(), "notice waits", "notices wait"), Status.Tone.QUIET);
    }

    private static String some(long count, String one, String many) {
        return "%,d %s".formatted(count, count == 1 ? one : many);
    }

    /** What can be done from every place. */
    List<Action> actions() {
        return List.of(
                Action.of(
                                "incidents.declare",
                                "Declare an incident",
                                "Incidents",
                                () -> incidents.get().declare().perform())
                        .withKeys("Ctrl+D"));
    }

    /** How many incidents are open. */
    IntegerProperty open() {
        return open;
    }

    /** Who is on call, for the status bar. */
    ObservableValue<String> onCall() {
        return onCall.brief();
    }

    private ChecksPane makeChecks() {
        var threads = new ChecksPane.Threads(kit.threads().background(), kit.threads().ui());
        var engine = new ChecksPane.Engine(desk, desk.schedule(), desk.deployments());
        var pane = new ChecksPane(engine, threads, kit.now(), kit.zone());
        share(kit.look().density(), pane.compact());
        return pane;
    }

    /** One height of rows, whether it is changed in the settings or above the table. */
    private static void share(ObjectProperty<Density> density, BooleanProperty compact) {
        compact.set(density.get() == Density.COMPACT);
        density.addListener((_, _, chosen) -> compact.set(chosen == Density.COMPACT));
        compact.addListener((_, _, low) -> density.set(low ? Density.COMPACT : Density.NORMAL));
    }

    private PlaceView checksView() {
        var pane = checks.get();
        var actions =
                pane.actions().stream()
                        .map(action ->
                                Action.of(action.id(), action.title(), "Checks", action.run()))
                        .toList();
        return PlaceView.of(pane.root())
                .withActions(actions)
                .onItem(item -> item.map(CheckId::new).ifPresent(pane::show));
    }

    private TrendsPlace makeTrends() {
        var pane =
                new TrendsPane(
                        desk.trends(),
                        kit.threads(),
                        new TrendsPane.Around(
                                kit.now(), kit.zone(), kit.notes(), SaveAs.ofDesktop()),
                        new TrendsPane.Links(
                                check -> navigator.open(CHECKS, check.value(), check.value()),
                                id -> IncidentPlace.open(desk.incidents(), navigator, id),
                                report -> incidents.get().declare(report)));
        return new TrendsPlace(
                pane,
                new QualityPane(
                        new QualityPane.Engine(
                                desk.trends().quality(), desk::playbook, desk::listen),
                        new QualityPane.Around(kit.threads(), kit.notes(), SaveAs.ofDesktop()),
                        check -> navigator.open(CHECKS, check.value(), check.value())));
    }

    private ReviewsPane makeReviews(Optional<ReviewPapers> papers) {
        var pane =
                new ReviewsPane(
                        new ReviewsPane.Engine(
                                desk.incidents(),
                                desk.reviews(),
                                desk::playbook,
                                (sheet, format, file) ->
                                        ReportDesks.write(
                                                sheet,
                                                desk.playbook().header().name(),
                                                format,
                                                file,
                                                kit.now().getValue())),
                        new ReviewsPane.Around(
                                kit.threads(),
                                kit.now(),
                                kit.zone(),
                                kit.notes(),
                                SaveAs.ofDesktop()),
                        new ReviewsPane.Links(
                                id -> IncidentPlace.open(desk.incidents(), navigator, id)));
        papers.ifPresent(
                kept -> pane.papers(kept, OpenFile.ofDesktop("Bundles of evidence", "*.zip")));
        return pane;
    }

    private OverviewPane makeOverview() {
        return new OverviewPane(
                new OverviewPane.Engine(desk, desk.incidents(), onCall::now),
                kit.threads(),
                kit.now(),
                kit.zone(),
                new OverviewPane.Links(
                        id -> IncidentPlace.open(desk.incidents(), navigator, id),
                        _ -> navigator.go(CHECKS),
                        _ -> navigator.go(CHECKS),
                        () -> navigator.go(IncidentPlace.ID),
                        () -> navigator.go(ON_CALL)));
    }

    private void follow(List<IncidentDesk.Event> events) {
        open.set((int) desk.incidents().incidents().stream().filter(Incident::isOpen).count());
        for (var event : events) {
            switch (event) {
                case IncidentDesk.Event.Changed _ -> {}
                case IncidentDesk.Event.Reconciled(var list) -> tell(list);
            }
        }
    }

    private void tell(IncidentDesk.Reconciliation list) {
        kit.notes()
                .trouble(new Trouble(Reconciled.what(list, kit.zone()), "", Reconciled.then(list)));
    }

    @Override
    public void close() {
        subscription.close();
        onCall.close();
        playbook.close();
        notices.close();
        Stream.of(checks, overview, incidents, rota, trends, reviews)
                .flatMap(each -> each.ifMade().stream())
                .forEach(Rooms::close);
    }

    private static void close(AutoCloseable pane) {
        try {
            pane.close();
        } catch (Exception bug) {
            throw new IllegalStateException(bug);
        }
    }
}
