package org.tocsin.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RootCausesTest {
    @Test
    void caseSpacesAndPunctuationDoNotMatter() {
        assertThat(RootCauses.isSame("Vendor's file came late.", "vendor s  FILE came\nlate"))
                .isTrue();
        assertThat(RootCauses.isSame("Vorjahr übernommen", "VORJAHR ÜBERNOMMEN!")).isTrue();
        assertThat(RootCauses.isSame("ﬁle", "file")).isTrue();
    }

    @Test
    void otherWordsAndOtherNumbersDo() {
        assertThat(RootCauses.isSame("schema v2 was rolled out", "schema v3 was rolled out"))
                .isFalse();
        assertThat(RootCauses.isSame("late file", "file late")).isFalse();
        assertThat(RootCauses.isSame("schema v1 2", "schema v12")).isFalse();
    }

    @Test
    void wordsOfAnyScriptCountAndNoWordsAreNoCause() {
        assertThat(RootCauses.isSame("поздний файл", "Поздний, файл")).isTrue();
        assertThat(RootCauses.isSame("поздний файл", "другая причина")).isFalse();
        assertThat(RootCauses.isSame("???", "!")).isFalse();
        assertThat(RootCauses.isSame("", "")).isFalse();
    }
}
