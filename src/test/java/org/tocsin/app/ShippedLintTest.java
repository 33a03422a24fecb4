package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.holidays.TeamHolidays;
import org.tocsin.playbook.Outlook;
import org.tocsin.playbook.Problem;
import org.tocsin.playbook.ShippedPlaybooks;

/** What lint says of shipped playbooks whose documents break their own rules. */
class ShippedLintTest {
    private static final Outlook MARCH =
            new Outlook(Instant.parse("2026-03-02T10:00:00Z"), new TeamHolidays());

    @Test
    void ccobservatoryIsWithoutProblems() {
        assertThat(lint("ccobservatory")).isEmpty();
    }

    /** Document 004's on-call table, and its two pairs of response times. */
    @Test
    void dataPipelineIsWarnedOfWhereItsDocumentBreaksItsRules() {
        var problems = lint("data-pipeline");

        assertThat(problems).allMatch(problem -> problem.level() == Problem.Level.WARNING);
        assertThat(problems)
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "the document contradicts itself: P0 is answered within 15 minutes (Severity"
                                + " Levels), and within 30 minutes (On-Call Rotation Schedule);"
                                + " decided: 15 minutes",
                        "the document contradicts itself: P1 is answered within 30 minutes (Severity"
                                + " Levels), and within 2 hours (On-Call Rotation Schedule); decided:"
                                + " 30 minutes",
                        "New Year's Week and Christmas/New Year overlap from 2026-12-28T09:00 to"
                                + " 2027-01-03T00:00; Christmas/New Year counts",
                        "engineer-d covers 3 major holidays in 2026 (Memorial Day Weekend 2026,"
                                + " Thanksgiving Week 2026, Christmas/New Year 2026); at most 2 are"
                                + " allowed");
    }

    private static List<Problem> lint(String playbook) {
        return ShippedPlaybooks.lint(playbook, MARCH).orElseThrow().problems();
    }
}
