package org.tocsin.ui.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.series.Point;
import org.tocsin.playbook.ShippedPlaybooks;

/** An exception is tried on what was found before, and read as people write it. */
class ExceptionFormTest {
    private static final Check CHECK =
            ShippedPlaybooks.read("puffy")
                    .orElseThrow()
                    .playbook()
                    .orElseThrow()
                    .check(new CheckId("event-count"))
                    .orElseThrow();

    private static List<Point> values(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(day -> new Point(Instant.EPOCH.plusSeconds(86_400L * day), values[day]))
                .toList();
    }

    @Test
    void aLowerBoundForgivesWhatLiesAboveIt() {
        var change = new Adjustment.Change.Bound("CRITICAL", 500);
        var preview = Preview.of(CHECK, change, values(4_000, 1_000, 600, 499), 30);
        assertThat(preview.sentence())
                .isEqualTo(
                        "Of the last 4 results 3 are in breach by the playbook; with this 1 would be. Judged otherwise: 1,000, 600.");
    }

    @Test
    void whatIsExpectedBreachesNothingAndTheNewestCount() {
        var change = new Adjustment.Change.Expected();
        var preview = Preview.of(CHECK, change, values(1, 2, 3, 9_000, 4_000), 2);
        assertThat(preview.results()).hasSize(2);
        assertThat(preview.results()).filteredOn(Preview.Result::differs).hasSize(1);
        assertThat(Preview.of(CHECK, change, List.of(), 30).sentence()).contains("no results yet");
    }

    @Test
    void aBoundIsReadWithItsUnitOrWithout() {
        assertThat(Terms.parse("2,500", Unit.COUNT)).isEqualTo(OptionalDouble.of(2_500));
        assertThat(Terms.parse(" 8.5% ", Unit.RATIO)).isEqualTo(OptionalDouble.of(0.085));
        assertThat(Terms.parse("$12,415", Unit.USD)).isEqualTo(OptionalDouble.of(12_415));
        assertThat(Terms.parse("30 s", Unit.SECONDS)).isEqualTo(OptionalDouble.of(30));
        assertThat(Terms.parse("many", Unit.COUNT)).isEmpty();
        assertThat(Terms.parse("", Unit.COUNT)).isEmpty();
        assertThat(Terms.parse("Infinity", Unit.COUNT)).isEmpty();
    }

    @Test
    void anEndIsReadInTheTeamsZone() {
        var zone = ZoneId.of("America/Los_Angeles");
        assertThat(Terms.instant("2026-03-31 18:00", zone))
                .isEqualTo(Optional.of(Instant.parse("2026-04-01T01:00:00Z")));
        assertThat(Terms.instant("31 March", zone)).isEmpty();
    }
}
