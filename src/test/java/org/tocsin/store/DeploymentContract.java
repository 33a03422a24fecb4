package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.Given.NOON;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.deployment.ChangeKind;
import org.tocsin.domain.deployment.Deployment;
import org.tocsin.domain.deployment.DeploymentEvent;
import org.tocsin.domain.deployment.Figure;
import org.tocsin.domain.deployment.Watch;

/** Deployments, whatever the database under them. */
abstract class DeploymentContract {
    private static final CheckId ROWS = new CheckId("rows");
    private static final Watch WATCH = new Watch(Set.of(ROWS), Set.of("orders"), 300, 7_200);

    abstract Store store();

    private static DeploymentEvent.Kept planned(String title) {
        var kind =
                new ChangeKind(
                        "schema-change",
                        "Schema change",
                        List.of(new ChangeKind.Item("plan", "There is a rollback plan")),
                        WATCH,
                        "document 000");
        return kept(new DeploymentEvent.Planned(title, kind, "日本語 \"quoted\""));
    }

    private static DeploymentEvent.Kept kept(DeploymentEvent event) {
        return new DeploymentEvent.Kept(event, NOON, "ana", false);
    }

    @Test
    void aDeploymentComesBackWithAllThatHappenedToIt() {
        var one = store().deployments().add("puffy", Given.id(1), planned("One"));
        var figure =
                new Figure(
                        ROWS,
                        Figure.Finding.HEALTHY,
                        new Figure.Value(Optional.of(new BigDecimal("0.05")), "5.0%"),
                        Optional.of(NOON),
                        "fine");
        var none =
                new Figure(
                        new CheckId("age"),
                        Figure.Finding.NOT_RUN,
                        new Figure.Value(Optional.empty(), ""),
                        Optional.empty(),
                        "");
        var more =
                List.of(
                        kept(new DeploymentEvent.Ticked("plan", true)),
                        kept(
                                new DeploymentEvent.Started(
                                        WATCH,
                                        NOON.plus(Duration.ofHours(2)),
                                        List.of(figure, none),
                                        "")),
                        kept(new DeploymentEvent.RollbackProposed(ROWS, "12 now")),
                        kept(new DeploymentEvent.IncidentSeen(Given.id(5))),
                        kept(new DeploymentEvent.LeftOpen("why", List.of(figure))),
                        kept(new DeploymentEvent.RolledBack("so", List.of(none))));
        assertThat(store().deployments().append(one, more, Optional.empty())).isTrue();
        var all = new java.util.ArrayList<>(one.log());
        all.addAll(more);
        assertThat(store().deployments().find(Given.id(1)))
                .contains(new Deployment(Given.id(1), 1, all));
        assertThat(store().deployments().find(Given.id(2))).isEmpty();
    }

    @Test
    void numbersCountPerPlaybookAndTheNewestComesFirst() {
        store().deployments().add("puffy", Given.id(1), planned("One"));
        store().deployments().add("puffy", Given.id(2), planned("Two"));
        store().deployments().add("puffy", Given.id(2), planned("Two again"));
        store().deployments().add("other", Given.id(3), planned("Elsewhere"));
        assertThat(store().deployments().all("puffy"))
                .extracting(Deployment::title)
                .containsExactly("#2 Two", "#1 One");
        assertThat(store().deployments().all("other"))
                .extracting(Deployment::number)
                .containsExactly(1L);
    }

    @Test
    void ofTwoWhoKnowTheSameTheSecondIsToldAndWhoNoLongerLeadsWritesNothing() {
        var seen = store().deployments().add("puffy", Given.id(1), planned("One"));
        var tick = List.of(kept(new DeploymentEvent.Ticked("plan", true)));
        assertThat(store().deployments().append(seen, tick, Optional.empty())).isTrue();
        assertThat(store().deployments().append(seen, tick, Optional.empty())).isFalse();
        var now = store().deployments().find(Given.id(1)).orElseThrow();
        var gone = new Lease.Held("gone", 99, NOON);
        assertThat(store().deployments().append(now, tick, Optional.of(gone))).isFalse();
        assertThat(store().deployments().find(Given.id(1)).orElseThrow().log()).hasSize(2);
    }
}
