package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.Given.NOON;
import static org.tocsin.store.Given.all;
import static org.tocsin.store.Given.march;
import static org.tocsin.store.Given.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Partition;

/** By which of its runs a check stands, and who hears of the others. */
abstract class StandingContract extends RetentionContract {
    private static final CheckId FLOOR = new CheckId("revenue-floor");

    private static Given floor(long number, LocalDate day, int secondsPastNoon) {
        return run(number, "revenue-floor", day, number)
                .startedAt(NOON.plusSeconds(secondsPastNoon));
    }

    private List<UUID> standing() {
        return store().runs().latest("puffy").stream().map(CheckRun::id).toList();
    }

    private List<UUID> toldSince(long sequence) {
        return store().runs().changedSince("puffy", sequence).stream().map(CheckRun::id).toList();
    }

    @Test
    void aCheckStandsByTheNewestDayThatWasJudgedWheneverThatWas() {
        store().runs().record(all(floor(1, march(4), 0)));
        store().runs().record(all(floor(2, march(1), 9)));
        assertThat(standing()).containsExactly(Given.id(1));

        store().runs().record(all(floor(3, march(5), -9)));
        store().runs().record(all(run(4, "other", march(4), 4)));

        assertThat(standing()).containsExactlyInAnyOrder(Given.id(3), Given.id(4));
        assertThat(store().runs().recent("puffy", FLOOR, 2))
                .extracting(CheckRun::id)
                .containsExactly(Given.id(2), Given.id(1));
    }

    @Test
    void ofTheSameDayTheRunThatStartedLastCounts() {
        store().runs().record(all(floor(1, march(4), 0)));
        store().runs().record(all(floor(2, march(4), 60)));
        assertThat(standing()).containsExactly(Given.id(2));

        store().runs().record(all(floor(3, march(4), 30)));

        assertThat(standing()).containsExactly(Given.id(2));
    }

    @Test
    void daysThatAreFilledInTogetherLeaveTheNewestOfThemWhateverTheirOrder() {
        store().runs().record(all(floor(1, march(2), 0), floor(2, march(3), 1)));
        assertThat(standing()).containsExactly(Given.id(2));

        store().runs().record(all(floor(3, march(5), 2), floor(4, march(1), 3)));

        assertThat(standing()).containsExactly(Given.id(3));
    }

    @Test
    void aDayThatIsFilledInIsToldThoughTheCheckStandsByANewerOne() {
        store().runs().record(all(floor(1, march(4), 0), run(9, "other", march(4), 1)));
        long before = store().changes().current();

        long after = store().runs().record(all(floor(2, march(1), 9)));

        assertThat(toldSince(before)).containsExactly(Given.id(1));
        assertThat(toldSince(after)).isEmpty();
    }

    @Test
    void theScheduleIsMetUpToTheLatestTimeWhicheverDayIsLookedAt() {
        store().runs().record(List.of(due(floor(1, march(4), 0), 0)));
        store().runs().record(List.of(due(floor(2, march(3), 60), 60)));
        assertThat(met()).isEqualTo(NOON.plusSeconds(60));

        store().runs().record(List.of(due(floor(3, march(5), 61), 30)));
        store().runs().record(all(floor(4, march(5), 90)));

        assertThat(met()).isEqualTo(NOON.plusSeconds(60));
        assertThat(standing()).containsExactly(Given.id(4));
    }

    @Test
    void ofACheckWhoseDataIsCutAnewTheLaterRunCounts() {
        var month = new Partition.Span(march(1), Grain.MONTH, Given.ZONE);
        store().runs().record(all(floor(1, march(4), 0)));

        store().runs().record(all(floor(2, march(1), 60).on(month)));

        assertThat(standing()).containsExactly(Given.id(2));
    }

    private static Recorded due(Given run, int secondsPastNoon) {
        return run.recorded().meeting(Optional.of(NOON.plusSeconds(secondsPastNoon)));
    }

    private Instant met() {
        return Objects.requireNonNull(store().runs().met("puffy").get(FLOOR));
    }
}
