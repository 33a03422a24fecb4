package org.tocsin.engine;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.notice.About;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Seen;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.quiet.Silence;
import org.tocsin.domain.remedy.Permission;
import org.tocsin.notify.Filling;
import org.tocsin.notify.Posting;
import org.tocsin.store.Lease;
import org.tocsin.store.Store;

/**
 * What a desk does to the world around it: it sends notices (N-3), reminds of reviews (M-3) and
 * tries remedies.
 */
final class Outward implements AutoCloseable {
    private final Playbook playbook;
    private final Store store;
    private final LiveIncidents incidents;
    private final InstantSource clock;
    private final Around around;
    private final LiveNotices notices;
    private final Sending sending;
    private final QuietDesk quiet;
    private final Digests digests;
    private final LiveReviews reviews;
    private final ReviewReminders reminders;
    private final Repeating repeating;
    private final ExecutorService deeds = Executors.newVirtualThreadPerTaskExecutor();
    private final List<AutoCloseable> companions = new CopyOnWriteArrayList<>();
    private Optional<Remediation> remediation = Optional.empty();
    private List<Silence> silences = List.of();

    /**
     * @param again runs checks once more, after something was put right
     * @param trouble is told what hinders the sending, for people
     */
    record Around(
            Supplier<Optional<Lease.Held>> lease,
            HolidaySource holidays,
            OwnMeans own,
            Consumer<Set<CheckId>> again,
            Consumer<String> trouble) {}

    /** What remedies can do within the engine. */
    record OwnMeans(SourcePool sources, ScheduleDesk schedule) {}

    Outward(Playbook playbook, Store store, Shell shell, LiveIncidents incidents, Around around) {
        this.playbook = playbook;
        this.store = store;
        this.incidents = incidents;
        this.clock = shell.clock();
        this.around = around;
        notices = new LiveNotices(store, clock);
        var leads = new Sending.Leads(around.lease(), clock);
        sending = new Sending(store, leads, incidents, around.trouble());
        notices.wakes(sending::wake);
        quiet = new QuietDesk(incidents, playbook, store, shell);
        var calendar = playbook.time().calendar(around.holidays());
        digests = new Digests(playbook, incidents, store, calendar, around.lease());
        reviews = new LiveReviews(store, incidents, playbook, shell);
        reminders = new ReviewReminders(playbook, reviews, store, around.lease());
        var gate = new QuietGate(incidents, playbook, store, shell);
        repeating = new Repeating(playbook, incidents, store, gate, around.lease());
        post(posting -> posting.past(gate).in(this::words));
    }

    /** The playbook's words, of the incident as it is when it is told; else the usual ones. */
    private Optional<org.tocsin.domain.notice.Message.Content> words(
            Notice notice, Optional<About> about) {
        return about.map(now ->
                Filling.content(
                        notice.draft(),
                        new Seen(now.incident(), now.terms(), playbook, clock.instant())));
    }

    NoticeDesk notices() {
        return notices;
    }

    QuietDesk quiet() {
        return quiet;
    }

    LiveReviews reviews() {
        return reviews;
    }

    void post(UnaryOperator<Posting> change) {
        sending.use(change.apply(sending.posting()));
    }

    /** To be called before the start. */
    void remedy(Permission permission, Hands hands) {
        var own = new OwnHands(around.own().sources(), around.own().schedule(), hands);
        var means = new Remediation.Means(permission, own, clock, around.lease(), around.again());
        remediation =
                Optional.of(
                        new Remediation(
                                incidents,
                                playbook,
                                new RemedyMemory(store.facts()),
                                means,
                                deeds));
    }

    /** Is closed after everything that may use it. */
    void goesWith(AutoCloseable other) {
        companions.add(other);
    }

    void start() {
        sending.start();
    }

    /** This process begins to lead. */
    void lead() {
        remediation.ifPresent(Remediation::lead);
    }

    /** Takes note of runs, once their incidents are there. */
    void look(List<CheckRun> runs) {
        remediation.ifPresent(each -> each.look(runs));
    }

    /** What leading needs now and then. */
    void round() {
        if (around.lease().get().isEmpty()) {
            return;
        }
        remediation.ifPresent(Remediation::round);
        digests.look(clock.instant());
        reminders.look(clock.instant());
        repeating.look(clock.instant());
        var now = quiet.silences();
        if (!now.equals(silences)) {
            silences = now;
            sending.reconsider();
        }
    }

    /** The store has changed, here or by another process. */
    void changed() {
        sending.wake();
        notices.changed();
        reviews.changed();
    }

    /** Nothing is sent or tried from now on. */
    @Override
    public void close() {
        deeds.shutdownNow();
        sending.close();
    }

    /** Once nothing uses them any more. */
    void closeCompanions() {
        companions.forEach(Outward::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable companion) {
        try {
            companion.close();
        } catch (Exception fault) {
            System.getLogger(Outward.class.getName())
                    .log(System.Logger.Level.WARNING, "closing", fault);
        }
    }
}
