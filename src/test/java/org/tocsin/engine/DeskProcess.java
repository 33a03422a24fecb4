package org.tocsin.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import org.tocsin.Child;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Running.Missed;
import org.tocsin.domain.check.Running.Retry;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.store.Opened;
import org.tocsin.store.Store;

/** A process of its own that runs a check every second until it is killed. */
final class DeskProcess {
    static final Duration EVERY = Duration.ofSeconds(1);

    private DeskProcess() {}

    /** Says a line once it has opened the store. */
    static Child on(Path file) throws IOException {
        return Child.of(DeskProcess.class, file);
    }

    public static void main(String[] args) throws InterruptedException {
        var store = ((Opened.Ready) Store.open(Path.of(args[0]))).store();
        var check = DueTest.running("rows", new Schedule.Every(EVERY), Missed.EACH, Retry.NONE);
        var playbook = Fixtures.playbook(check);
        var source = new Fixtures.FakeSource();
        var today = LocalDate.ofInstant(Instant.now(), Fixtures.UTC);
        source.day(today.toString(), Fixtures.COUNT, 9);
        source.day(today.plusDays(1).toString(), Fixtures.COUNT, 9);
        var pool = new SourcePool(playbook.inputs().sources(), _ -> source);
        var holder = "process " + ProcessHandle.current().pid();
        var desk =
                new LiveDesk(
                        new Rules(playbook, pool),
                        store,
                        new Shell(InstantSource.system(), Ids.TIME_ORDERED, holder),
                        new Actor.Person("ada"),
                        HolidaySource.NONE);
        desk.start();
        System.out.println("open");
        new CountDownLatch(1).await();
    }
}
