package org.tocsin.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.review.metrics.Handled;
import org.tocsin.domain.tuning.Scorecard;
import org.tocsin.store.Store;

/** What a workspace has to report of (T-6). Reads the store; belongs off the FX thread. */
public final class ReportMatter {
    private final Playbook playbook;
    private final Store store;
    private final IncidentDesk incidents;
    private final RotaDesk rota;

    public ReportMatter(Playbook playbook, Store store, IncidentDesk incidents, RotaDesk rota) {
        this.playbook = playbook;
        this.store = store;
        this.incidents = incidents;
        this.rota = rota;
    }

    public Playbook playbook() {
        return playbook;
    }

    public List<Handled> handled() {
        return incidents.handled();
    }

    public IncidentDesk incidents() {
        return incidents;
    }

    /** The newest run of each check that has one. */
    public List<CheckRun> newestRuns() {
        return store.runs().latest(playbook.header().name());
    }

    public List<Scorecard> scorecards(Retelling.Days days) {
        return new Retelling(playbook, store).scorecards(days);
    }

    public List<Retelling.Drifted> drifts(Retelling.Days days) {
        return new Retelling(playbook, store).drifts(Optional.of(days));
    }

    /**
     * @param person by name; empty in a gap
     * @param until empty in a gap
     */
    public record OnCall(String post, String person, Optional<Instant> until) {}

    /** Who has to answer at an instant, one line for each position. */
    public List<OnCall> onCall(Instant at) {
        return rota.rota().schedules().stream()
                .flatMap(schedule ->
                        schedule.positions().stream()
                                .map(position -> onCall(schedule, position, at)))
                .toList();
    }

    private OnCall onCall(OnCallSchedule schedule, String position, Instant at) {
        var post = "%s, %s".formatted(schedule.name().title(), position);
        return schedule.at(at).stream()
                .filter(shift -> shift.post().position().equals(position))
                .findFirst()
                .map(shift -> new OnCall(post, name(shift.person()), Optional.of(shift.to())))
                .orElseGet(() -> new OnCall(post, "", Optional.empty()));
    }

    private String name(String person) {
        return playbook.response()
                .directory()
                .person(person)
                .map(known -> known.name())
                .orElse(person);
    }
}
