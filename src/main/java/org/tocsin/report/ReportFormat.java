package org.tocsin.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The forms that a report takes. */
public enum ReportFormat {
    TEXT("text", "txt"),
    HTML("html", "html"),
    PDF("pdf", "pdf"),
    JSON("json", "json");

    private final String id;
    private final String ending;

    ReportFormat(String id, String ending) {
        this.id = id;
        this.ending = ending;
    }

    /** By its name, or by the ending of a file. */
    public static Optional<ReportFormat> of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.id.equals(name) || each.ending.equals(name))
                .findFirst();
    }

    public String id() {
        return id;
    }

    /** Of the names of files. */
    public String ending() {
        return ending;
    }

    /** The report as the content of a file. */
    public byte[] write(Report report) {
        return switch (this) {
            case TEXT -> ReportText.of(report).getBytes(StandardCharsets.UTF_8);
            case HTML -> ReportHtml.of(report).getBytes(StandardCharsets.UTF_8);
            case PDF -> Pdf.of(ReportHtml.of(report));
            case JSON -> ReportJson.of(report).getBytes(StandardCharsets.UTF_8);
        };
    }
}
