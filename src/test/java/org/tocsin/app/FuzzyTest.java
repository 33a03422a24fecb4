package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FuzzyTest {
    private static int score(String query, String title) {
        return Fuzzy.find(query, title, "").orElseThrow().score();
    }

    @Test
    void lettersAreFoundInOrderWithGapsAtWordStarts() {
        assertThat(Fuzzy.find("rac", "Run all checks", "").orElseThrow().marks())
                .containsExactly(0, 4, 8);
    }

    @Test
    void aRunOfLettersBeatsTheFirstOnesThatFit() {
        assertThat(Fuzzy.find("che", "Cancel the check", "").orElseThrow().marks())
                .containsExactly(11, 12, 13);
    }

    @Test
    void lettersOutOfOrderAreNotFound() {
        assertThat(Fuzzy.find("kh", "check", "")).isEmpty();
        assertThat(Fuzzy.find("checkk", "check", "")).isEmpty();
    }

    @Test
    void wordsMayComeInAnyOrderAndFromTheHeading() {
        assertThat(Fuzzy.find("checks run", "Run all checks", "")).isPresent();
        assertThat(Fuzzy.find("window dark", "Use the dark theme", "Window")).isPresent();
        assertThat(Fuzzy.find("place dark", "Use the dark theme", "Window")).isEmpty();
    }

    @Test
    void theTitleCountsMoreThanTheHeading() {
        assertThat(score("checks", "Checks"))
                .isGreaterThan(Fuzzy.find("checks", "Run all", "Checks").orElseThrow().score());
    }

    @Test
    void aShorterTitleWinsAmongEquals() {
        assertThat(score("run", "Run all")).isGreaterThan(score("run", "Run all checks of a set"));
    }

    @Test
    void caseAndSpacesDoNotMatter() {
        assertThat(Fuzzy.find("  RUN  ", "run all", "")).isPresent();
        assertThat(Fuzzy.find("é", "Équipe", "")).isPresent();
    }
}
