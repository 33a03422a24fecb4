package org.tocsin.ui.notices;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.quiet.MonitorFigures;
import org.tocsin.domain.quiet.Silence;

/** A quiet that remembers what it was asked to do. */
final class FakeQuiet implements Quiet {
    final List<Silence> silences = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    Optional<String> refusal = Optional.empty();

    @Override
    public List<Silence> silences() {
        return List.copyOf(silences);
    }

    @Override
    public Preview preview(String matchers) {
        return matchers.contains("=")
                ? new Preview.Hides(List.of("#7 Orders are late"), List.of("rows", "nulls"), 3)
                : new Preview.Refused("\"%s\" is no matcher".formatted(matchers));
    }

    @Override
    public Optional<String> silence(String matchers, Duration lasting, String reason) {
        asked.add("silence %s for %s: %s".formatted(matchers, lasting, reason));
        return refusal;
    }

    @Override
    public Optional<String> end(UUID silence) {
        asked.add("end " + silence);
        return refusal;
    }

    @Override
    public MonitorFigures figures(int days) {
        var end = FakeNotices.NOON;
        return new MonitorFigures(
                Stretch.between(end.minus(Duration.ofDays(days)), end).orElseThrow(),
                new MonitorFigures.Alerts(1.5, 45, 40, 5),
                new MonitorFigures.Found(3, 1, Optional.of(0.25)),
                new MonitorFigures.Ended(
                        4, 0, Optional.empty(), Optional.of(Duration.ofMinutes(125))),
                new MonitorFigures.Checks(
                        9, List.of(new CheckId("calm")), List.of(new CheckId("noisy"))));
    }
}
