package org.tocsin.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.store.RunStore;
import org.tocsin.store.StoreException;

/**
 * Holds what checks found against the incidents, while this process leads. What hinders it is tried
 * again, and told once.
 */
final class Comparing {
    private final RunStore runs;
    private final String playbook;
    private final Present present;
    private final Around around;
    private volatile boolean hindered;
    private volatile boolean behind;

    /** Whether runs were kept that are held against the incidents once nothing is under way. */
    private final AtomicBoolean unheld = new AtomicBoolean();

    /**
     * @param leads whether this process does
     * @param look is shown runs, to open and close incidents
     * @param trouble is told what hinders it, for people
     */
    record Around(BooleanSupplier leads, Consumer<List<CheckRun>> look, Consumer<String> trouble) {}

    /**
     * @param playbook by name, whose runs these are
     */
    Comparing(RunStore runs, String playbook, Present present, Around around) {
        this.runs = runs;
        this.playbook = playbook;
        this.present = present;
        this.around = around;
    }

    /** There is something to compare when nothing is under way any more. */
    void owe() {
        unheld.set(true);
    }

    /** Nothing is under way. */
    void idle() {
        if (unheld.getAndSet(false)) {
            Thread.startVirtualThread(this::compare);
        }
    }

    /**
     * Holds the newest runs against the incidents, once nothing is under way: so a run that was
     * kept just before a crash is not lost, and of days that are caught up only the last one
     * counts.
     */
    private void compare() {
        if (around.leads().getAsBoolean()) {
            look(() -> runs.latest(playbook).stream().filter(present::counts).toList());
        }
    }

    /** What could not be looked at is looked at now, if it can be. */
    void round() {
        if (behind && around.leads().getAsBoolean()) {
            compare();
        }
    }

    void look(Supplier<List<CheckRun>> found) {
        // Without a lease nothing is opened: as after a sleep, until the next heartbeat.
        behind = !around.leads().getAsBoolean();
        attempt(() -> around.look().accept(found.get()));
    }

    void attempt(Runnable attempt) {
        try {
            attempt.run();
            hindered = false;
        } catch (StoreException.Closed _) {
            // The next one who leads compares anew.
            return;
        } catch (RuntimeException fault) {
            System.getLogger(Comparing.class.getName())
                    .log(System.Logger.Level.ERROR, "opening incidents", fault);
            unheld.set(true);
            // It is tried again every second, and told once.
            if (!hindered) {
                around.trouble()
                        .accept(
                                "What checks found could not become incidents: "
                                        + fault.getMessage());
            }
            hindered = true;
        }
    }
}
