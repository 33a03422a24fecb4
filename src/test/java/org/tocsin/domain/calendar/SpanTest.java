package org.tocsin.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {
    @ParameterizedTest
    @CsvSource({
        "15m, PT15M, 15m",
        "2h, PT2H, 2h",
        "1h30m, PT1H30M, 1h30m",
        "90m, PT1H30M, 1h30m",
        "90s, PT1M30S, 1m30s",
        "1d, PT24H, 1d",
        "36h, PT36H, 1d12h",
        "1.5h, PT1H30M, 1h30m",
        "0.25s, PT0.25S, 0.25s",
        "0s, PT0S, 0s",
        "0m, PT0S, 0s",
    })
    void wallTimeIsReadAndPrintedInItsShortestForm(String text, String length, String printed) {
        var span = Span.parse(text).orElseThrow();
        assertThat(span).isEqualTo(new Span.Wall(Duration.parse(length)));
        assertThat(span).hasToString(printed);
        assertThat(Span.parse(span.toString())).hasValue(span);
    }

    @ParameterizedTest
    @CsvSource({
        "1bd, 1000, 1bd",
        "0.5bd, 500, 0.5bd",
        "10bd, 10000, 10bd",
        "2.125bd, 2125, 2.125bd",
        "0bd, 0, 0bd",
        "1.50bd, 1500, 1.5bd",
    })
    void businessDaysAreReadToAThousandth(String text, int thousandths, String printed) {
        var span = Span.parse(text).orElseThrow();
        assertThat(span).isEqualTo(new Span.Business(thousandths));
        assertThat(span).hasToString(printed);
        assertThat(Span.parse(printed)).hasValue(span);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "15",
                "m",
                "15 m",
                "-15m",
                "+15m",
                "1x",
                "1e3m",
                ".5h",
                "5.h",
                "1.2.3h",
                "1m30",
                "bd",
                "-1bd",
                "1bd2h",
                "0.0005bd",
                "1h1bd",
                "99999999999bd",
                "9999999999999999999d",
                "999999999999999999d",
                "١٥m",
                "1D",
                "15min"
            })
    void whatIsNoSpanIsNotRead(String text) {
        assertThat(Span.parse(text)).isEmpty();
    }

    @Test
    void aSpanIsNeverNegative() {
        assertThatThrownBy(() -> new Span.Wall(Duration.ofSeconds(-1)))
                .hasMessageContaining("negative");
        assertThatThrownBy(() -> new Span.Business(-1)).hasMessageContaining("negative");
    }

    @Test
    void zeroIsZeroInEitherKindOfTime() {
        assertThat(Span.ZERO.isZero()).isTrue();
        assertThat(new Span.Business(0).isZero()).isTrue();
        assertThat(Span.business(1).isZero()).isFalse();
        assertThat(new Span.Wall(Duration.ofNanos(1)).isZero()).isFalse();
    }
}
