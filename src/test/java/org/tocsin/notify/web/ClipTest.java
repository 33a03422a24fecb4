package org.tocsin.notify.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClipTest {
    private static final String FAMILY = "👨‍👩‍👧‍👦";
    private static final String FLAG = "🇩🇪";

    @Test
    void whatFitsIsLeftAlone() {
        assertThat(Clip.to("", 5)).isEmpty();
        assertThat(Clip.to("abcde", 5)).isEqualTo("abcde");
        assertThat(Clip.to("abcdef", 5)).isEqualTo("abcd…");
    }

    @Test
    void nothingIsCutInsideOfWhatPeopleSeeAsOneCharacter() {
        assertThat(Clip.to("a😀😀", 4)).isEqualTo("a😀…");
        assertThat(Clip.to("a😀😀", 3)).isEqualTo("a…");
        assertThat(Clip.to("x" + FAMILY + "yyyy", FAMILY.length() + 1)).isEqualTo("x…");
        assertThat(Clip.to("x" + FAMILY + "yyyy", FAMILY.length() + 2))
                .isEqualTo("x" + FAMILY + "…");
        assertThat(Clip.to("ab" + FLAG + FLAG, 8)).isEqualTo("ab" + FLAG + "…");
        assertThat(Clip.to("cafe\u0301 society", 5)).isEqualTo("caf…");
        assertThat(Clip.to("שלום עולם", 6)).isEqualTo("שלום …");
    }

    @Test
    void aSizeOfItsOwnCounts() {
        assertThat(Clip.to("&&&&", 12, text -> text.replace("&", "&amp;").length()))
                .isEqualTo("&&…");
    }

    @Test
    void partsEndWithALineWhereOneIsNear() {
        assertThat(Clip.parts("one\ntwo\nthree", 9, String::length))
                .containsExactly("one\ntwo", "three");
        assertThat(Clip.parts("", 9, String::length)).isEmpty();
        assertThat(Clip.parts("abcdefghij", 4, String::length))
                .containsExactly("abcd", "efgh", "ij");
    }

    @Test
    void aCharacterLongerThanAPartIsSplitByCodePointsAndNotLost() {
        var tall = "e" + "\u0301".repeat(20);
        assertThat(String.join("", Clip.parts(tall, 8, String::length))).isEqualTo(tall);
        assertThat(Clip.parts("😀😀", 1, String::length)).isEmpty();
    }

    @Test
    void aHeadingIsOneLineWithoutControlCharacters() {
        assertThat(Clip.oneLine(" a\r\nBcc: x\u2028\u0000y ")).isEqualTo("a Bcc: x y");
    }
}
