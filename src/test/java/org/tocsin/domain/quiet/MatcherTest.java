package org.tocsin.domain.quiet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherTest {
    private static final Labels ALERT =
            Labels.NONE
                    .with(Label.CHECK, "orders-count")
                    .with(Label.DATA_SET, "orders")
                    .with(Label.TAG, List.of("nightly", "finance"));

    @ParameterizedTest
    @CsvSource({
        "check=orders-count, true",
        "check=orders, false",
        "check!=orders, true",
        "check=~orders-.*, true",
        "check=~orders, false",
        "check!~orders, true",
        "check!~orders-.*, false",
        "tag=finance, true",
        "tag!=finance, false",
        "tag!=weekly, true",
        "tag=~fin.*|x, true",
        "owner=, true",
        "owner!=ada, true",
        "owner=~.+, false",
        "owner=~.*, true",
        "tag=, false"
    })
    void matchersMeanWhatTheyMeanInAlertmanager(String matcher, boolean matches) {
        assertThat(Matcher.parse(matcher).matches(ALERT)).isEqualTo(matches);
    }

    @Test
    void aValueMayHoldSignsSpacesAndQuotes() {
        var parsed = Matcher.parse(" data-set =~ \"a=b|c!=d\" ");

        assertThat(parsed.label()).isEqualTo(Label.DATA_SET);
        assertThat(parsed.kind()).isEqualTo(Matcher.Kind.FITS);
        assertThat(parsed.value()).isEqualTo("a=b|c!=d");
        assertThat(Matcher.parse("check=a!=b").value()).isEqualTo("a!=b");
        assertThat(Matcher.parse(parsed.toString())).isEqualTo(parsed);
    }

    @Test
    void whatIsNoMatcherIsRefusedInWords() {
        assertThatThrownBy(() -> Matcher.parse("orders"))
                .hasMessageContaining("is no matcher")
                .hasMessageContaining("check=rows");
        assertThatThrownBy(() -> Matcher.parse("chek=rows"))
                .hasMessageContaining("there is no label \"chek\"")
                .hasMessageContaining("data-set");
        assertThatThrownBy(() -> Matcher.parse("check=~(a"))
                .hasMessageContaining("\"(a\" is no pattern");
        assertThatThrownBy(() -> Matcher.parse("check=" + "x".repeat(1_001)))
                .hasMessageContaining("1000 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check=~.*",
                "check=~.+",
                "severity!=P3",
                "check!~nothing",
                "data-set=",
                "source=~[^x]+|x.*",
                "kind=~.*"
            })
    void whatWouldHideEverythingIsRefused(String matcher) {
        assertThatThrownBy(() -> Matchers.parse(List.of(matcher)))
                .hasMessageContaining("matches everything");
    }

    @Test
    void oneThatNarrowsIsEnoughAndNoneIsRefused() {
        assertThat(Matchers.parse(List.of("check=~.+", "tag=nightly")).matches(ALERT)).isTrue();
        assertThat(Matchers.parse(List.of("tag=~.+")).matches(ALERT)).isTrue();
        assertThatThrownBy(() -> Matchers.parse(List.of()))
                .hasMessageContaining("no matcher at all");
    }

    @Test
    void aPatternThatGoesRoundInCirclesHidesNothing() {
        var endless = "(.*a){12}b";
        var alert = Labels.NONE.with(Label.CHECK, "a".repeat(60));

        assertThat(new Matcher(Label.CHECK, Matcher.Kind.FITS, endless).matches(alert)).isFalse();
        assertThat(new Matcher(Label.CHECK, Matcher.Kind.FITS_NOT, endless).matches(alert))
                .isFalse();
    }
}
