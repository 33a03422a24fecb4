package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Crew.ADA;
import static org.tocsin.engine.Crew.BOB;
import static org.tocsin.engine.Crew.TEN;
import static org.tocsin.engine.Crew.desk;
import static org.tocsin.engine.Crew.opening;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.incident.Command;
import org.tocsin.store.Store;

/** How incidents were handled is known to every process that has the workspace open. */
class HandledIncidentsTest {
    private final Store store = Store.inMemory();
    private final Crew.Hands clock = new Crew.Hands(TEN);
    private final LiveIncidents desk = desk(store, clock, ADA);

    @AfterEach
    void close() {
        store.close();
    }

    private void perform(UUID id, Command command, long minutes) {
        clock.set(TEN.plus(Duration.ofMinutes(minutes)));
        assertThat(desk.perform(id, command)).isInstanceOf(IncidentDesk.Reply.Done.class);
    }

    @Test
    void aRestartAndAnotherConsoleTellTheSame() {
        var other = desk(store, clock, BOB);
        assertThat(desk.open(opening("CRITICAL"))).isInstanceOf(IncidentDesk.Reply.Done.class);
        var id = desk.incidents().getFirst().id().uuid();
        other.catchUp();
        perform(id, new Command.Acknowledge(), 3);
        perform(id, new Command.Resolve("", Optional.of("none needed")), 60);
        perform(id, new Command.Reopen("back"), 90);
        perform(id, new Command.Resolve("", Optional.of("none needed")), 120);
        other.catchUp();

        var handled = desk.handled();
        assertThat(handled).hasSize(1);
        assertThat(handled.getFirst().timeToAcknowledge()).contains(Duration.ofMinutes(3));
        assertThat(handled.getFirst().timeToResolve()).contains(Duration.ofMinutes(120));
        assertThat(handled.getFirst().handling().open()).hasSize(2);
        assertThat(other.handled()).isEqualTo(handled);
        assertThat(desk(store, clock, BOB).handled()).isEqualTo(handled);
    }
}
