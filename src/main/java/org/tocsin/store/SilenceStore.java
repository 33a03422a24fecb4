package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.SILENCE;
import static org.tocsin.store.jooq.Tables.SILENCE_EDIT;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.tocsin.domain.quiet.Matcher;
import org.tocsin.domain.quiet.Matchers;
import org.tocsin.domain.quiet.Silence;
import org.tocsin.store.jooq.tables.records.SilenceEditRecord;
import org.tocsin.store.jooq.tables.records.SilenceRecord;

/**
 * What is silenced. Rows are only ever added: every end and comment that a silence was given
 * stays readable, and who gave it.
 */
public final class SilenceStore {
    private final Sessions sessions;
    private final Changes changes;

    SilenceStore(Sessions sessions, Changes changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    /** Matchers as they are kept. */
    record Kept(List<String> matchers) {
        Kept {
            matchers = List.copyOf(matchers);
        }
    }

    /** Keeps a new one; repeating the same id changes nothing. */
    public void add(String playbook, Silence fresh) {
        sessions.write((db, _) -> {
            long sequence = Changes.next(db);
            insert(db, playbook, fresh);
            return sequence;
        });
        changes.committed();
    }

    /**
     * Gives one another end and comment.
     *
     * @param seen as the writer knows it
     * @return false, with nothing changed, when somebody else has changed it since
     */
    public boolean change(Silence seen, Silence changed) {
        return write(db -> edit(db, seen, changed));
    }

    /**
     * Ends one and begins another in its place, both or neither.
     *
     * @return false, with nothing changed, when somebody else has changed it since
     */
    public boolean replace(String playbook, Silence seen, Silence ended, Silence fresh) {
        return write(db -> {
            boolean edited = edit(db, seen, ended);
            if (edited) {
                insert(db, playbook, fresh);
            }
            return edited;
        });
    }

    private interface Writing {
        boolean on(DSLContext db);
    }

    private boolean write(Writing work) {
        boolean done =
                sessions.write((db, _) -> {
                    Changes.next(db);
                    return work.on(db);
                });
        changes.committed();
        return done;
    }

    private static void insert(DSLContext db, String playbook, Silence fresh) {
        if (db.fetchExists(SILENCE, SILENCE.ID.eq(fresh.id()))) {
            return;
        }
        var row = new SilenceRecord();
        row.setId(fresh.id());
        row.setPlaybook(playbook);
        row.setKind(fresh.kind() == Silence.Kind.SNOOZE ? "snooze" : "silence");
        row.setMatchers(
                RecordJson.write(
                        new Kept(fresh.matchers().all().stream().map(Matcher::quoted).toList())));
        row.setFromAt(micros(fresh.term().from()));
        row.setReplaces(fresh.entry().replaces().orElse(null));
        db.insertInto(SILENCE).set(row).execute();
        insertEdit(db, fresh, 1);
    }

    private static boolean edit(DSLContext db, Silence seen, Silence changed) {
        var newest = newest(db, seen.id());
        // An attempt whose answer was lost may have been this very one.
        if (newest.filter(row -> isOf(row, changed)).isPresent()) {
            return true;
        }
        if (newest.filter(row -> isOf(row, seen)).isEmpty()) {
            return false;
        }
        insertEdit(db, changed, newest.get().getNumber() + 1);
        return true;
    }

    private static Optional<SilenceEditRecord> newest(DSLContext db, UUID silence) {
        return db.selectFrom(SILENCE_EDIT)
                .where(SILENCE_EDIT.SILENCE.eq(silence))
                .orderBy(SILENCE_EDIT.NUMBER.desc())
                .limit(1)
                .fetchOptional();
    }

    private static boolean isOf(SilenceEditRecord row, Silence silence) {
        return row.getUntilAt().equals(micros(silence.term().until()))
                && row.getRecordedAt().equals(micros(silence.entry().recorded()))
                && row.getAuthor().equals(silence.entry().author());
    }

    private static void insertEdit(DSLContext db, Silence silence, int number) {
        var row = new SilenceEditRecord();
        row.setSilence(silence.id());
        row.setNumber(number);
        row.setUntilAt(micros(silence.term().until()));
        row.setReason(Text.fit(silence.entry().reason(), Text.LONGEST));
        row.setAuthor(Text.fit(silence.entry().author(), 200));
        row.setRecordedAt(micros(silence.entry().recorded()));
        db.insertInto(SILENCE_EDIT).set(row).execute();
    }

    /** All of a playbook as they stand, by their beginning. */
    public List<Silence> all(String playbook) {
        return silences(SILENCE.PLAYBOOK.eq(playbook));
    }

    /** Those that hold at an instant or will later. */
    public List<Silence> notOver(String playbook, Instant at) {
        // Of the ends only the newest counts, so that this narrows and does not decide.
        var mayLast =
                DSL.exists(
                        DSL.selectOne()
                                .from(SILENCE_EDIT)
                                .where(SILENCE_EDIT.SILENCE.eq(SILENCE.ID))
                                .and(SILENCE_EDIT.UNTIL_AT.gt(at)));
        return silences(SILENCE.PLAYBOOK.eq(playbook).and(mayLast)).stream()
                .filter(each -> each.state(at) != Silence.State.OVER)
                .toList();
    }

    public Optional<Silence> find(UUID id) {
        return silences(SILENCE.ID.eq(id)).stream().findFirst();
    }

    /** One as it was after each change, the first first. */
    public List<Silence> history(UUID id) {
        return read(SILENCE.ID.eq(id)).stream().flatMap(List::stream).toList();
    }

    private List<Silence> silences(Condition which) {
        return read(which).stream().map(List::getLast).toList();
    }

    /** For each, all that it ever was. */
    private List<List<Silence>> read(Condition which) {
        return sessions.read(db -> {
            var edits =
                    db.select(SILENCE_EDIT.fields())
                            .from(SILENCE_EDIT)
                            .join(SILENCE)
                            .on(SILENCE.ID.eq(SILENCE_EDIT.SILENCE))
                            .where(which)
                            .orderBy(SILENCE_EDIT.NUMBER)
                            .fetchInto(SILENCE_EDIT)
                            .intoGroups(SILENCE_EDIT.SILENCE);
            var all = new ArrayList<List<Silence>>();
            db.selectFrom(SILENCE)
                    .where(which)
                    .orderBy(SILENCE.FROM_AT, SILENCE.ID)
                    .forEach(row -> {
                        var versions = versions(row, edits);
                        if (!versions.isEmpty()) {
                            all.add(versions);
                        }
                    });
            return List.copyOf(all);
        });
    }

    private static List<Silence> versions(
            SilenceRecord row, Map<UUID, ? extends List<SilenceEditRecord>> edits) {
        var matchers = matchers(row);
        var own = edits.get(row.getId());
        return matchers.isEmpty() || own == null
                ? List.of()
                : own.stream().map(edit -> silence(row, matchers.get(), edit)).toList();
    }

    /** One that a newer version wrote and this one does not understand hides nothing. */
    private static Optional<Matchers> matchers(SilenceRecord row) {
        try {
            return Optional.of(
                    Matchers.parse(RecordJson.read(row.getMatchers(), Kept.class).matchers()));
        } catch (RecordJson.Unread | IllegalArgumentException unread) {
            System.getLogger(SilenceStore.class.getName())
                    .log(System.Logger.Level.WARNING, "silence " + row.getId(), unread);
            return Optional.empty();
        }
    }

    private static Silence silence(SilenceRecord row, Matchers matchers, SilenceEditRecord edit) {
        return new Silence(
                row.getId(),
                row.getKind().equals("snooze") ? Silence.Kind.SNOOZE : Silence.Kind.SILENCE,
                matchers,
                new Silence.Term(row.getFromAt(), edit.getUntilAt()),
                new Silence.Entry(
                        edit.getReason(),
                        edit.getAuthor(),
                        edit.getRecordedAt(),
                        Optional.ofNullable(row.getReplaces())));
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
