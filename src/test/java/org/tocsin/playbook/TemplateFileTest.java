package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.domain.response.Template;
import org.tocsin.domain.response.Template.Wording;

class TemplateFileTest {
    private static final String FILE =
            """
            # Texts of the team
            other:   [a,   b]

            templates:
              - id: first   # the one
                use: initial
                subject: '[{{severity}}] it''s {{title}}'
                body: |  # keep it short
                  Hello {{who}},

                    indented

              # the second one
              - {id: second, use: update, body: "{{update}}"}
              - id: third
                use: update
                body: >
                  folded
                  text
            """;

    private static String done(TemplateFile.Edit edit) {
        assertThat(edit).isInstanceOf(TemplateFile.Edit.Done.class);
        return ((TemplateFile.Edit.Done) edit).text();
    }

    private static String edited(String file, String id, String subject, String body) {
        return done(new TemplateFile(file, id).with(new Wording(subject, body)));
    }

    @Test
    void onlyTheLinesOfTheTextChange() {
        var was = new TemplateFile(FILE, "first").wording().orElseThrow();
        assertThat(was.body()).isEqualTo("Hello {{who}},\n\n  indented\n");
        assertThat(edited(FILE, "first", was.subject(), "Hello,\n\n{{title}}: \"x\" #1\n"))
                .isEqualTo(
                        FILE.replace(
                                "      Hello {{who}},\n\n        indented\n",
                                "      Hello,\n\n      {{title}}: \"x\" #1\n"));
    }

    @Test
    void onlyTheSubjectChanges() {
        var was = new TemplateFile(FILE, "first").wording().orElseThrow();
        assertThat(edited(FILE, "first", "{{title}} \"now\" \\ é", was.body()))
                .isEqualTo(
                        FILE.replace(
                                "'[{{severity}}] it''s {{title}}'",
                                "\"{{title}} \\\"now\\\" \\\\ é\""));
    }

    @Test
    void aTextOnOneLineStaysThere() {
        assertThat(edited(FILE, "second", "", "two\nlines"))
                .isEqualTo(FILE.replace("\"{{update}}\"", "\"two\\nlines\""));
    }

    @Test
    void aSubjectIsPutInWhereThereWasNone() {
        assertThat(edited(FILE, "second", "New", "{{update}}"))
                .isEqualTo(FILE.replace("body: \"{{up", "subject: \"New\", body: \"{{up"));
        assertThat(edited(FILE, "third", "New", "folded text\n"))
                .isEqualTo(FILE.replace("    body: >", "    subject: \"New\"\n    body: >"));
    }

    @Test
    void aFoldedTextBecomesLinesAsTheyAre() {
        assertThat(edited(FILE, "third", "", "one\ntwo\n"))
                .isEqualTo(
                        FILE.replace(
                                "body: >\n      folded\n      text",
                                "body: |\n      one\n      two"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  begins indented\nthen not\n",
                "\n\nbegins with nothing\n",
                "ends without a line end",
                "ends with three\n\n\n",
                "tab\there, \u202eright to left שלום\u202c, 🚨 and \u0007 bell\n",
                "spaces only:\n   \nafter\n",
                "--- \n# no remark\n... \n",
                "trailing spaces   \nkept  \n"
            })
    void whateverIsWrittenIsReadBack(String body) {
        for (var id : new String[] {"first", "second", "third"}) {
            var changed = edited(FILE, id, "s", body);
            assertThat(new TemplateFile(changed, id).wording()).contains(new Wording("s", body));
            assertThat(changed).startsWith(FILE.substring(0, FILE.indexOf("    use: initial")));
        }
    }

    @Test
    void lineEndsOfTheFileAreKept() {
        var windows = FILE.replace("\n", "\r\n");
        var was = new TemplateFile(windows, "first").wording().orElseThrow();
        assertThat(edited(windows, "first", was.subject(), "a\n\nb\n"))
                .isEqualTo(
                        FILE.replace(
                                        "      Hello {{who}},\n\n        indented\n",
                                        "      a\n\n      b\n")
                                .replace("\n", "\r\n"));
    }

    @Test
    void aByteOrderMarkAndAMissingLastLineEndAreKept() {
        var file = "\uFEFFtemplates:\n- id: t\n  use: update\n  body: |-\n    old";
        assertThat(edited(file, "t", "", "new"))
                .isEqualTo("\uFEFFtemplates:\n- id: t\n  use: update\n  body: |-\n    new");
    }

    @Test
    void aTextThatIsSharedIsNotChangedBehindAnothersBack() {
        var file =
                """
                templates:
                  - {id: a, use: update, body: &shared "same"}
                  - {id: b, use: update, body: *shared}
                """;
        assertThat(new TemplateFile(file, "b").with(new Wording("", "other")))
                .isInstanceOfSatisfying(
                        TemplateFile.Edit.Refused.class,
                        refused -> assertThat(refused.why()).contains("& and *"));
    }

    @Test
    void anUnknownTemplateAndAFaultyFileAreRefused() {
        assertThat(new TemplateFile(FILE, "nobody").with(new Wording("", "x")))
                .isInstanceOf(TemplateFile.Edit.Refused.class);
        assertThat(new TemplateFile("templates: [", "t").wording()).isEmpty();
    }

    @Test
    void everyShippedTemplateCanBeEdited(@TempDir Path folder) throws Exception {
        for (var shipped : ShippedPlaybooks.names()) {
            ShippedPlaybooks.copy(shipped, folder.resolve(shipped));
            var reading = PlaybookReader.read(folder.resolve(shipped));
            var playbook = reading.playbook().orElseThrow();
            for (Template each : playbook.response().guides().templates()) {
                var spot = reading.written().of("templates", each.id(), 0).orElseThrow();
                var file =
                        Files.readString(
                                folder.resolve(shipped).resolve(spot.file()),
                                StandardCharsets.UTF_8);
                var source = new TemplateFile(file, each.id());
                var was = source.wording().orElseThrow();
                assertThat(was.body().strip()).isEqualTo(each.body());
                var longer = new Wording(was.subject(), was.body() + "One line more.\n");
                assertThat(done(source.with(longer)).length())
                        .isBetween(file.length() + 15, file.length() + 40);
            }
        }
    }
}
