package org.tocsin.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    private static final Instant NOW = Instant.parse("2025-03-04T12:00:00Z");
    private static final Headline.Checks WELL = new Headline.Checks(14, 0, 0);

    private static String say(int open, int past, Headline.Checks checks) {
        return Headline.of(new Headline.Facts(open, past, Optional.empty(), checks), NOW);
    }

    private static String next(long seconds, String what) {
        var next = new Headline.Next("P1", 24, NOW.plusSeconds(seconds), what);
        return Headline.of(new Headline.Facts(2, 1, Optional.of(next), WELL), NOW);
    }

    @Test
    void itSaysWhatBurnsAndWhatIsNext() {
        assertThat(next(252, "Update is due from Finance"))
                .isEqualTo(
                        "2 incidents open, 1 past its deadline. Next: P1 #24 in 04:12, update is due from Finance.");
    }

    @Test
    void anOverdueDeadlineIsSaidAsSuchAndAbbreviationsKeepTheirCapitals() {
        assertThat(next(-41, "L2 is told")).endsWith("Next: P1 #24 00:41 overdue, L2 is told.");
    }

    @Test
    void quietIsSaidPlainly() {
        assertThat(say(0, 0, WELL)).isEqualTo("Nothing is burning. 14 checks, none in breach.");
        assertThat(say(0, 0, new Headline.Checks(0, 0, 0))).isEqualTo("No incident open.");
        assertThat(say(0, 0, new Headline.Checks(14, 2, 1)))
                .isEqualTo("No incident open. 2 checks in breach, 1 check could not be run.");
    }

    @Test
    void aCheckThatCannotBeRunIsToldBesideIncidents() {
        assertThat(say(1, 0, new Headline.Checks(14, 3, 2)))
                .isEqualTo("1 incident open. 2 checks could not be run.");
        assertThat(say(1_200, 3, WELL)).isEqualTo("1,200 incidents open, 3 past their deadline.");
    }

    @Test
    void alertsAreCountedByWholeHours() {
        var now = Instant.parse("2025-03-04T12:20:00Z");
        var alerts =
                Alerts.of(
                        List.of(
                                Instant.parse("2025-03-04T12:00:00Z"),
                                Instant.parse("2025-03-04T11:59:59Z"),
                                Instant.parse("2025-03-03T13:00:00Z"),
                                Instant.parse("2025-03-03T12:59:59Z"),
                                Instant.parse("2025-03-04T13:00:00Z")),
                        now);
        assertThat(alerts.first()).isEqualTo(Instant.parse("2025-03-03T13:00:00Z"));
        assertThat(alerts.counts()).hasSize(24).startsWith(1, 0).endsWith(0, 1, 1);
        assertThat(alerts.total()).as("what is older or to come is not counted").isEqualTo(3);
        assertThat(alerts.most()).isEqualTo(1);
    }
}
