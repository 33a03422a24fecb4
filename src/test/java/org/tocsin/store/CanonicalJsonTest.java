package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 8785, and what lies at its edges. */
class CanonicalJsonTest {
    /** RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void aNumberIsPrintedAsEcmaScriptPrintsIt(String bits, String printed) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        assertThat(CanonicalNumber.of(value)).isEqualTo(printed);
        assertThat(Double.parseDouble(printed) + 0.0).isEqualTo(value + 0.0);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1.0, 1",
        "-0.0, 0",
        "10, 10",
        "1e3, 1000",
        "0.5, 0.5",
        "12.50, 12.5",
        "4.50, 4.5",
        "2e-3, 0.002",
        "1E30, 1e+30",
        "333333333.33333329, 333333333.3333333",
        "1e-27, 1e-27",
        "9007199254740993, 9007199254740992",
        "1e-323, 1e-323",
        "2e23, 2e+23"
    })
    void howANumberWasWrittenDoesNotMatter(String written, String canonical) {
        assertThat(CanonicalJson.of(written)).isEqualTo(canonical);
    }

    /** RFC 8785, section 3.2.2. */
    @Test
    void theExampleOfTheRfcComesOutAsPrintedThere() {
        var written =
                """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """;
        assertThat(CanonicalJson.of(written))
                .isEqualTo(
                        "{\"literals\":[null,true,false],"
                                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /** RFC 8785, section 3.2.3: the emoji is two UTF-16 units, which sort before the last one. */
    @Test
    void namesAreSortedByTheirUtf16Units() {
        var written =
                """
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return",
                 "\\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
                 "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
                 "\\u00f6": "Latin Small Letter O With Diaeresis"}
                """;
        assertThat(CanonicalJson.of(written))
                .containsSubsequence(
                        "Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew");
    }

    @Test
    void onlyWhatMustBeEscapedIs() {
        assertThat(CanonicalJson.of("\"\\u0000\\u001f\\b\\f\\t\\u007f\\u2028é\\/\""))
                .isEqualTo("\"\\u0000\\u001f\\b\\f\\t\u007f\u2028é/\"");
    }

    @Test
    void halfASurrogatePairIsReplacedSoThatTheTextCanBeKept() {
        assertThat(CanonicalJson.of("\"a\\ud800b\"")).isEqualTo("\"a\ufffdb\"");
    }

    @Test
    void whatIsCanonicalStaysAsItIs() {
        var text = "{\"\":[[],{},\"\"],\"a\":{\"b\":{\"c\":-1.5e-9}}}";
        assertThat(CanonicalJson.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,]", "{\"a\":1,\"a\":1}", "1 2", "1e400", "nul"})
    void whatIsNoSoundJsonIsRefused(String text) {
        assertThatThrownBy(() -> CanonicalJson.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Not JSON");
    }
}
