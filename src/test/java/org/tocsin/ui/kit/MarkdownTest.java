package org.tocsin.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.ui.kit.Markdown.Block;
import org.tocsin.ui.kit.Markdown.Span;

class MarkdownTest {
    @Test
    void headingsListsAndParagraphsAreToldApart() {
        assertThat(
                        Markdown.parse(
                                """
                                ## Symptoms
                                A rate
                                above 5 %.

                                1. First
                                2) Second
                                  - nested
                                """))
                .containsExactly(
                        new Block.Heading(2, plain("Symptoms")),
                        new Block.Paragraph(plain("A rate above 5 %.")),
                        new Block.Item("1.", 0, plain("First")),
                        new Block.Item("2.", 0, plain("Second")),
                        new Block.Item("•", 1, plain("nested")));
    }

    @Test
    void boldEmphasisAndCodeAreSpans() {
        assertThat(Markdown.spans("**Why**: `client_id` is *often* null"))
                .containsExactly(
                        new Span.Bold("Why"),
                        new Span.Plain(": "),
                        new Span.Code("client_id"),
                        new Span.Plain(" is "),
                        new Span.Emphasis("often"),
                        new Span.Plain(" null"));
    }

    @Test
    void codeBlocksAreKeptAsWrittenEvenWhenNeverClosed() {
        assertThat(Markdown.parse("```sql\nselect *\n  from t\n```"))
                .containsExactly(new Block.Code("select *\n  from t"));
        assertThat(Markdown.parse("```\n# not a heading"))
                .containsExactly(new Block.Code("# not a heading"));
    }

    @Test
    void whatIsNotMarkdownStaysAsWritten() {
        assertThat(Markdown.spans("2 * 3 * 4 and a_b_c and **open"))
                .containsExactly(new Span.Plain("2 * 3 * 4 and a_b_c and **open"));
        assertThat(Markdown.parse("")).isEmpty();
    }

    private static List<Span> plain(String text) {
        return List.of(new Span.Plain(text));
    }
}
