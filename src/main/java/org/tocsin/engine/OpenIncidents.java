package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.review.metrics.Reckoning;
import org.tocsin.store.RunStore;

/** Which incident a run belongs to. */
record OpenIncidents(LiveIncidents incidents, RunStore runs, String playbook) {
    /** How far back an incident of the same check is a repetition (I-9). */
    private static final Duration REPEATS = Duration.ofDays(90);

    static boolean isBreach(Incident incident) {
        return !(incident.subject().origin() instanceof Subject.BrokenSource);
    }

    static Predicate<Incident> isAbout(String source) {
        return incident ->
                incident.subject().origin() instanceof Subject.BrokenSource(var other, _)
                        && other.equals(source);
    }

    Optional<Incident> open(Predicate<Incident> wanted) {
        return incidents.incidents().stream().filter(Incident::isOpen).filter(wanted).findFirst();
    }

    /** The newest open incident that a check is on, or into which one of its was merged. */
    Optional<Incident> open(CheckId check, Predicate<Incident> wanted) {
        return incidents.incidents().reversed().stream()
                .filter(incident -> incident.course().failures().containsKey(check))
                .filter(wanted)
                .flatMap(incident -> heir(incident).stream())
                .filter(Incident::isOpen)
                .findFirst();
    }

    private Optional<Incident> heir(Incident incident) {
        var seen = new HashSet<UUID>();
        var now = Optional.of(incident);
        while (now.filter(each -> each.state() == State.MERGED).isPresent()
                && seen.add(now.get().id().uuid())) {
            now = now.get().course().ending().mergedInto().flatMap(incidents::incident);
        }
        return now;
    }

    /** The incident that has counted a run already. */
    Optional<Incident> knowing(CheckRun run, Predicate<Incident> wanted) {
        return incidents.incidents().reversed().stream()
                .filter(wanted)
                .filter(incident ->
                        Optional.ofNullable(incident.course().failures().get(run.check()))
                                .filter(failing -> failing.knows(run.occasion().startedAt()))
                                .isPresent())
                .findFirst();
    }

    Optional<Instant> lastGood(CheckRun run) {
        return runs.recent(playbook, run.check(), 100).stream()
                .filter(each -> each.judgement().verdict() instanceof Verdict.Healthy)
                .map(each -> each.occasion().startedAt())
                .filter(at -> at.isBefore(run.occasion().startedAt()))
                .findFirst();
    }

    /** The last earlier incident of the same check, as an event of the new one. */
    List<Event> repeats(CheckRun run, Predicate<Incident> wanted) {
        var since = run.occasion().startedAt().minus(REPEATS);
        return incidents.incidents().reversed().stream()
                .filter(wanted)
                .filter(incident -> incident.course().failures().containsKey(run.check()))
                .filter(incident -> incident.course().times().changed().isAfter(since))
                .limit(1)
                .<Event>map(
                        incident -> new Event.Related(incident.id().uuid(), Reckoning.SAME_CHECK))
                .toList();
    }
}
