package org.tocsin.store;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jooq.SQLDialect;

/**
 * What the workspace remembers. Safe to use from any thread; a call blocks, is never cut short by
 * an interrupt, and carries on by itself when the process that hosts the shared file dies.
 */
public final class Store implements AutoCloseable {
    private static final AtomicInteger IN_MEMORY = new AtomicInteger();

    static {
        H2File.stayOnLoopback();
    }

    private final Sessions sessions;
    private final Changes changes;
    private final RunStore runs;
    private final PointStore points;
    private final SchemaStore schemas;
    private final FactStore facts;
    private final Lease lease;
    private final EventLog log;
    private final Rulebooks rulebooks;
    private final ReportNotices reportNotices;
    private final OverrideStore overrides;
    private final PublishedShifts publishedShifts;
    private final AdjustmentStore adjustments;
    private final NoticeStore notices;
    private final SilenceStore silences;
    private final DecisionStore decisions;
    private final NoticeHistory noticeHistory;
    private final Traces traces;
    private final ReviewStore reviews;
    private final ActionStore actions;
    private final DeploymentStore deployments;

    private Store(Sessions sessions) {
        var names = new Names();
        this.sessions = sessions;
        this.changes = new Changes(sessions);
        this.runs = new RunStore(sessions, changes, names);
        this.points = new PointStore(sessions, changes, names);
        this.schemas = new SchemaStore(sessions, changes);
        this.facts = new FactStore(sessions, changes);
        this.lease = new Lease(sessions, changes);
        this.log = new EventLog(sessions, changes);
        this.rulebooks = new Rulebooks(sessions, changes);
        this.reportNotices = new ReportNotices(sessions, changes);
        this.overrides = new OverrideStore(sessions, changes);
        this.publishedShifts = new PublishedShifts(sessions, changes);
        this.adjustments = new AdjustmentStore(sessions, changes);
        this.notices = new NoticeStore(sessions, changes);
        this.silences = new SilenceStore(sessions, changes);
        this.decisions = new DecisionStore(sessions);
        this.noticeHistory = new NoticeHistory(sessions);
        this.traces = new Traces(sessions, names);
        this.reviews = new ReviewStore(sessions, changes);
        this.actions = new ActionStore(sessions, changes);
        this.deployments = new DeploymentStore(sessions, changes);
    }

    /**
     * Opens a file, shared with whatever other process has it open, and brings its tables up to
     * date. The folder must be there; the file need not be. Whoever can read the folder can read
     * the store: it is for its owner to be the only one.
     *
     * @param file with or without H2's suffix {@code .mv.db}
     */
    public static Opened open(Path file) {
        var place = H2File.at(file);
        var obstacle = place.obstacle();
        if (obstacle.isPresent()) {
            return new Opened.Unusable(obstacle.get());
        }
        var sessions =
                new Sessions(
                        place.source(), SQLDialect.H2, place.path().toString(), Flush.ofFile());
        return open(sessions, Optional.of(place.latch()));
    }

    /** A store of its own that is gone when it is closed. */
    public static Store inMemory() {
        var url = "jdbc:h2:mem:store-%d;DB_CLOSE_DELAY=-1".formatted(IN_MEMORY.incrementAndGet());
        var source = H2File.source(url);
        MemoryTables.into(source);
        return switch (on(source, SQLDialect.H2)) {
            case Opened.Ready(var store) -> store;
            case Opened.TooNew tooNew -> throw new IllegalStateException(tooNew.message());
            case Opened.Locked(var message) -> throw new IllegalStateException(message);
            case Opened.Unusable(var message) -> throw new IllegalStateException(message);
        };
    }

    /** Opens whatever database a source leads to and brings its tables up to date. */
    static Opened on(DataSource source, SQLDialect dialect) {
        return open(
                new Sessions(source, dialect, "database", Flush.byDatabase()), Optional.empty());
    }

    private static Opened open(Sessions sessions, Optional<Path> latch) {
        var opened = tryOpen(sessions, latch);
        if (!(opened instanceof Opened.Ready)) {
            sessions.close();
        }
        return opened;
    }

    private static Opened tryOpen(Sessions sessions, Optional<Path> latch) {
        try {
            int found = Schema.found(sessions);
            if (found > Schema.KNOWN) {
                return new Opened.TooNew(found, Schema.KNOWN);
            }
            if (found < Schema.KNOWN) {
                var failure = sessions.apart(() -> Schema.migrate(sessions, latch));
                if (failure.isPresent()) {
                    return new Opened.Unusable(failure.get());
                }
            }
            sessions.opened();
            return new Opened.Ready(new Store(sessions));
        } catch (StoreException failed) {
            String message = String.valueOf(failed.getMessage());
            return Fault.of(failed) == Fault.LOCKED
                    ? new Opened.Locked(message)
                    : new Opened.Unusable(message);
        }
    }

    public RunStore runs() {
        return runs;
    }

    public PointStore points() {
        return points;
    }

    public SchemaStore schemas() {
        return schemas;
    }

    public FactStore facts() {
        return facts;
    }

    public Changes changes() {
        return changes;
    }

    public Lease lease() {
        return lease;
    }

    public EventLog log() {
        return log;
    }

    public Rulebooks rulebooks() {
        return rulebooks;
    }

    public OverrideStore overrides() {
        return overrides;
    }

    /** Notices that speak of no one incident. */
    public ReportNotices reportNotices() {
        return reportNotices;
    }

    public PublishedShifts publishedShifts() {
        return publishedShifts;
    }

    public AdjustmentStore adjustments() {
        return adjustments;
    }

    /** What is to be told to whom, and what became of it. */
    public NoticeStore notices() {
        return notices;
    }

    public SilenceStore silences() {
        return silences;
    }

    public DecisionStore decisions() {
        return decisions;
    }

    public NoticeHistory noticeHistory() {
        return noticeHistory;
    }

    public Traces traces() {
        return traces;
    }

    public ReviewStore reviews() {
        return reviews;
    }

    public ActionStore actions() {
        return actions;
    }

    public DeploymentStore deployments() {
        return deployments;
    }

    /** Lets go of what is old, when asked to. */
    public Sweeper sweeper(Retention retention, InstantSource clock) {
        return new Sweeper(sessions, facts, retention, clock);
    }

    /**
     * Copies the store, as it is at one moment, into a file that is not there yet; others may go on
     * reading and writing. The incident log is verified first.
     */
    public Copied backup(Path file, Instant now) {
        return Backup.write(sessions, file, now, log.verify());
    }

    /** Writes everything that the store holds as it is at one moment, for other programs. */
    public Exported export(Path file, Instant now) {
        return Export.write(sessions, file, now);
    }

    /** Stops followers, waits for work under way and closes the file. */
    @Override
    public void close() {
        changes.close();
        sessions.close();
    }
}
