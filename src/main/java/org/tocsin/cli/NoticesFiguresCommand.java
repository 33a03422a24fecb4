package org.tocsin.cli;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.calendar.Stretch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tocsin notices figures}: the monitor watched. */
@Command(
        name = "figures",
        mixinStandardHelpOptions = true,
        description =
                "How the monitor itself did: alerts per day, false positives, time to resolve, checks"
                        + " that never fire or always do, and what people found first.")
public final class NoticesFiguresCommand implements Callable<Integer> {
    private static final Duration USUAL = Duration.ofDays(7);

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "WHEN",
            description = "An instant or a date (UTC); 7 days before the end when not given.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "WHEN",
            description = "An instant or a date (UTC), exclusive; now when not given.")
    private @Nullable String to;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private final QuietDesks desks;
    private final InstantSource clock;

    public NoticesFiguresCommand(QuietDesks desks, InstantSource clock) {
        this.desks = desks;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var end =
                Optional.ofNullable(to)
                        .map(text -> When.parse(text, ZoneOffset.UTC))
                        .orElseGet(clock::instant);
        var start =
                Optional.ofNullable(from)
                        .map(text -> When.parse(text, ZoneOffset.UTC))
                        .orElseGet(() -> end.minus(USUAL));
        var when =
                Stretch.between(start, end)
                        .orElseThrow(() -> new Refused("--from is before --to; it is not"));
        var own = Objects.requireNonNull(spec);
        var figures = desks.with(own, (desk, _) -> desk.figures(when));
        var out = own.commandLine().getOut();
        out.print(json ? FiguresText.json(figures) : FiguresText.text(figures));
        out.flush();
        return Exit.FINE;
    }
}
