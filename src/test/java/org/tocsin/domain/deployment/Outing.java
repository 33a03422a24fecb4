package org.tocsin.domain.deployment;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.data.DataSetId;

/**
 * A deployment of a revenue formula on two checks, from noon on, for an hour, every five minutes.
 */
final class Outing {
    static final Instant NOON = Instant.parse("2025-03-04T12:00:00Z");
    static final CheckId ROWS = new CheckId("rows");
    static final CheckId REVENUE = new CheckId("revenue");
    static final ChangeKind KIND =
            new ChangeKind(
                    "metric-change",
                    "Metric change",
                    List.of(
                            new ChangeKind.Item("tested", "It was A/B tested"),
                            new ChangeKind.Item("approved", "The stakeholder approved")),
                    new Watch(Set.of(), Set.of("orders"), 300, 3_600),
                    "document 000");

    private final List<DeploymentEvent.Kept> log = new ArrayList<>();
    Instant now = NOON;

    Outing() {
        add(Course.plan(" New formula ", KIND, ""));
    }

    /** Ticked, and out since noon. */
    static Outing started() {
        var outing = new Outing();
        outing.add(Course.tick(outing.now(), "tested", true));
        outing.add(Course.tick(outing.now(), "approved", true));
        outing.add(
                Course.start(
                        outing.now(),
                        KIND.watch().of(checks()),
                        List.of(
                                figure(ROWS, Figure.Finding.HEALTHY, 3_538, -60),
                                figure(REVENUE, Figure.Finding.BREACH, 10, -60)),
                        Optional.empty(),
                        NOON));
        return outing;
    }

    static List<Check> checks() {
        return List.of(check("rows", "orders"), check("revenue", "orders"), check("age", "users"));
    }

    private static Check check(String id, String dataSet) {
        return new Check(
                new CheckId(id),
                new Check.Title(id, "", Optional.empty()),
                new Measure(
                        new MeasureId(id),
                        id,
                        new DataSetId(dataSet),
                        new Formula.RowCount(Optional.empty()),
                        Unit.COUNT),
                List.of(),
                new Check.Handling(
                        new Schedule.Manual(),
                        Optional.empty(),
                        Check.Labels.NONE,
                        Optional.empty(),
                        Optional.empty()));
    }

    /**
     * @param minutes after noon
     */
    static Figure figure(CheckId check, Figure.Finding finding, int value, int minutes) {
        return new Figure(
                check,
                finding,
                new Figure.Value(Optional.of(BigDecimal.valueOf(value)), "%,d".formatted(value)),
                Optional.of(NOON.plus(Duration.ofMinutes(minutes))),
                "it is %,d".formatted(value));
    }

    Outing at(int minutes) {
        now = NOON.plus(Duration.ofMinutes(minutes));
        return this;
    }

    Outing add(Course.Answer answer) {
        return add(List.of(((Course.Accepted) answer).event()));
    }

    Outing add(List<DeploymentEvent> events) {
        events.forEach(event -> log.add(new DeploymentEvent.Kept(event, now, "ana", false)));
        return this;
    }

    Outing see(Figure... after) {
        return add(Course.watch(now(), List.of(after), now, CheckId::value));
    }

    Deployment now() {
        return new Deployment(new UUID(0, 3), 3, log);
    }
}
