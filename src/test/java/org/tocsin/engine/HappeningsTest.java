package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Fixtures.CARTS;
import static org.tocsin.engine.Fixtures.COUNT;
import static org.tocsin.engine.Fixtures.EVENTS;
import static org.tocsin.engine.Fixtures.check;
import static org.tocsin.engine.Fixtures.playbook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Exclusion;
import org.tocsin.domain.check.Exclusion.Scope;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.trend.Mark;

/** What happened is told as marks beside the values of the checks that it concerns. */
class HappeningsTest {
    private static final Instant NOW = Instant.parse("2025-03-10T12:00:00Z");
    private static final CheckId ROWS = new CheckId("rows");
    private static final CheckId BASKETS = new CheckId("baskets");

    private final Happenings happenings =
            new Happenings(
                    playbook(check("rows", COUNT), check("baskets", CARTS)), HolidaySource.NONE);

    private static Adjustment adjustment(Instant from, Optional<Instant> until) {
        return new Adjustment(
                new UUID(0, 1),
                ROWS,
                new Adjustment.Change.Expected(),
                new Adjustment.Term(from, until),
                new Adjustment.Entry("spring sale", "ann", from));
    }

    private static Exclusion exclusion(Scope scope) {
        return new Exclusion(
                new UUID(0, 2),
                scope,
                new Exclusion.Stretch(NOW.minusSeconds(60), NOW),
                new Exclusion.Entry("back-fill", "bob", NOW));
    }

    @Test
    void anExceptionLastsUntilItsEndAndConcernsItsCheck() {
        var until = NOW.plusSeconds(600);
        assertThat(happenings.exceptions(List.of(adjustment(NOW, Optional.of(until))), NOW))
                .containsExactly(
                        new Mark(
                                Mark.Kind.EXCEPTION,
                                new Mark.Span(NOW, until),
                                "spring sale",
                                Set.of(ROWS),
                                Optional.of(new UUID(0, 1))));
    }

    @Test
    void oneUntilFurtherNoticeReachesToNowAndNeverEndsBeforeItBegins() {
        var before = NOW.minusSeconds(600);
        var after = NOW.plusSeconds(600);
        var marks =
                happenings.exceptions(
                        List.of(
                                adjustment(before, Optional.empty()),
                                adjustment(after, Optional.empty())),
                        NOW);
        assertThat(marks)
                .extracting(Mark::span)
                .containsExactly(new Mark.Span(before, NOW), new Mark.Span(after, after));
    }

    @Test
    void anExclusionConcernsWhatItsScopeSays() {
        var marks =
                happenings.exclusions(
                        List.of(
                                exclusion(new Scope.OfMeasure(CARTS.id())),
                                exclusion(new Scope.OfDataSet(EVENTS.id())),
                                exclusion(new Scope.Everything())));
        assertThat(marks)
                .extracting(Mark::checks)
                .containsExactly(Set.of(BASKETS), Set.of(ROWS, BASKETS), Set.of());
        assertThat(marks.getLast().concerns(Set.of(ROWS))).isTrue();
        assertThat(marks.getFirst().concerns(Set.of(ROWS))).isFalse();
        assertThat(marks).extracting(Mark::label).containsOnly("back-fill, by bob");
    }

    @Test
    void holidaysOfAVeryLongTimeAreNotTold() {
        assertThat(happenings.holidays(Instant.EPOCH, NOW)).isEmpty();
        assertThat(happenings.windows(Instant.EPOCH, NOW)).isEmpty();
        assertThat(happenings.incidents(List.of(), NOW)).isEmpty();
    }
}
