package org.tocsin.ui.reviews;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.review.ActionCommand;
import org.tocsin.domain.review.Aside;
import org.tocsin.domain.review.ClockResult;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Evidence;
import org.tocsin.domain.review.Kept;
import org.tocsin.domain.review.Proposals;
import org.tocsin.domain.review.ReviewCase;
import org.tocsin.domain.review.Saving;
import org.tocsin.domain.review.Section;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.ReviewDesk;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Trouble;

/** The review of one incident as the person at this window writes it. */
final class FormViewModel implements SectionModel.Saver {
    private final ReviewDesk desk;
    private final Threads threads;
    private final Notes notes;
    private final IncidentDesk incidents;
    private final ObservableValue<Instant> now;
    private final UUID incident;
    private final Map<Section, SectionModel> sections = new EnumMap<>(Section.class);
    private final ReadOnlyObjectWrapper<Facts> facts;

    /**
     * What a review is written from, as far as it has been read.
     *
     * @param seen the incident and its review
     */
    record Facts(
            ReviewCase seen,
            List<Logged> log,
            List<ClockResult> clocks,
            List<Evidence> evidence,
            List<Aside> asides) {}

    /** What every page is given. */
    record Kit(
            ReviewDesk desk,
            IncidentDesk incidents,
            Threads threads,
            Notes notes,
            ObservableValue<Instant> now) {}

    FormViewModel(Kit kit, Facts facts) {
        this.desk = kit.desk();
        this.threads = kit.threads();
        this.notes = kit.notes();
        this.now = kit.now();
        this.incidents = kit.incidents();
        this.incident = facts.seen().incident().id().uuid();
        this.facts = new ReadOnlyObjectWrapper<>(this, "facts", facts);
        for (var section : Section.values()) {
            sections.put(section, new SectionModel(facts.seen().review().section(section), this));
        }
        facts.asides().stream()
                .filter(aside -> aside.by().author().equals(desk.me().name()))
                .forEach(aside -> section(aside.section()).resume(aside.content()));
    }

    /** Reads all that a form needs; off the FX thread. */
    static Optional<Facts> read(ReviewDesk desk, UUID incident) {
        return desk.find(incident)
                .map(seen ->
                        new Facts(
                                seen,
                                desk.log(incident),
                                desk.effectiveness(incident),
                                desk.evidence(incident),
                                desk.asides(incident)));
    }

    UUID incident() {
        return incident;
    }

    ReviewDesk desk() {
        return desk;
    }

    Instant now() {
        return now.getValue();
    }

    ObservableValue<Instant> ticker() {
        return now;
    }

    /** What is in the log, in words. */
    ReviewWords words() {
        return new ReviewWords(incidents.terms(seen().incident()), desk.zone());
    }

    ReadOnlyObjectProperty<Facts> facts() {
        return facts.getReadOnlyProperty();
    }

    ReviewCase seen() {
        return facts.get().seen();
    }

    SectionModel section(Section section) {
        return Objects.requireNonNull(sections.get(section));
    }

    // Saving

    @Override
    public void save(Kept seen, Content content, Consumer<Saving> then) {
        threads.background()
                .execute(() -> {
                    var saving = desk.save(incident, seen, content);
                    threads.ui().execute(() -> then.accept(saving));
                });
    }

    @Override
    public void later(Duration wait, Runnable what) {
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, threads.ui())
                .execute(what);
    }

    @Override
    public void forgetAside(Section section) {
        threads.background().execute(() -> desk.forgetAside(incident, section));
    }

    /** Saves at once what is not saved yet. */
    void flush() {
        sections.values()
                .forEach(each -> {
                    if (each.isDirty()) {
                        each.flush();
                    }
                });
    }

    /** The same before the window goes: returns when it is on the disk. */
    void flushNow() {
        sections.values().stream()
                .flatMap(each -> each.pending().stream())
                .forEach(pending -> desk.save(incident, pending.seen(), pending.content()));
    }

    // Following

    /** The incident or its review has changed, here or elsewhere. */
    void refresh() {
        threads.background()
                .execute(() -> {
                    var read = read(desk, incident);
                    threads.ui().execute(() -> read.ifPresent(this::show));
                });
    }

    private void show(Facts read) {
        facts.set(read);
        for (var section : Section.values()) {
            section(section).arrived(read.seen().review().section(section));
        }
    }

    // Doing

    /** Numbers from the log, where nothing else has been said. */
    void proposeImpact() {
        var proposed = Proposals.harm(seen().incident(), now());
        var before = (Content.Harm) section(Section.IMPACT).draft().get();
        section(Section.IMPACT)
                .write(
                        new Content.Harm(
                                proposed.figures(),
                                before.teams().isBlank() ? proposed.teams() : before.teams(),
                                before.decisions().isBlank()
                                        ? proposed.decisions()
                                        : before.decisions(),
                                before.experience().isBlank()
                                        ? proposed.experience()
                                        : before.experience()));
    }

    /** The turning points, beside what is chosen already. */
    void proposePicks() {
        var picks = (Content.Picks) section(Section.TIMELINE).draft().get();
        for (var pick : Proposals.picks(seen().incident(), facts.get().log()).picks()) {
            if (picks.of(pick.version()).isEmpty()) {
                picks = picks.with(pick);
            }
        }
        section(Section.TIMELINE).write(picks);
    }

    void finish() {
        flushNow();
        perform(() -> desk.finish(incident, ""), "The review is finished.");
    }

    void markDue(String rule, boolean done) {
        perform(() -> desk.markDue(incident, rule, done), done ? "Marked done." : "Runs again.");
    }

    void add(ReviewDesk.Planned planned, Runnable then) {
        run(() -> desk.add(incident, planned), "Action added.", then);
    }

    void perform(UUID item, ActionCommand command, String said, Runnable then) {
        run(() -> desk.perform(item, command), said, then);
    }

    private void perform(Supplier<ReviewDesk.Reply> what, String said) {
        run(what, said, () -> {});
    }

    /** What is refused is told in words and nothing else happens. */
    private void run(Supplier<ReviewDesk.Reply> what, String said, Runnable then) {
        threads.background()
                .execute(() -> {
                    var reply = what.get();
                    threads.ui()
                            .execute(() -> {
                                switch (reply) {
                                    case ReviewDesk.Reply.Done _ -> {
                                        notes.said(said);
                                        then.run();
                                        refresh();
                                    }
                                    case ReviewDesk.Reply.Refused(var reason) ->
                                            notes.trouble(new Trouble(sentence(reason), "", ""));
                                }
                            });
                });
    }

    static String sentence(String reason) {
        return reason.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + reason.substring(1);
    }

    Notes notes() {
        return notes;
    }
}
