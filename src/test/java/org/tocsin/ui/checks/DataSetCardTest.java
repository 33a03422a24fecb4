package org.tocsin.ui.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Health;
import org.tocsin.domain.check.SchemaChange;
import org.tocsin.domain.check.Timeliness;
import org.tocsin.domain.data.Tier;

/** What the card says of a tier's promise and of changed schemas (C-23, C-24). */
class DataSetCardTest {
    private static final Instant AT = Instant.parse("2025-03-04T06:35:00Z");

    @Test
    void theAgeIsToldBesideWhatTheTierPromises() {
        var tier = new Tier(1, 0.995, Duration.ofMinutes(30));
        var age = new Timeliness(OptionalDouble.of(2_700), AT, tier);

        assertThat(facts(Optional.of(age), List.of()))
                .contains(
                        new Detail.Fact(
                                "Age",
                                "45 min, tier 1 promises 30 min: not met"
                                        + " (as of 4 Mar 2025 06:35:00 UTC)"));
    }

    @Test
    void aSchemaThatChangedUpstreamIsAWarningOnTheCard() {
        var changed = new SchemaChange(Shop.ORDERS, AT, "1 column is missing: total");

        assertThat(facts(Optional.empty(), List.of(changed)))
                .filteredOn(fact -> fact.label().equals("Schema changed"))
                .singleElement()
                .satisfies(fact ->
                        assertThat(fact.value())
                                .startsWith("upstream in ")
                                .endsWith(
                                        " since 4 Mar 2025 06:35:00 UTC: 1 column is missing: total"));
    }

    @Test
    void withoutEitherNothingIsSaid() {
        assertThat(facts(Optional.empty(), List.of()))
                .extracting(Detail.Fact::label)
                .doesNotContain("Age", "Schema changed");
    }

    private static List<Detail.Fact> facts(Optional<Timeliness> age, List<SchemaChange> changed) {
        var health =
                new Health(
                        Shop.EVENTS,
                        new Health.Counts(1, 0, 0, 1),
                        OptionalDouble.empty(),
                        new Health.Promise(Optional.empty(), age),
                        new Health.Prospect(Optional.empty(), List.of(), changed, List.of()));
        return DataSetCard.facts(Shop.desk().playbook(), health, Shop.ZONE);
    }
}
