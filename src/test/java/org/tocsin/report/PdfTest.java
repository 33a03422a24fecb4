package org.tocsin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfTest {
    private static final Html.Head HEAD =
            new Html.Head("Costs <& more>", "June 2026", "Tocsin, made 1 Jul 2026 08:00 UTC");

    @Test
    void pagesAreNumberedAndCarryTheirFootAndTheirTypeface() throws IOException {
        var rows =
                IntStream.range(0, 120)
                        .mapToObj("<tr><td>Row %d</td></tr>"::formatted)
                        .collect(Collectors.joining());
        try (var pdf =
                pages(
                        "<table><thead><tr><th>Head</th></tr></thead><tbody>"
                                + rows
                                + "</tbody></table>")) {
            int pages = pdf.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            var last = text(pdf, pages);
            assertThat(last)
                    .contains("%d / %d".formatted(pages, pages))
                    .contains(HEAD.foot())
                    .contains("Row 119");
            assertThat(text(pdf, 1)).contains("Costs <& more>").contains("Row 0");
            for (var name : pdf.getPage(0).getResources().getFontNames()) {
                var font = pdf.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).contains("Inter");
            }
        }
    }

    @Test
    void aChartIsDrawnWithItsWords() throws IOException {
        var frame = new SvgChart.Frame("Mean <hours> & more", 600, 160, "%.0f h"::formatted);
        var values = List.of(OptionalDouble.of(3), OptionalDouble.empty(), OptionalDouble.of(8));
        var chart =
                new SvgChart(
                        frame,
                        List.of("Jan", "Feb", "Mar"),
                        List.of(
                                new SvgChart.Series("MTTR", SvgChart.Kind.LINE, values),
                                new SvgChart.Series("P0 & P1", SvgChart.Kind.BARS, values)));
        assertThat(chart.svg())
                .contains(">Feb<")
                .contains(">8 h<")
                .contains("P0 &amp; P1")
                .contains("Mean &lt;hours&gt; &amp; more");
        try (var pdf = pages("<figure>" + chart.svg() + "</figure>")) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(pdf.getPage(0).getResources().getXObjectNames()).hasSize(1);
        }
    }

    @Test
    void whatNobodyMeasuredIsAnEmptyChartAndNoFault() {
        var frame = new SvgChart.Frame("Nothing", 600, 160, "%.0f"::formatted);
        assertThat(new SvgChart(frame, List.of(), List.of()).svg()).endsWith("</svg>");
    }

    @Test
    void whatIsWrittenByPeopleStaysText() throws IOException {
        var hostile = "</body><script>alert(1)</script>\u0000\u0007 \"quoted\" 'too' <img src=x>";
        assertThat(Html.text(hostile)).doesNotContain("<").doesNotContain("\u0007");
        try (var pdf =
                pages("<p title=\"" + Html.text(hostile) + "\">" + Html.text(hostile) + "</p>")) {
            assertThat(text(pdf, 1)).contains("<script>alert(1)</script>");
        }
    }

    @Test
    void nothingOutsideTheDocumentIsRead() throws IOException {
        try (var pdf = pages("<p>before</p><img src=\"file:///etc/hostname\"/><p>after</p>")) {
            assertThat(text(pdf, 1)).contains("before").contains("after");
            assertThat(pdf.getPage(0).getResources().getXObjectNames()).isEmpty();
        }
    }

    @Test
    void whatIsNotWellFormedIsRefused() {
        assertThatThrownBy(() -> Pdf.of("<html><head></head><body><p>open</body></html>"))
                .isInstanceOf(RuntimeException.class);
    }

    private static PDDocument pages(String body) throws IOException {
        return Loader.loadPDF(Pdf.of(Html.page(HEAD, body)));
    }

    private static String text(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }
}
