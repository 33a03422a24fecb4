package org.tocsin.engine;

import java.time.Duration;
import java.util.Optional;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.incident.Event.Remedied;
import org.tocsin.domain.remedy.Remedy;

/** Does what the engine can do by itself, and hands on the rest. */
final class OwnHands implements Hands {
    private final SourcePool sources;
    private final ScheduleDesk schedule;
    private final Hands others;

    OwnHands(SourcePool sources, ScheduleDesk schedule, Hands others) {
        this.sources = sources;
        this.schedule = schedule;
        this.others = others;
    }

    @Override
    public Outcome act(Remedy.Deed deed, CheckRun run, Duration timeout)
            throws InterruptedException {
        return switch (deed) {
            case Remedy.Fallback(var source, var use, _) -> {
                sources.replace(source, use);
                yield new Outcome(
                        Remedied.DONE, "source %s is read in place of %s".formatted(use, source));
            }
            case Remedy.Pause(var source, _) -> {
                schedule.pause(Optional.of(source), "remedy after check " + run.check());
                yield new Outcome(Remedied.DONE, "source %s is paused".formatted(source));
            }
            case Remedy.Run _, Remedy.Call _, Remedy.Quarantine _ -> others.act(deed, run, timeout);
        };
    }

    /** What holds for a time, again after a restart. */
    void stand(RemedyMemory.Standing standing) {
        standing.use()
                .ifPresent(
                        use -> sources.replace(new SourceId(standing.source()), new SourceId(use)));
    }

    /** As it was before. */
    void restore(RemedyMemory.Standing standing) {
        var source = new SourceId(standing.source());
        if (standing.use().isPresent()) {
            sources.restore(source);
        } else {
            schedule.resume(Optional.of(source));
        }
    }
}
