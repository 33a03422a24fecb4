package org.tocsin.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{titel}}|1:1 there is no field \"titel\"",
                "[{{severity}}] {{sev}}|1:16 there is no field \"sev\"",
                "{{title|1:1 \"{{\" without its \"}}\"; close the place or leave it out",
                "{{#title}}{{title}}|1:1 the section \"title\" is not closed; write {{/title}} where it ends",
                "{{/title}}|1:1 no section \"title\" is open here; leave {{/title}} out",
                "{{actions-taken}}|1:1 \"actions-taken\" is a list; write {{#actions-taken}}…{{/actions-taken}}",
                "{{.}}|1:1 {{.}} stands only in the section of a list",
                "{{}}|1:1 a place without a name; write a field such as {{title}}",
                "{{Title}}|1:1 \"Title\" is no name of a field",
                "{{{title}}}|1:1 nothing is escaped in a message; write {{field}} instead",
                "{{>other}}|1:1 a template cannot take in another one; write its text",
                "{{period}}|1:1 \"period\" is known in reports only (use: report)",
                "{{#title?}}{{/title?}}|1:1 \"?\" stands only in a section of a list, such as {{#incidents?}}",
            })
    void aFaultIsToldWhereItStands(String text, String fault) {
        assertThat(faults(text, Field.Of.INCIDENT)).containsExactly(fault);
    }

    @Test
    void sectionsThatCrossAreToldOnceAtTheWrongEnd() {
        assertThat(faults("{{#title}}\n  {{#impact}}{{/title}}{{/impact}}", Field.Of.INCIDENT))
                .startsWith(
                        "2:14 {{/title}} closes the section \"impact\", which was opened last; write {{/impact}} here");
    }

    @Test
    void columnsCountCharactersAndNotTheirHalves() {
        assertThat(faults("🚨🚨 {{titel}}", Field.Of.INCIDENT))
                .containsExactly("1:4 there is no field \"titel\"");
    }

    @Test
    void insideIncidentsOfAReportTheFieldsOfAnIncidentAreKnown() {
        var text = "{{#incidents?}}{{#incidents}}{{number}} {{title}}{{/incidents}}{{/incidents?}}";
        assertThat(faults(text, Field.Of.REPORT)).isEmpty();
        assertThat(faults("{{title}}", Field.Of.REPORT))
                .containsExactly("1:1 \"title\" speaks of one incident; it is not known here");
        assertThat(faults("{{window-start}} {{now}}", Field.Of.WINDOW)).isEmpty();
    }

    @Test
    void everyFieldOfTheCatalogueIsKnownByItsName() {
        for (var field : Field.values()) {
            assertThat(Field.named(field.id())).contains(field);
            assertThat(field.meaning()).isNotBlank();
            assertThat(field.example()).isNotBlank();
        }
    }

    @Test
    void placesForAPersonAreThoseWithWordsInThem() {
        assertThat(Blanks.in("[RESOLVED] [{{severity}}] [Action 1]\n• [Date/Time]; [Action 1]"))
                .containsExactly("[Action 1]", "[Date/Time]");
        assertThat(Blanks.left("[Action 1] [Action 2]", "Did it\n[Action 2]"))
                .containsExactly("[Action 2]");
    }

    @Test
    void whatTheMachineSendsLeavesOutWhatOnlyAPersonCanSay() {
        var template =
                """
                [P1] UPDATE

                PROGRESS UPDATE:
                • [Key findings or progress made]
                1. [Actions completed since last update]

                NEXT STEPS:
                • [Planned actions with timelines]
                • Next update: {{next-update}}

                RESOLUTION ETA: [Best current estimate]
                NOTES:
                - [Anything else]\
                """;

        assertThat(Blanks.without(template))
                .isEqualTo(
                        """
                        [P1] UPDATE

                        NEXT STEPS:
                        • Next update: {{next-update}}

                        RESOLUTION ETA: to follow\
                        """);
    }

    private static List<String> faults(String text, Field.Of about) {
        return Wording.of(text, about).faults().stream()
                .map(fault ->
                        "%d:%d %s"
                                .formatted(
                                        fault.spot().line(),
                                        fault.spot().column(),
                                        fault.message()))
                .toList();
    }
}
