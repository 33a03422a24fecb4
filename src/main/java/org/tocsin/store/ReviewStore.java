package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.REVIEW_ASIDE;
import static org.tocsin.store.jooq.Tables.REVIEW_PAST;
import static org.tocsin.store.jooq.Tables.REVIEW_SECTION;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.tocsin.domain.review.Aside;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Kept;
import org.tocsin.domain.review.Review;
import org.tocsin.domain.review.Saving;
import org.tocsin.domain.review.Section;
import org.tocsin.store.jooq.tables.records.ReviewSectionRecord;

/**
 * The sections of reviews (M-2). A save names what its author had seen; where somebody else was
 * quicker nothing is overwritten, and what was handed in is kept aside. What was saved is on the
 * disk when the call returns, so that a kill of the process loses nothing that was shown as saved.
 */
public final class ReviewStore {
    /** Saves of one author within this time of each other are one entry of the history. */
    public static final Duration ONE_SITTING = Duration.ofMinutes(10);

    private final Sessions sessions;
    private final Changes changes;

    ReviewStore(Sessions sessions, Changes changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    /** As it is now; empty when nobody has written on it. */
    public Review find(UUID incident) {
        return sessions.read(db ->
                Review.of(
                        incident,
                        db
                                .selectFrom(REVIEW_SECTION)
                                .where(REVIEW_SECTION.INCIDENT.eq(incident))
                                .fetch()
                                .stream()
                                .flatMap(row -> kept(row).stream())
                                .toList()));
    }

    /** Every review on which somebody has written. */
    public Map<UUID, Review> all() {
        return sessions.read(db -> {
            var found = new LinkedHashMap<UUID, List<Kept>>();
            db.selectFrom(REVIEW_SECTION)
                    .fetch()
                    .forEach(row ->
                            kept(row)
                                    .ifPresent(each ->
                                            found.computeIfAbsent(
                                                            row.getIncident(),
                                                            _ -> new ArrayList<>())
                                                    .add(each)));
            var reviews = new LinkedHashMap<UUID, Review>();
            found.forEach((id, sections) -> reviews.put(id, Review.of(id, sections)));
            return Map.copyOf(reviews);
        });
    }

    /** Whose reviews have changed since a number of the change sequence. */
    public Set<UUID> changedSince(long sequence) {
        return sessions.read(db ->
                Set.copyOf(
                        db.selectDistinct(REVIEW_SECTION.INCIDENT)
                                .from(REVIEW_SECTION)
                                .where(REVIEW_SECTION.SEQUENCE.gt(sequence))
                                .fetch(REVIEW_SECTION.INCIDENT)));
    }

    /**
     * Saves a section.
     *
     * @param seen what its author last saw kept of it
     */
    public Saving save(UUID incident, Kept seen, Content content, Kept.Signed by) {
        if (json(content).length() >= Text.LONGEST) {
            return new Saving.Failed(
                    "\"%s\" was not saved: it is longer than %,d characters"
                            .formatted(seen.section().title(), Text.LONGEST));
        }
        var signed = new Kept.Signed(by.author(), micros(by.at()));
        Saving saving =
                sessions.write((db, _) -> {
                    long sequence = Changes.next(db);
                    var now = current(db, incident, seen.section());
                    var decided = Saving.decide(seen, now, content, signed);
                    switch (decided) {
                        case Saving.Saved(var next) -> {
                            write(db, incident, now, next, sequence);
                            settle(db, incident, seen.section(), by.author());
                        }
                        case Saving.Conflict _ -> putAside(db, incident, seen, content, signed);
                        case Saving.Failed _ -> {}
                    }
                    return decided;
                });
        sessions.force();
        changes.committed();
        return saving;
    }

    private static Kept current(DSLContext db, UUID incident, Section section) {
        return db.selectFrom(REVIEW_SECTION)
                .where(of(incident, section))
                .fetchOptional()
                .flatMap(ReviewStore::kept)
                .orElseGet(() -> Kept.empty(section));
    }

    private static Condition of(UUID incident, Section section) {
        return REVIEW_SECTION.INCIDENT.eq(incident).and(REVIEW_SECTION.SECTION.eq(section.id()));
    }

    private static void write(DSLContext db, UUID incident, Kept before, Kept next, long sequence) {
        if (next.version() == before.version()) {
            return;
        }
        if (before.version() > 0 && !isSameSitting(before, next)) {
            remember(db, incident, before);
        }
        var row = new ReviewSectionRecord();
        row.setIncident(incident);
        row.setSection(next.section().id());
        row.setVersion(next.version());
        row.setAuthor(next.by().orElseThrow().author());
        row.setSavedAt(next.by().orElseThrow().at());
        row.setSequence(sequence);
        row.setContent(json(next.content()));
        if (before.version() > 0) {
            db.update(REVIEW_SECTION).set(row).where(of(incident, next.section())).execute();
        } else {
            db.insertInto(REVIEW_SECTION).set(row).execute();
        }
    }

    private static boolean isSameSitting(Kept before, Kept next) {
        var one = before.by().orElseThrow();
        var other = next.by().orElseThrow();
        return one.author().equals(other.author())
                && Duration.between(one.at(), other.at()).compareTo(ONE_SITTING) < 0;
    }

    private static void remember(DSLContext db, UUID incident, Kept past) {
        var by = past.by().orElseThrow();
        db.insertInto(
                        REVIEW_PAST,
                        REVIEW_PAST.INCIDENT,
                        REVIEW_PAST.SECTION,
                        REVIEW_PAST.VERSION,
                        REVIEW_PAST.AUTHOR,
                        REVIEW_PAST.SAVED_AT,
                        REVIEW_PAST.CONTENT)
                .values(
                        incident,
                        past.section().id(),
                        past.version(),
                        by.author(),
                        by.at(),
                        json(past.content()))
                .execute();
    }

    /** What a section has said, the newest last and as it is now. */
    public List<Kept> history(UUID incident, Section section) {
        return sessions.read(db -> {
            var all = new ArrayList<Kept>();
            db.selectFrom(REVIEW_PAST)
                    .where(REVIEW_PAST.INCIDENT.eq(incident))
                    .and(REVIEW_PAST.SECTION.eq(section.id()))
                    .orderBy(REVIEW_PAST.VERSION)
                    .forEach(row ->
                            read(section, row.getContent())
                                    .ifPresent(content ->
                                            all.add(
                                                    new Kept(
                                                            section,
                                                            row.getVersion(),
                                                            Optional.of(
                                                                    new Kept.Signed(
                                                                            row.getAuthor(),
                                                                            row.getSavedAt())),
                                                            content))));
            var now = current(db, incident, section);
            if (now.version() > 0) {
                all.add(now);
            }
            return List.copyOf(all);
        });
    }

    // What was handed in too late

    private static Condition aside(UUID incident, Section section, String author) {
        return REVIEW_ASIDE
                .INCIDENT
                .eq(incident)
                .and(REVIEW_ASIDE.SECTION.eq(section.id()))
                .and(REVIEW_ASIDE.AUTHOR.eq(author));
    }

    private static void settle(DSLContext db, UUID incident, Section section, String author) {
        db.deleteFrom(REVIEW_ASIDE).where(aside(incident, section, author)).execute();
    }

    private static void putAside(
            DSLContext db, UUID incident, Kept seen, Content content, Kept.Signed by) {
        settle(db, incident, seen.section(), by.author());
        db.insertInto(
                        REVIEW_ASIDE,
                        REVIEW_ASIDE.INCIDENT,
                        REVIEW_ASIDE.SECTION,
                        REVIEW_ASIDE.AUTHOR,
                        REVIEW_ASIDE.BASED_ON,
                        REVIEW_ASIDE.SAVED_AT,
                        REVIEW_ASIDE.CONTENT)
                .values(
                        incident,
                        seen.section().id(),
                        by.author(),
                        seen.version(),
                        by.at(),
                        json(content))
                .execute();
    }

    /** What waits to be settled, of everybody. */
    public List<Aside> asides(UUID incident) {
        return sessions.read(db ->
                db
                        .selectFrom(REVIEW_ASIDE)
                        .where(REVIEW_ASIDE.INCIDENT.eq(incident))
                        .orderBy(REVIEW_ASIDE.SECTION, REVIEW_ASIDE.SAVED_AT)
                        .fetch()
                        .stream()
                        .flatMap(row ->
                                Section.of(row.getSection())
                                        .flatMap(section ->
                                                read(section, row.getContent())
                                                        .map(content ->
                                                                new Aside(
                                                                        section,
                                                                        new Kept.Signed(
                                                                                row.getAuthor(),
                                                                                row.getSavedAt()),
                                                                        row.getBasedOn(),
                                                                        content)))
                                        .stream())
                        .toList());
    }

    /** Lets go of what somebody has handed in too late. */
    public void forgetAside(UUID incident, Section section, String author) {
        sessions.write((db, _) -> {
            long sequence = Changes.next(db);
            settle(db, incident, section, author);
            return sequence;
        });
        changes.committed();
    }

    // Rows

    /** One that a newer version of the program wrote is not shown, and not overwritten either. */
    private static Optional<Kept> kept(ReviewSectionRecord row) {
        return Section.of(row.getSection())
                .flatMap(section ->
                        read(section, row.getContent())
                                .map(content ->
                                        new Kept(
                                                section,
                                                row.getVersion(),
                                                Optional.of(
                                                        new Kept.Signed(
                                                                row.getAuthor(), row.getSavedAt())),
                                                content)));
    }

    private static String json(Content content) {
        return Text.fit(RecordJson.members((Record) content).toString(), Text.LONGEST);
    }

    private static Optional<Content> read(Section section, String json) {
        try {
            return Optional.of(RecordJson.read(json, section.empty().getClass()));
        } catch (RecordJson.Unread unread) {
            System.getLogger(ReviewStore.class.getName())
                    .log(System.Logger.Level.WARNING, "section " + section.id(), unread);
            return Optional.empty();
        }
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
