package org.tocsin.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 00:00",
        "252, 04:12",
        "3599, 59:59",
        "3600, 1 h 00 m",
        "7859, 2 h 10 m",
        "86399, 23 h 59 m",
        "86400, 1 d",
        "100800, 1 d 4 h",
        "259199, 2 d 23 h",
        "259200, 3 d",
        "864000000, '10,000 d'",
        "-1, +00:01",
        "-41, +00:41",
        "-7859, +2 h 10 m"
    })
    void theTimeLeftIsAsShortAsItCanBeRead(long seconds, String text) {
        assertThat(ClockText.of(seconds)).isEqualTo(text);
    }

    @Test
    void theStepTurnsExactlyWhenTheTextDoes() {
        LongStream.of(-90_000, -3_700, -70, -2, 3_590, 86_390, 259_190)
                .flatMap(from -> LongStream.range(from, from + 130))
                .forEach(second ->
                        assertThat(ClockText.step(second) == ClockText.step(second + 1))
                                .as("%d to %d", second, second + 1)
                                .isEqualTo(ClockText.of(second).equals(ClockText.of(second + 1))));
    }

    @Test
    void itIsSpokenInWords() {
        assertThat(ClockText.spoken(60)).isEqualTo("due in 1 minute");
        assertThat(ClockText.spoken(7_300)).isEqualTo("due in 2 hours");
        assertThat(ClockText.spoken(-30)).isEqualTo("less than a minute overdue");
        assertThat(ClockText.rough(172_800)).isEqualTo("2 d");
        assertThat(ClockText.rough(59)).isEqualTo("<1 min");
    }
}
