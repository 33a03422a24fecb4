package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.Condition.Direction;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Settings;

class DetectorRuleTest {
    private static Condition condition(String written) {
        var playbook = Written.SOUND.replace("below: 10", written);
        return Written.read(playbook)
                .playbook()
                .orElseThrow()
                .checks()
                .getFirst()
                .rules()
                .getFirst()
                .condition();
    }

    @Test
    void aDetectorIsNamedAndTuned() {
        assertThat(condition("detector: auto"))
                .isEqualTo(
                        new Condition.Detects(
                                Settings.usual(DetectorKind.AUTO), 0, Direction.BOTH));
        assertThat(
                        condition(
                                "detector: median-mad, set: {previous: 14, k: 5}, beyond: 20%, direction: up"))
                .isEqualTo(
                        new Condition.Detects(
                                new Settings(
                                        DetectorKind.MEDIAN_MAD,
                                        Map.of("previous", 14.0, "k", 5.0)),
                                0.2,
                                Direction.UP));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    detector: weekly | 18:34 | expected one of auto, deviation, zscore, weekday-band, novelty, rcf, ewma, median-mad, fixed
                    detector: ewma, set: {threshold: 2} | 18:40 | ewma has no parameter threshold; it has half-life, k
                    detector: zscore, set: {previous: 1} | 18:42 | previous must be a whole number from 2 to 10000
                    detector: auto, set: {k: 2} | 18:40 | auto has no parameters; leave k out
                    detector: fixed | 18:9 | fixed needs a bound: lower, upper or both
                    detector: fixed, set: {lower: 2, upper: 1} | 18:41 | lower must be less than upper
                    detector: rcf, beyond: 20% | 18:39 | rcf expects no value that could be a share away; leave it out
                    detector: rcf, direction: up | 18:9 | rcf does not know which way a value moved; leave "direction" out
                    detector: ewma, beyond: -5% | 18:40 | expected 0 or more; direction says which way counts
                    detector: ewma, previous: 7 | 18:40 | how far a detector looks back is its own affair; where it may be said, it is under set
                    below: 10, beyond: 20% | 18:35 | only a detector has "beyond"; leave it out
                    below: 10, set: {k: 2} | 18:35 | only a detector has "set"; leave it out
                    """)
    void whatMakesNoSenseIsToldWithItsPlace(String written, String place, String words) {
        assertThat(Written.problems(Written.SOUND.replace("below: 10", written)))
                .singleElement()
                .asString()
                .startsWith("a.yaml:%s: error: %s".formatted(place, words));
    }

    @Test
    void aShareThatMayBeAPercentageIsAsked() {
        assertThat(
                        Written.problems(
                                Written.SOUND.replace("below: 10", "detector: auto, beyond: 20")))
                .singleElement()
                .asString()
                .contains("warning: a share of 20 is 2000%; write 20% if that is meant");
    }

    @Test
    void segmentsHaveNoTimesForADetector() {
        var segmented =
                Written.SOUND
                        .replace("count-rows: true}", "count-rows: true, segment-by: id}")
                        .replace("below: 10", "detector: weekday-band");
        assertThat(Written.problems(segmented))
                .anyMatch(line ->
                        line.contains("is cut into segments")
                                && line.contains("use deviation or zscore"));
    }
}
