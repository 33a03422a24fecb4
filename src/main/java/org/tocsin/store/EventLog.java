package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.INCIDENT_EVENT;
import static org.tocsin.store.jooq.Tables.INCIDENT_NUMBER;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The log of incidents: only ever added to, every entry tied to the one before by its hash (I-4).
 *
 * <p>What is appended is on the disk when the call returns. All writers, in whatever process, take
 * turns, so that positions have no gaps and whoever has read up to one has missed nothing before.
 */
public final class EventLog {
    /** A sender needs less to choose what goes out, and forces the disk before it does. */
    private static final Duration LINGER = Duration.ofMillis(3);

    private final Sessions sessions;
    private final Changes changes;
    private volatile Predicate<List<Entry>> arrivals = _ -> false;

    EventLog(Sessions sessions, Changes changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    /**
     * Tells a sender of this process of notices as soon as others can read them. The disk is forced
     * after that, so that the sender's own trip to it, before anything goes out, serves both.
     *
     * @param sender is called by whoever appends, with what was appended, and must not wait; says
     *     whether it takes the notices up
     */
    public void onNotices(Predicate<List<Entry>> sender) {
        arrivals = sender;
    }

    /**
     * Adds entries to a stream, all or none.
     *
     * @param expectedVersion the version of the stream's last entry that the writer has seen, 0 to
     *     begin a stream, which also gives it a number
     * @throws StoreException when the disk is full or the store cannot be reached; the entries may
     *     be there nevertheless, and doing the same again then answers with a conflict
     * @throws IllegalArgumentException when a payload is no JSON or too long
     */
    public Appended append(UUID stream, long expectedVersion, List<NewEntry> entries) {
        return append(List.of(new Addition(stream, expectedVersion, entries)));
    }

    /** As {@link #append(UUID, long, List)}, on behalf of a leader. */
    public Appended append(
            UUID stream, long expectedVersion, List<NewEntry> entries, Lease.Held leader) {
        return append(List.of(new Addition(stream, expectedVersion, entries)), leader);
    }

    /** Adds entries to several streams, each of them named once; all or none. */
    public Appended append(List<Addition> additions) {
        return write(additions, OptionalLong.empty());
    }

    /** As {@link #append(List)}, on behalf of a leader. */
    public Appended append(List<Addition> additions, Lease.Held leader) {
        return write(additions, OptionalLong.of(leader.token()));
    }

    private Appended write(List<Addition> additions, OptionalLong token) {
        var kept = kept(additions);
        var writer = new LogWriter(UUID.randomUUID(), kept, token);
        boolean notices = additions.stream().anyMatch(each -> !each.notices().isEmpty());
        var trip = new AtomicLong();
        var taken = new AtomicBoolean();
        var appended =
                sessions.write(
                        writer::write,
                        done -> {
                            trip.set(sessions.nextTrip());
                            taken.set(notices && isTaken(done));
                        });
        if (appended instanceof Appended.Done) {
            sessions.force(trip.get(), taken.get() ? LINGER : Duration.ZERO);
            changes.committed();
        }
        return appended;
    }

    private boolean isTaken(Appended appended) {
        return appended instanceof Appended.Done(var entries) && arrivals.test(entries);
    }

    private static List<Addition> kept(List<Addition> additions) {
        var streams = new HashSet<UUID>();
        for (var addition : additions) {
            if (!streams.add(addition.stream())) {
                throw new IllegalArgumentException(
                        "Stream %s is named twice".formatted(addition.stream()));
            }
        }
        return additions.stream()
                .map(a ->
                        new Addition(
                                a.stream(),
                                a.expectedVersion(),
                                a.entries().stream().map(Chain::kept).toList(),
                                a.notices()))
                .toList();
    }

    /** All entries of a stream, the first first; none of a stream that never began. */
    public List<Entry> read(UUID stream) {
        return sessions.read(db ->
                db.select(LogRows.FIELDS)
                        .from(INCIDENT_EVENT)
                        .where(INCIDENT_EVENT.STREAM.eq(stream))
                        .orderBy(INCIDENT_EVENT.VERSION)
                        .fetch(LogRows::entry));
    }

    /**
     * The entries of all streams after a position, in the order in which they were written.
     *
     * @param position the last one that the reader has, 0 for none
     * @param limit the most to read at once
     */
    public List<Entry> readSince(long position, int limit) {
        return sessions.read(db ->
                db.select(LogRows.FIELDS)
                        .from(INCIDENT_EVENT)
                        .where(INCIDENT_EVENT.POSITION.gt(position))
                        .orderBy(INCIDENT_EVENT.POSITION)
                        .limit(limit)
                        .fetch(LogRows::entry));
    }

    /** The position of the newest entry; 0 in an empty log. */
    public long lastPosition() {
        return sessions.read(db -> LogRows.head(db).position());
    }

    /** The short number of a stream: 1 for the first that began, and so on. */
    public OptionalLong number(UUID stream) {
        return sessions.read(db ->
                db.select(INCIDENT_NUMBER.NUMBER)
                        .from(INCIDENT_NUMBER)
                        .where(INCIDENT_NUMBER.STREAM.eq(stream))
                        .fetchOptional(INCIDENT_NUMBER.NUMBER)
                        .map(OptionalLong::of)
                        .orElseGet(OptionalLong::empty));
    }

    /** The stream with a short number. */
    public Optional<UUID> stream(long number) {
        return sessions.read(db ->
                db.select(INCIDENT_NUMBER.STREAM)
                        .from(INCIDENT_NUMBER)
                        .where(INCIDENT_NUMBER.NUMBER.eq(number))
                        .fetchOptional(INCIDENT_NUMBER.STREAM));
    }

    /** Where every stream stands, the one written to last at the end. */
    public List<StreamHead> heads() {
        return sessions.read(EventLog::heads);
    }

    private static List<StreamHead> heads(DSLContext db) {
        var last =
                db.select(INCIDENT_EVENT.STREAM, DSL.max(INCIDENT_EVENT.POSITION).as("newest"))
                        .from(INCIDENT_EVENT)
                        .groupBy(INCIDENT_EVENT.STREAM)
                        .asTable("last");
        return db.select(
                        INCIDENT_EVENT.STREAM,
                        INCIDENT_NUMBER.NUMBER,
                        INCIDENT_EVENT.VERSION,
                        INCIDENT_EVENT.POSITION,
                        INCIDENT_EVENT.OCCURRED_AT)
                .from(last)
                .join(INCIDENT_EVENT)
                .on(INCIDENT_EVENT.POSITION.eq(last.field("newest", Long.class)))
                .join(INCIDENT_NUMBER)
                .on(INCIDENT_NUMBER.STREAM.eq(INCIDENT_EVENT.STREAM))
                .orderBy(INCIDENT_EVENT.POSITION)
                .fetch(row ->
                        new StreamHead(
                                row.value1(),
                                row.value2(),
                                new Entry.Place(row.value3(), row.value4()),
                                row.value5()));
    }

    /** Looks at every entry; takes time in proportion, and the same memory for any length. */
    public Audit verify() {
        return new LogAudit(sessions).verify();
    }
}
