package org.tocsin.ui.playbook;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Exclusion;
import org.tocsin.domain.check.JudgedDay;
import org.tocsin.domain.check.Replay;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.tuning.BackTest;
import org.tocsin.domain.tuning.Paging;
import org.tocsin.domain.tuning.RealIncident;
import org.tocsin.engine.BackTesting;
import org.tocsin.playbook.ShippedPlaybooks;

/** Histories to try rules on. */
final class Benches {
    static final Instant FIRST = Instant.parse("2025-03-01T00:00:00Z");

    private Benches() {}

    static Check check(String id) {
        return ShippedPlaybooks.read("puffy")
                .orElseThrow()
                .playbook()
                .orElseThrow()
                .check(new CheckId(id))
                .orElseThrow();
    }

    /** One value a day from 1 March 2025, found at 06:30; something was wrong on the 2nd. */
    static BackTesting.Bench of(Check check, double... values) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < values.length; i++) {
            points.add(new Point(FIRST.plus(Duration.ofDays(i)), values[i]));
        }
        var around =
                new Replay.Surroundings(
                        _ -> false,
                        point ->
                                new JudgedDay(
                                        LocalDate.ofInstant(point.at(), ZoneOffset.UTC),
                                        false,
                                        Set.of()),
                        point -> Optional.of(point.at().plus(Duration.ofMinutes(390))));
        var history = new Replay.History(points, around, ZoneOffset.UTC);
        var second = FIRST.plus(Duration.ofDays(1));
        var real =
                new RealIncident(
                        7, Set.of(check.id()), Set.of(), new RealIncident.Span(second, second));
        var over = new Exclusion.Stretch(FIRST, FIRST.plus(Duration.ofDays(values.length)));
        var paging = new Paging(Set.of("CRITICAL"), ZoneOffset.UTC);
        var frame = new BackTest.Frame(over, paging, 1, List.of(real));
        var now = new BackTest.InForce(check, List.of()).replay(history);
        return new BackTesting.Bench(check, history, frame, now);
    }
}
