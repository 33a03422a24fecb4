package org.tocsin.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.cli.OnCallCommand;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.oncall.ShiftOverride;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.holidays.TeamHolidays;

/**
 * Finds on-call schedules for commands: a playbook's, or a workspace's with what was entered there.
 */
final class Rotas implements OnCallCommand.Rota {
    private final Wiring wiring;
    private final HolidaySource holidays = new TeamHolidays();

    Rotas(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public OnCallCommand.Crew crew(Optional<String> playbook, Optional<Path> workspace) {
        return playbook.map(name -> crew(Site.playbook(name), Map.of()))
                .orElseGet(() -> ofWorkspace(workspace));
    }

    private OnCallCommand.Crew ofWorkspace(Optional<Path> folder) {
        var workspace = Site.open(folder.orElse(wiring.folders().workspace()));
        var playbook = Site.of(workspace).playbook();
        try (var store = Wiring.open(workspace);
                var rota = wiring.rota(store, playbook)) {
            return crew(playbook, rota.overrides());
        }
    }

    private OnCallCommand.Crew crew(Playbook playbook, Map<String, List<ShiftOverride>> entered) {
        var time = playbook.time();
        var schedules =
                time.schedules().stream()
                        .map(schedule -> schedule.on(holidays, time.hours().holidays()))
                        .map(plan -> with(plan, entered.getOrDefault(plan.name().id(), List.of())))
                        .toList();
        return new OnCallCommand.Crew(
                time.zone(), playbook.response().directory().roles(), schedules);
    }

    private static OnCallSchedule with(OnCallSchedule plan, List<ShiftOverride> entered) {
        return plan.with(Stream.concat(plan.overrides().stream(), entered.stream()).toList());
    }
}
