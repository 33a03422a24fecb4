package org.tocsin.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.tocsin.cli.Refused;
import org.tocsin.cli.SecretCommand;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.Adjusting;
import org.tocsin.engine.Drill;
import org.tocsin.engine.Ids;
import org.tocsin.engine.InForce;
import org.tocsin.engine.LiveDesk;
import org.tocsin.engine.LiveIncidents;
import org.tocsin.engine.LiveReviews;
import org.tocsin.engine.LiveRota;
import org.tocsin.engine.QuietDesk;
import org.tocsin.engine.ReportMatter;
import org.tocsin.engine.ReviewDesk;
import org.tocsin.engine.ReviewPapers;
import org.tocsin.engine.Rules;
import org.tocsin.engine.Shell;
import org.tocsin.engine.SourcePool;
import org.tocsin.engine.TeamSurroundings;
import org.tocsin.holidays.TeamHolidays;
import org.tocsin.notify.Channels;
import org.tocsin.notify.desktop.Screen;
import org.tocsin.notify.web.Network;
import org.tocsin.report.review.Papers;
import org.tocsin.secret.HeldSecrets;
import org.tocsin.secret.PlatformKeyring;
import org.tocsin.secret.RedactedLog;
import org.tocsin.secret.Redaction;
import org.tocsin.secret.SecretStore;
import org.tocsin.secret.Secrets;
import org.tocsin.source.Sources;
import org.tocsin.store.Opened;
import org.tocsin.store.Retention;
import org.tocsin.store.Store;
import org.tocsin.workspace.AtomicFile;
import org.tocsin.workspace.Folders;
import org.tocsin.workspace.Setting;
import org.tocsin.workspace.UserSettings;
import org.tocsin.workspace.Workspace;

/** The one place where the graph of objects is built. */
final class Wiring {
    /**
     * The id of a person of the playbook, such as {@code me=ada} in {@code settings.properties}.
     */
    static final Setting<String> ME = Setting.text("me", "");

    private final Folders folders;
    private final InstantSource clock;

    Wiring(Folders folders, InstantSource clock) {
        this.folders = folders;
        this.clock = clock;
    }

    /** As this user and this machine have it. */
    static Wiring ofSystem() {
        var folders =
                Folders.of(
                        System.getenv(),
                        System.getProperty("os.name"),
                        Path.of(System.getProperty("user.home")));
        return new Wiring(folders, InstantSource.system());
    }

    InstantSource clock() {
        return clock;
    }

    Folders folders() {
        return folders;
    }

    /** The engine of a workspace, not yet started; closing it closes the store and the sources. */
    LiveDesk desk(Workspace workspace) {
        return desk(workspace, Site.of(workspace));
    }

    /** The same, by rules that have been read already. */
    LiveDesk desk(Workspace workspace, Site site) {
        var store = open(workspace);
        var desk = desk(site, store);
        keepReports(desk, site, store, workspace);
        workspace
                .file()
                .upkeep()
                .door()
                .ifPresent(door -> {
                    var secrets = secrets(site);
                    RunDoor.beside(desk, door.port(), () -> secrets.find(door.token()), clock);
                });
        return desk;
    }

    private void keepReports(LiveDesk desk, Site site, Store store, Workspace workspace) {
        var playbook = site.playbook();
        var copies =
                new ReportCopies(
                        workspace.folder(),
                        playbook,
                        playbook.time().calendar(new TeamHolidays()),
                        () -> new ReportMatter(playbook, store, desk.incidents(), desk.rota()));
        copies.start(clock);
        desk.goesWith(copies);
    }

    /** The same, of a store that is open already. */
    LiveDesk desk(Site site, Store store) {
        var rules = new Rules(site.playbook(), pool(site));
        return new LiveDesk(rules, store, shell(), me(), new TeamHolidays());
    }

    /** What a drill takes from the outside: the time, and nothing that leads anywhere. */
    Drill.Around drilled() {
        return new Drill.Around(clock, Ids.TIME_ORDERED, me(), new TeamHolidays());
    }

    /** Who is on call in a workspace, as far as its store knows now. */
    LiveRota rota(Store store, Playbook playbook) {
        return new LiveRota(store, playbook, new TeamHolidays(), shell(), me()::name);
    }

    /** The incidents of a workspace for one command: read once, not followed, no clocks kept. */
    LiveIncidents incidents(Store store, Playbook playbook) {
        try (var rota = rota(store, playbook)) {
            var around = new TeamSurroundings(playbook, new TeamHolidays(), rota.overrides());
            var inForce = InForce.of(playbook, around);
            var incidents = new LiveIncidents(store, () -> inForce, shell(), me());
            incidents.catchUp();
            return incidents;
        }
    }

    /** For how long a workspace keeps results. */
    static Retention retention(Workspace workspace) {
        var days = workspace.file().retention();
        return new Retention(
                Duration.ofDays(days.runs()),
                Duration.ofDays(days.samples()),
                Duration.ofDays(days.hours()));
    }

    /** The exceptions to the rules of a playbook, as a store has them. */
    Adjusting adjusting(Store store, Playbook playbook) {
        return new Adjusting(playbook, store.adjustments(), shell(), me().name());
    }

    /** What is quiet in a workspace. */
    QuietDesk quiet(LiveIncidents incidents, Store store, Playbook playbook) {
        return new QuietDesk(incidents, playbook, store, shell());
    }

    /** What is learned from incidents in a workspace, for one command. */
    ReviewDesk reviews(LiveIncidents incidents, Store store, Playbook playbook) {
        return new LiveReviews(store, incidents, playbook, shell());
    }

    /** What puts reviews of a workspace on paper. */
    ReviewPapers papers(Workspace workspace, Site site, ReviewDesk reviews) {
        return new Papers(
                reviews,
                new Papers.Press(
                        Product.NAME,
                        workspace.file().name(),
                        new KnownSecrets(workspace, site, secrets(workspace.secrets()))::blotted,
                        AtomicFile::replace),
                clock);
    }

    /** The same, of a workspace that a window has open. */
    ReviewPapers papers(Workspace workspace, LiveDesk desk) {
        return papers(workspace, Site.of(workspace, desk.playbook()), desk.reviews());
    }

    private Shell shell() {
        return new Shell(clock, Ids.TIME_ORDERED, holder());
    }

    /** Under what incidents of a playbook run, as it is now. */
    static Terms terms(Playbook playbook) {
        return InForce.of(playbook, new TeamSurroundings(playbook, new TeamHolidays())).terms();
    }

    static SourcePool pool(Site site) {
        return new SourcePool(
                site.sources(),
                spec -> Sources.open(spec, Path.of(""), site.drivers(), secrets(site)));
    }

    /** Where a site's passwords are; its encrypted file lies beside the folder of drivers. */
    private static Secrets secrets(Site site) {
        return secrets(site.drivers().resolveSibling("secrets.json"));
    }

    private static Secrets secrets(Path file) {
        var keyring = PlatformKeyring.of(System.getProperty("os.name"));
        var redaction = new Redaction();
        RedactedLog.install(redaction);
        var store =
                new SecretStore(
                        file, () -> HeldSecrets.passphrase(System.getenv(), keyring, redaction));
        return new HeldSecrets(System.getenv(), keyring, store, redaction);
    }

    /** The ways out of a workspace, none of them opened yet. */
    Channels channels(Workspace workspace, Optional<Screen> console) {
        var around =
                new Channels.Surroundings(
                        secrets(workspace.secrets()),
                        Network.ofSystem(clock),
                        workspace.folder(),
                        console);
        return new Channels(workspace.file().channels(), around);
    }

    /** Lets a desk reach the outside as far as its workspace says. */
    void connect(LiveDesk desk, Workspace workspace) {
        var ways = new WorkspaceWays(workspace, each -> channels(each, Optional.empty()), clock);
        desk.goesWith(ways);
        desk.post(posting -> posting.through(ways));
        var hands = new PlatformHands(workspace.folder(), secrets(workspace.secrets()));
        desk.remedy(workspace.file().remediation(), hands);
    }

    /** What {@code tocsin secret} works with. */
    SecretDesk secretDesk() {
        var console = System.console();
        boolean person = console != null && console.isTerminal();
        return new SecretDesk(
                folders.workspace(),
                System.getenv(),
                PlatformKeyring.of(System.getProperty("os.name")),
                person ? Optional.of(SecretCommand.Prompt.ofSystem()) : Optional.empty());
    }

    static Store open(Workspace workspace) {
        return switch (Store.open(workspace.store())) {
            case Opened.Ready(var store) -> store;
            case Opened.TooNew tooNew -> throw new Refused(tooNew.message());
            case Opened.Locked(var message) -> throw new Refused(message);
            case Opened.Unusable(var message) -> throw new Refused(message);
        };
    }

    /**
     * Who the person at this console is: what the user's settings say under {@link #ME}, else the
     * account's name.
     */
    Actor.Person me() {
        var said = UserSettings.load(folders.settings()).get(ME).strip();
        return new Actor.Person(
                said.isEmpty() ? System.getProperty("user.name", "somebody") : said);
    }

    private static String holder() {
        return "process " + ProcessHandle.current().pid();
    }
}
