package org.tocsin.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.data.DataSetId;

class HealthWordsTest {
    /** Healthy checks are not all that a tier promises (C-23). */
    @Test
    void dataOlderThanTheirTierPromisesSaySoBesideTheirChecks() {
        assertThat(words(Health.State.HEALTHY, "age 45 min, tier 1 promises 30 min: not met"))
                .isEqualTo("5 checks healthy, age 45 min, tier 1 promises 30 min: not met");
        assertThat(words(Health.State.HEALTHY, "")).isEqualTo("5 checks healthy");
        assertThat(words(Health.State.BREACH, "")).isEqualTo("2 of 5 in breach");
    }

    private static String words(Health.State state, String old) {
        var count = new Health.Count(5, 2, 0, old);
        return new Health(new DataSetId("orders"), "Orders", state, Optional.empty(), count)
                .words();
    }
}
