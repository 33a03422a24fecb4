package org.tocsin.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.remedy.Case;
import org.tocsin.domain.remedy.Permission;
import org.tocsin.domain.remedy.Remedy;
import org.tocsin.domain.remedy.Ruling;
import org.tocsin.store.Lease;
import org.tocsin.store.StoreException;

/**
 * Tries what may put right what checks found, while this process leads. That an attempt
 * begins is written before it is made, and its end after: an attempt whose process died is never
 * made again for the same run, and its incident says that nobody knows what it did.
 */
final class Remediation {
    private static final Actor REMEDIES = new Actor.Machine("remedies");
    private static final int AT_ONCE = 2;

    /** Somebody would have to be quicker so often in a row before an entry is given up. */
    private static final int ATTEMPTS = 50;

    private final LiveIncidents incidents;
    private final Playbook playbook;
    private final RemedyMemory memory;
    private final Means means;
    private final Executor work;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** Attempts that this process makes now. */
    private final Set<RemedyMemory.Attempt> mine = ConcurrentHashMap.newKeySet();

    /**
     * @param permission of the workspace
     * @param again runs checks once more, after something was put right
     */
    record Means(
            Permission permission,
            OwnHands hands,
            InstantSource clock,
            Supplier<Optional<Lease.Held>> lease,
            Consumer<Set<CheckId>> again) {}

    /**
     * @param work where attempts are made; what it interrupts is given up
     */
    Remediation(
            LiveIncidents incidents,
            Playbook playbook,
            RemedyMemory memory,
            Means means,
            Executor work) {
        this.incidents = incidents;
        this.playbook = playbook;
        this.memory = memory;
        this.means = means;
        this.work = work;
    }

    /** Takes note of runs, once their incidents are there. */
    synchronized void look(List<CheckRun> runs) {
        var lease = means.lease().get();
        if (lease.isEmpty()
                || means.permission().mode() == Permission.Mode.OFF
                || playbook.conduct().remedies().isEmpty()) {
            return;
        }
        for (var run : runs) {
            for (var remedy : playbook.conduct().remedies()) {
                if (isFor(remedy, run)) {
                    incident(run).ifPresent(incident -> look(remedy, run, incident, lease.get()));
                }
            }
        }
    }

    private static boolean isFor(Remedy remedy, CheckRun run) {
        return remedy.on().checks().contains(run.check())
                && switch (run.judgement().verdict()) {
                    case Verdict.Breach(var severity) ->
                            remedy.on().when().contains(Remedy.Finding.BREACH)
                                    && (remedy.on().severities().isEmpty()
                                            || remedy.on().severities().contains(severity.id()));
                    case Verdict.Broken() -> remedy.on().when().contains(Remedy.Finding.BROKEN);
                    case Verdict.Healthy(), Verdict.Learning() -> false;
                };
    }

    /** Where it is written down; what is held, silenced or in maintenance has none. */
    private Optional<Incident> incident(CheckRun run) {
        return incidents.incidents().reversed().stream()
                .filter(Incident::isOpen)
                .filter(incident -> incident.course().failures().containsKey(run.check()))
                .findFirst();
    }

    private void look(Remedy remedy, CheckRun run, Incident incident, Lease.Held lease) {
        var kept = memory.read();
        if (kept.knows(remedy.id(), run.id())) {
            return;
        }
        var now = means.clock().instant();
        var deed = caseOf(run, incident).fill(remedy.deed());
        var ruling = Ruling.of(remedy, deed, means.permission(), kept.times(remedy.id()), now);
        switch (ruling) {
            case Ruling.Leave(var why, var told) -> {
                if (told && !isTold(incident, remedy, why)) {
                    tell(incident.id().uuid(), new Event.RemedyLeft(remedy.id(), why));
                }
            }
            case Ruling.Try(var dry) -> {
                var attempt =
                        new RemedyMemory.Attempt(remedy.id(), run.id(), incident.id().uuid(), now);
                if (!memory.change(each -> each.begun(attempt), lease)) {
                    return;
                }
                tell(
                        attempt.incident(),
                        new Event.RemedyTried(remedy.id(), run.check(), Hands.words(deed), dry));
                if (dry) {
                    finish(attempt);
                } else {
                    mine.add(attempt);
                    work.execute(() -> attempt(attempt, remedy, deed, run));
                }
            }
        }
    }

    private Case caseOf(CheckRun run, Incident incident) {
        var check = playbook.check(run.check());
        var dataSet = check.map(Check::measure).flatMap(each -> playbook.dataSet(each.dataSet()));
        return new Case(
                incident.id().number(),
                incident.severity(),
                run.check().value(),
                dataSet.map(each -> each.id().value()).orElse(""),
                dataSet.map(each -> each.source().value()).orElse(""),
                run.occasion().partition().toString());
    }

    private boolean isTold(Incident incident, Remedy remedy, String why) {
        return incidents.log(incident.id().uuid()).stream()
                .anyMatch(logged ->
                        logged.event() instanceof Event.RemedyLeft(var id, var said)
                                && id.equals(remedy.id())
                                && said.equals(why));
    }

    private void attempt(
            RemedyMemory.Attempt attempt, Remedy remedy, Remedy.Deed deed, CheckRun run) {
        try {
            places.acquire();
            try {
                var outcome = means.hands().act(deed, run, remedy.limits().timeout());
                end(attempt, outcome);
                if (outcome.how() == Event.Remedied.DONE) {
                    stand(deed);
                    means.again().accept(Set.of(run.check()));
                }
            } finally {
                places.release();
            }
        } catch (InterruptedException _) {
            // The process ends; whoever leads next says that the end is not known.
            Thread.currentThread().interrupt();
        } catch (StoreException.Closed _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            System.getLogger(Remediation.class.getName())
                    .log(System.Logger.Level.ERROR, "remedy " + remedy.id(), bug);
            end(
                    attempt,
                    new Hands.Outcome(Event.Remedied.UNKNOWN, String.valueOf(bug.getMessage())));
        }
    }

    private void end(RemedyMemory.Attempt attempt, Hands.Outcome outcome) {
        tell(
                attempt.incident(),
                new Event.RemedyEnded(attempt.remedy(), outcome.how(), outcome.said()));
        finish(attempt);
    }

    private synchronized void finish(RemedyMemory.Attempt attempt) {
        mine.remove(attempt);
        means.lease().get().ifPresent(lease -> memory.change(each -> each.ended(attempt), lease));
    }

    /** What was changed for a time is remembered, so that it ends also after a restart. */
    private synchronized void stand(Remedy.Deed deed) {
        var now = means.clock().instant();
        standing(deed, now)
                .ifPresent(change ->
                        means.lease()
                                .get()
                                .ifPresent(
                                        lease -> memory.change(each -> each.with(change), lease)));
    }

    private static Optional<RemedyMemory.Standing> standing(Remedy.Deed deed, Instant now) {
        return switch (deed) {
            case Remedy.Fallback(var source, var use, var period) ->
                    Optional.of(
                            new RemedyMemory.Standing(
                                    source.value(), Optional.of(use.value()), now.plus(period)));
            case Remedy.Pause(var source, var period) ->
                    Optional.of(
                            new RemedyMemory.Standing(
                                    source.value(), Optional.empty(), now.plus(period)));
            case Remedy.Run _, Remedy.Call _, Remedy.Quarantine _ -> Optional.empty();
        };
    }

    /** Ends what was changed for a time. To be called now and then. */
    void round() {
        if (means.lease().get().isPresent() && !playbook.conduct().remedies().isEmpty()) {
            var now = means.clock().instant();
            memory.read().standing().stream()
                    .filter(each -> !now.isBefore(each.until()))
                    .forEach(this::restore);
        }
    }

    private synchronized void restore(RemedyMemory.Standing standing) {
        means.hands().restore(standing);
        means.lease()
                .get()
                .ifPresent(lease -> memory.change(each -> each.restored(standing.source()), lease));
    }

    /**
     * This process begins to lead: what was changed for a time still is, and attempts that another
     * began and did not end are over.
     */
    synchronized void lead() {
        memory.read().standing().forEach(means.hands()::stand);
        var others = memory.read().open().stream().filter(each -> !mine.contains(each)).toList();
        for (var attempt : others) {
            end(
                    attempt,
                    new Hands.Outcome(
                            Event.Remedied.UNKNOWN,
                            "the process that tried it ended before it did; look whether it was"
                                    + " done"));
        }
    }

    private void tell(UUID id, Event event) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var seen = incidents.incident(id);
            var lease = means.lease().get();
            if (seen.isEmpty() || lease.isEmpty()) {
                return;
            }
            var addition = incidents.addition(seen.get(), List.of(event), REMEDIES);
            var appended = incidents.write(List.of(addition), lease);
            if (incidents.folded(appended).isPresent()) {
                return;
            }
        }
    }
}
