package org.tocsin.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.response.Person;
import org.tocsin.domain.review.ActionCommand;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.domain.review.Aside;
import org.tocsin.domain.review.ClockResult;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Effectiveness;
import org.tocsin.domain.review.Evidence;
import org.tocsin.domain.review.Kept;
import org.tocsin.domain.review.Passing;
import org.tocsin.domain.review.Review;
import org.tocsin.domain.review.ReviewCase;
import org.tocsin.domain.review.Saving;
import org.tocsin.domain.review.Section;
import org.tocsin.store.ActionStore;
import org.tocsin.store.Store;
import org.tocsin.store.StoreException;

/**
 * The reviews of an open workspace: what the store has of them is kept in memory, and what another
 * process writes is followed by the change sequence.
 */
public final class LiveReviews implements ReviewDesk {
    /** Somebody would have to be quicker so often in a row before a change is given up. */
    static final int ATTEMPTS = 50;

    private final Store store;
    private final IncidentDesk incidents;
    private final Playbook playbook;
    private final Shell shell;
    private final Map<UUID, Review> reviews = new ConcurrentHashMap<>();
    private final LiveActions actions;
    private final List<Consumer<Set<UUID>>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** Everything up to here is in memory; -1 before anything was read. */
    private volatile long seen = -1;

    public LiveReviews(Store store, IncidentDesk incidents, Playbook playbook, Shell shell) {
        this.store = store;
        this.incidents = incidents;
        this.playbook = playbook;
        this.shell = shell;
        this.actions = new LiveActions(store, playbook, shell, () -> me().name());
    }

    // Following

    /** Reads what has been written since the last time, and tells the listeners. */
    public void catchUp() {
        var changed = new HashSet<UUID>();
        lock.lock();
        try {
            long now = store.changes().current();
            if (seen < 0) {
                reviews.putAll(store.reviews().all());
                changed.addAll(actions.read());
                changed.addAll(reviews.keySet());
            } else if (now > seen) {
                for (var id : store.reviews().changedSince(seen)) {
                    reviews.put(id, store.reviews().find(id));
                    changed.add(id);
                }
                changed.addAll(actions.follow(seen));
            }
            seen = now;
        } finally {
            lock.unlock();
        }
        tell(changed);
    }

    /** As {@link #catchUp}, where others have written; nothing is read before somebody asks. */
    void changed() {
        if (seen < 0) {
            return;
        }
        try {
            catchUp();
        } catch (StoreException.Closed _) {
            // Nobody is left to be told.
            listeners.clear();
        }
    }

    private void ready() {
        if (seen < 0) {
            catchUp();
        }
    }

    private void tell(Set<UUID> changed) {
        if (!changed.isEmpty()) {
            listeners.forEach(listener -> listener.accept(Set.copyOf(changed)));
        }
    }

    @Override
    public Desk.Subscription listenReviews(Consumer<Set<UUID>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    // Asking

    @Override
    public List<ReviewCase> cases() {
        ready();
        var byIncident =
                actions.all().stream().collect(Collectors.groupingBy(item -> item.id().incident()));
        return incidents.incidents().stream()
                .map(each -> of(each, byIncident.getOrDefault(each.id().uuid(), List.of())))
                .filter(ReviewCase::isListed)
                .sorted(ReviewCase.dueFirst())
                .toList();
    }

    @Override
    public Optional<ReviewCase> find(UUID incident) {
        ready();
        return incidents
                .incident(incident)
                .map(each ->
                        of(
                                each,
                                actions.all().stream()
                                        .filter(item -> item.id().incident().equals(incident))
                                        .toList()));
    }

    private ReviewCase of(Incident incident, List<ActionItem> itsActions) {
        var id = incident.id().uuid();
        var review = reviews.getOrDefault(id, Review.empty(id));
        return ReviewCase.of(incident, incidents.terms(incident), review, itsActions);
    }

    @Override
    public Actor.Person me() {
        return incidents.me();
    }

    @Override
    public List<Person> people() {
        return incidents.terms().around().directory().people();
    }

    @Override
    public List<Check> checks() {
        return playbook.checks();
    }

    @Override
    public ZoneId zone() {
        return playbook.header().zone();
    }

    // Sections

    @Override
    public Saving save(UUID incident, Kept seen, Content content) {
        try {
            var saving = store.reviews().save(incident, seen, content, signed());
            switch (saving) {
                case Saving.Saved(var now) -> keep(incident, now);
                case Saving.Conflict(var theirs, _, _) -> keep(incident, theirs);
                case Saving.Failed _ -> {}
            }
            return saving;
        } catch (StoreException failed) {
            return new Saving.Failed(
                    "\"%s\" was not saved: %s"
                            .formatted(seen.section().title(), failed.getMessage()));
        }
    }

    private void keep(UUID incident, Kept now) {
        ready();
        reviews.compute(
                incident,
                (id, known) -> {
                    var review = known == null ? Review.empty(id) : known;
                    return review.section(now.section()).version() > now.version()
                            ? review
                            : review.with(now);
                });
        tell(Set.of(incident));
    }

    @Override
    public List<Kept> history(UUID incident, Section section) {
        return store.reviews().history(incident, section);
    }

    @Override
    public List<Aside> asides(UUID incident) {
        return store.reviews().asides(incident);
    }

    @Override
    public void forgetAside(UUID incident, Section section) {
        store.reviews().forgetAside(incident, section, me().name());
    }

    @Override
    public Reply markDue(UUID incident, String rule, boolean done) {
        return guarded(() -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                var found = find(incident);
                var due =
                        found.stream()
                                .flatMap(each -> each.clocks().stream())
                                .filter(clock -> clock.due().label().rule().equals(rule))
                                .findFirst();
                if (found.isEmpty() || due.isEmpty()) {
                    return new Reply.Refused(
                            "nothing called %s is due after this incident".formatted(rule));
                }
                var kept = store.reviews().find(incident).section(Section.MEETING);
                var step = ReviewCase.tick(due.get().due());
                var content = ticked(kept.content(), step, done);
                switch (save(incident, kept, content)) {
                    case Saving.Saved _ -> {
                        return new Reply.Done(Optional.empty());
                    }
                    case Saving.Failed(var why) -> {
                        return new Reply.Refused(why);
                    }
                    case Saving.Conflict _ -> {}
                }
            }
            return busy();
        });
    }

    private Content ticked(Content before, String step, boolean done) {
        var meeting = before instanceof Content.Meeting known ? known : Content.Meeting.NONE;
        var others = meeting.ticks().stream().filter(tick -> !tick.step().equals(step));
        var tick = new Content.Tick(step, me().name(), now());
        return new Content.Meeting(
                Stream.concat(others, done ? Stream.of(tick) : Stream.empty()).toList(),
                meeting.spent());
    }

    @Override
    public Reply finish(UUID incident, String note) {
        return guarded(() -> {
            var found = find(incident);
            if (found.isEmpty()) {
                return new Reply.Refused("there is no such incident");
            }
            var cause = found.get().review().words(Section.PRIMARY_CAUSE).strip();
            var known = found.get().incident().work().findings().rootCause().orElse("").strip();
            if (found.get().stage() == ReviewCase.Stage.OPEN
                    && !cause.isEmpty()
                    && !cause.equals(known)
                    && incidents.perform(incident, new Command.RecordRootCause(cause))
                            instanceof IncidentDesk.Reply.Refused(var reason)) {
                return new Reply.Refused(reason);
            }
            return switch (incidents.perform(incident, new Command.Review(note))) {
                case IncidentDesk.Reply.Done _ -> {
                    tell(Set.of(incident));
                    yield new Reply.Done(Optional.empty());
                }
                case IncidentDesk.Reply.Refused(var reason) -> new Reply.Refused(reason);
            };
        });
    }

    // Action items

    @Override
    public List<ActionItem> actions() {
        ready();
        return actions.all();
    }

    @Override
    public Reply add(UUID incident, Planned planned) {
        return guarded(() ->
                incidents.incident(incident).isEmpty()
                        ? new Reply.Refused("there is no such incident")
                        : told(actions.add(incident, planned)));
    }

    @Override
    public Reply perform(UUID item, ActionCommand command) {
        return guarded(() -> told(actions.perform(item, command)));
    }

    private Reply told(Reply reply) {
        if (reply instanceof Reply.Done(var item)) {
            item.ifPresent(changed -> tell(Set.of(changed.id().incident())));
        }
        return reply;
    }

    @Override
    public List<ActionStore.Version> actionHistory(UUID item) {
        return store.actions().history(item);
    }

    @Override
    public Passing passing(ActionItem item) {
        return actions.passing(item);
    }

    // What a review is written from

    @Override
    public List<Logged> log(UUID incident) {
        return incidents.log(incident);
    }

    @Override
    public List<ClockResult> effectiveness(UUID incident) {
        return Effectiveness.of(incidents.log(incident), incidents::terms, now());
    }

    @Override
    public List<Evidence> evidence(UUID incident) {
        return incidents
                .incident(incident)
                .map(each ->
                        new EvidenceShelf(store.runs(), playbook).of(each, log(incident), now()))
                .orElse(List.of());
    }

    @Override
    public Optional<Dossier> dossier(UUID incident) {
        return find(incident)
                .map(seen ->
                        new Dossiers(store, playbook, incidents)
                                .of(seen, effectiveness(incident), now()));
    }

    private Kept.Signed signed() {
        return new Kept.Signed(me().name(), now());
    }

    private Instant now() {
        return shell.clock().instant();
    }

    private static Reply guarded(Supplier<Reply> attempt) {
        try {
            return attempt.get();
        } catch (StoreException failed) {
            return new Reply.Refused("Nothing was changed: " + failed.getMessage());
        }
    }

    static Reply busy() {
        return new Reply.Refused(
                "others keep changing this at the same time; try again in a moment");
    }
}
