package org.tocsin.ui.checks;

import java.util.Optional;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Severity;
import org.tocsin.ui.kit.SeverityBadge;
import org.tocsin.ui.kit.VerdictBadge;

/** What the kit's badges show for the words of this feature. */
final class Badges {
    private Badges() {}

    static SeverityBadge.Tone tone(Severity severity) {
        boolean informational =
                switch (severity.level()) {
                    case INFO -> true;
                    case CRITICAL, WARNING -> false;
                };
        return SeverityBadge.Tone.of(severity.rank(), informational);
    }

    static VerdictBadge.Kind kind(State state) {
        return switch (state) {
            case BREACH -> VerdictBadge.Kind.BREACH;
            case BROKEN -> VerdictBadge.Kind.BROKEN;
            case LEARNING -> VerdictBadge.Kind.LEARNING;
            case NOT_RUN -> VerdictBadge.Kind.NOT_RUN;
            case HEALTHY -> VerdictBadge.Kind.HEALTHY;
        };
    }

    static void show(VerdictBadge badge, State state, Optional<Severity> severity) {
        badge.show(kind(state), state.title(), severity.map(Badges::tone));
    }

    static void show(VerdictBadge badge, CheckRun run) {
        show(badge, run.judgement());
    }

    static void show(VerdictBadge badge, Judgement judgement) {
        var verdict = judgement.verdict();
        show(badge, Standing.stateOf(verdict), Standing.severityOf(verdict));
    }
}
