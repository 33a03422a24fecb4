package org.tocsin.app;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.tocsin.cli.Refused;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Surroundings;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.oncall.Shift;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.SeverityGuide;
import org.tocsin.domain.response.Directory;
import org.tocsin.engine.Ids;
import org.tocsin.engine.LiveDesk;
import org.tocsin.engine.Rules;
import org.tocsin.engine.Shell;
import org.tocsin.engine.SourcePool;
import org.tocsin.source.Sources;
import org.tocsin.store.Opened;
import org.tocsin.store.Store;
import org.tocsin.workspace.Folders;
import org.tocsin.workspace.Workspace;

/** The one place where the graph of objects is built. */
final class Wiring {
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
        var site = Site.of(workspace);
        var store = open(workspace);
        var shell = new Shell(clock, Ids.TIME_ORDERED, holder());
        var rules = new Rules(site.playbook(), pool(site));
        return new LiveDesk(rules, store, shell, me());
    }

    /** Under what incidents of a playbook run, as it is now. */
    static Terms terms(Playbook playbook) {
        var time = playbook.conduct().time();
        var calendar = time.calendar(HolidaySource.NONE);
        return new Terms(
                playbook.severities().stream().map(SeverityGuide::severity).toList(),
                playbook.response().rules(),
                playbook.response().guides(),
                new Surroundings() {
                    @Override
                    public Instant after(Instant from, Span span) {
                        return calendar.after(from, span);
                    }

                    @Override
                    public Instant working(Instant at) {
                        return calendar.nextWorking(at);
                    }

                    @Override
                    public List<String> onCall(String schedule, String position, Instant at) {
                        return time.schedule(schedule).stream()
                                .map(team -> team.on(HolidaySource.NONE, time.hours().holidays()))
                                .flatMap(plan -> plan.at(at).stream())
                                .filter(shift -> shift.post().position().equals(position))
                                .map(Shift::person)
                                .toList();
                    }

                    @Override
                    public Directory directory() {
                        return playbook.response().directory();
                    }
                });
    }

    static SourcePool pool(Site site) {
        return new SourcePool(
                site.sources(), spec -> Sources.open(spec, Path.of(""), site.drivers()));
    }

    static Store open(Workspace workspace) {
        return switch (Store.open(workspace.store())) {
            case Opened.Ready(var store) -> store;
            case Opened.TooNew tooNew -> throw new Refused(tooNew.message());
            case Opened.Locked(var message) -> throw new Refused(message);
            case Opened.Unusable(var message) -> throw new Refused(message);
        };
    }

    /** Until somebody says who they are, the account's name. */
    private static Actor.Person me() {
        return new Actor.Person(System.getProperty("user.name", "somebody"));
    }

    private static String holder() {
        return "process " + ProcessHandle.current().pid();
    }
}
