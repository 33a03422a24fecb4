package org.tocsin.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.engine.ReviewPapers;
import org.tocsin.engine.ReviewPapers.Format;
import org.tocsin.engine.ReviewPapers.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin review export N --format FORMAT --out FILE} (M-5). */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a review as a file: Markdown, HTML, PDF, JSON, or an evidence bundle with all of"
                    + " them, the incident's log, charts, check results and messages.",
            "One that nobody has signed off is marked DRAFT, with what is missing. It holds no"
                    + " secrets, and failing rows only where --with-rows is said."
        })
public final class ReviewExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "N", description = "The incident's number.")
    private long number;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "md, html, pdf, json or bundle.")
    private String format = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to.")
    private Path out = Path.of("");

    @Option(names = "--with-rows", description = "With failing rows; masked columns stay masked.")
    private boolean rows;

    @Option(names = "--replace", description = "In place of a file that is there.")
    private boolean replace;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;
    private final PaperDesks desks;

    public ReviewExportCommand(PaperDesks desks) {
        this.desks = desks;
    }

    @Override
    public Integer call() {
        var command = Objects.requireNonNull(spec);
        var wanted = Format.of(format.toLowerCase(Locale.ROOT)).orElseThrow(this::unknown);
        var order = new ReviewPapers.Order(wanted, out, rows, replace);
        var outcome =
                desks.with(
                        command,
                        open ->
                                open.papers()
                                        .export(
                                                open.desks().find(number).incident().id().uuid(),
                                                order,
                                                ReviewPapers.Watch.NONE));
        return switch (outcome) {
            case Outcome.Refused(var why) -> throw new Refused(why);
            case Outcome.Cancelled() -> throw new Refused("the export was cancelled");
            case Outcome.Written written -> {
                var line = command.commandLine().getOut();
                line.print(json ? json(written, wanted) : text(written, wanted));
                line.flush();
                yield Exit.FINE;
            }
        };
    }

    private Refused unknown() {
        return new Refused(
                "there is no format %s; there are %s"
                        .formatted(
                                format,
                                Arrays.stream(Format.values())
                                        .map(Format::id)
                                        .collect(Collectors.joining(", "))));
    }

    private String text(Outcome.Written written, Format wanted) {
        return String.format(
                Locale.ROOT,
                "review of incident #%d exported to %s, %s, %,d bytes%s\n",
                number,
                written.file(),
                wanted.title(),
                written.bytes(),
                written.draft() ? "; it is marked DRAFT" : "");
    }

    private String json(Outcome.Written written, Format wanted) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("schema", "tocsin/review-exported/1");
            json.writeNumberField("incident", number);
            json.writeStringField("format", wanted.id());
            json.writeStringField("file", written.file().toString());
            json.writeNumberField("bytes", written.bytes());
            json.writeBooleanField("draft", written.draft());
            json.writeBooleanField("rows", rows);
            json.writeEndObject();
        });
    }
}
