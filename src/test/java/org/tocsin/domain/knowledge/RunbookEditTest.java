package org.tocsin.domain.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunbookEditTest {
    private static final String TEXT =
            """
            ---
            id: nulls
            title: Null client ids
            ---

            ## Symptoms
            Many nulls.
            """;

    @Test
    void theSectionIsMadeAtTheEndAndWhatStandsThereStays() {
        var edit = RunbookEdit.adding(TEXT, "- **Consent banner**\n  - Fix: repair it");
        assertThat(edit.after())
                .isEqualTo(
                        TEXT
                                + "\n## Known root causes\n\n- **Consent banner**\n"
                                + "  - Fix: repair it\n");
        assertThat(edit.diff())
                .extracting(RunbookEdit.Line::toString)
                .containsExactly(
                        "  ",
                        "  ## Symptoms",
                        "  Many nulls.",
                        "+ ",
                        "+ ## Known root causes",
                        "+ ",
                        "+ - **Consent banner**",
                        "+   - Fix: repair it");
    }

    @Test
    void aSecondOneJoinsTheSectionWhereverItStands() {
        var text = TEXT + "\n### Known Root Causes\n\n- **One**\n\n## Afterwards\nRest.\n";
        var edit = RunbookEdit.adding(text, "- **Two**");
        assertThat(edit.after())
                .isEqualTo(
                        TEXT
                                + "\n### Known Root Causes\n\n- **One**\n- **Two**\n\n"
                                + "## Afterwards\nRest.\n");
        assertThat(edit.diff())
                .filteredOn(line -> line.kind() == RunbookEdit.Kind.ADDED)
                .containsExactly(new RunbookEdit.Line(RunbookEdit.Kind.ADDED, 12, "- **Two**"));
    }

    @Test
    void anEmptySectionALastLineWithoutEndAndWindowsLinesAreTakenAsTheyAre() {
        assertThat(RunbookEdit.adding("## Known root causes", "- a").after())
                .isEqualTo("## Known root causes\n\n- a\n");
        assertThat(RunbookEdit.adding("One\r\nTwo", "- a").after())
                .isEqualTo("One\r\nTwo\r\n\r\n## Known root causes\r\n\r\n- a\r\n");
        assertThat(RunbookEdit.adding("", "- a").after())
                .isEqualTo("\n## Known root causes\n\n- a\n");
    }

    @Test
    void aCauseThatStandsThereIsKnown() {
        var after = RunbookEdit.adding(TEXT, "- **Late  file** (incident #1)").after();
        assertThat(RunbookEdit.knows(after, "Late file")).isFalse();
        assertThat(
                        RunbookEdit.knows(
                                RunbookEdit.adding(TEXT, "- **Late file**").after(), "Late\nfile "))
                .isTrue();
    }
}
