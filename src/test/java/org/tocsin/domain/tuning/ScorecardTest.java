package org.tocsin.domain.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Health;
import org.tocsin.domain.check.Risk;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Tier;
import org.tocsin.domain.tuning.Scorecard.Heading;

/** A data set's days become a scorecard; a day without a score is NaN here. */
class ScorecardTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 2, 26);
    private static final Tier TIER = new Tier(2, 0.95, Duration.ofHours(2));

    private static List<Scorecard.Day> days(double... scores) {
        var days = new ArrayList<Scorecard.Day>();
        for (int i = 0; i < scores.length; i++) {
            days.add(
                    new Scorecard.Day(
                            FIRST.plusDays(i),
                            Double.isNaN(scores[i])
                                    ? OptionalDouble.empty()
                                    : OptionalDouble.of(scores[i]),
                            new Health.Counts(1, 0, 0, 1),
                            List.of(),
                            Optional.empty()));
        }
        return days;
    }

    private static Scorecard card(Optional<Tier> tier, double... scores) {
        return new Scorecard(new DataSetId("events"), "Events", tier, days(scores));
    }

    @Test
    void aDayIsHeldAgainstTheDayBeforeAndTheWeekBefore() {
        var all = days(1, 1, 1, 1, 1, 1, 0.95, 0.8, Double.NaN, 0.94);
        var shown = Scorecard.days(all, FIRST.plusDays(7));

        assertThat(shown).hasSize(3);
        var outlook = shown.getFirst().outlook().orElseThrow();
        assertThat(outlook).isEqualTo(new Scorecard.Outlook(0.8, 0.95, 1));
        assertThat(outlook.risk()).isEqualTo(Risk.HIGH);
        assertThat(outlook.words())
                .isEqualTo("80.0%, after 95.0% the day before and 100.0% a week before");
        assertThat(shown.get(1).outlook()).isEmpty();
        assertThat(shown.getLast().outlook()).isEmpty();
    }

    @Test
    void lessThanAPointOverTheDaysIsSteady() {
        assertThat(card(Optional.empty(), 0.9, 0.905).heading()).contains(Heading.STEADY);
        assertThat(card(Optional.empty(), 0.9, 0.92).heading()).contains(Heading.RISING);
        assertThat(card(Optional.empty(), 0.9, Double.NaN, 0.8).heading())
                .contains(Heading.FALLING);
        assertThat(card(Optional.empty(), 0.9, Double.NaN).heading()).isEmpty();
    }

    @Test
    void aFallingScoreSaysWhenItBreaksItsPromise() {
        assertThat(card(Optional.of(TIER), 1, 0.99, 0.98).daysLeft()).isEqualTo(OptionalInt.of(4));
        assertThat(card(Optional.of(TIER), 0.97, 0.96, 0.95).daysLeft())
                .isEqualTo(OptionalInt.of(1));
    }

    @Test
    void thereIsNoSuchDayWhereNothingFallsOrNothingIsLeftToBreak() {
        assertThat(card(Optional.of(TIER), 0.98, 0.99, 1).daysLeft()).isEmpty();
        assertThat(card(Optional.of(TIER), 0.9, 0.8, 0.7).daysLeft()).isEmpty();
        assertThat(card(Optional.empty(), 1, 0.9).daysLeft()).isEmpty();
        assertThat(card(Optional.of(TIER), Double.NaN).daysLeft()).isEmpty();
    }

    @Test
    void thePromiseIsCountedOverDaysWithAScoreAlone() {
        assertThat(card(Optional.of(TIER), 0.95, 0.9499, Double.NaN).kept())
                .contains(new Scorecard.Kept(1, 2));
    }
}
