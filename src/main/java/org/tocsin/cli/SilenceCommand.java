package org.tocsin.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.quiet.Matchers;
import org.tocsin.domain.quiet.Silence;
import org.tocsin.domain.quiet.SilenceEdit;
import org.tocsin.engine.QuietDesk;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin silence}: for a while nobody is told of certain alerts. */
@Command(
        name = "silence",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "For a while nobody is told of certain alerts.")
public final class SilenceCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    private final QuietDesks desks;
    private final InstantSource clock;

    public SilenceCommand(QuietDesks desks, InstantSource clock) {
        this.desks = desks;
        this.clock = clock;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec().commandLine(),
                "say what to do: silence list, preview, add, snooze, edit or end");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Those that hold now or will; with --all those that are over as well.")
    int list(
            @Option(names = "--all", description = "Those that are over as well.") boolean all,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var now = clock.instant();
        var found =
                desks.with(spec(), (desk, _) -> desk.silences()).stream()
                        .filter(each -> all || each.state(now) != Silence.State.OVER)
                        .toList();
        return print(json ? QuietText.silencesJson(found, now) : QuietText.silences(found, now));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "What matchers would hide now, and what they would have hidden lately.")
    int preview(
            @Option(names = "--match", paramLabel = "K=V", required = true, description = MATCH)
                    List<String> match,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var matchers = matchers(match);
        var preview = desks.with(spec(), (desk, _) -> desk.preview(matchers));
        return print(json ? QuietText.previewJson(preview) : QuietText.preview(matchers, preview));
    }

    private static final String MATCH =
            "A label and what it is: check=rows, severity!=P3, data-set=~orders.* or tag!~test.*;"
                    + " several times for several that all have to hold.";

    @Command(mixinStandardHelpOptions = true, description = "Adds one, by matchers.")
    int add(
            @Option(names = "--match", paramLabel = "K=V", required = true, description = MATCH)
                    List<String> match,
            @CommandLine.Mixin Term term,
            @Option(names = "--reason", required = true, description = "Why.") String reason,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var now = clock.instant();
        var from = term.from().orElse(now);
        var wish = new SilenceEdit.Wish(matchers(match), from, term.until(from), reason);
        return answer(desks.with(spec(), (desk, _) -> desk.add(wish)), json);
    }

    @Command(mixinStandardHelpOptions = true, description = "Snoozes one check from now on.")
    int snooze(
            @Parameters(paramLabel = "CHECK", description = "The check's id.") String check,
            @CommandLine.Mixin Term term,
            @Option(names = "--reason", required = true, description = "Why.") String reason,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var until = term.until(clock.instant());
        return answer(
                desks.with(spec(), (desk, _) -> desk.snooze(new CheckId(check), until, reason)),
                json);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Gives one another end and reason; with --match it is ended and a new one takes"
                            + " its place.")
    int edit(
            @Parameters(paramLabel = "ID", description = "As silence list prints it.") UUID id,
            @Option(names = "--match", paramLabel = "K=V", description = MATCH)
                    @Nullable List<String> match,
            @CommandLine.Mixin Term term,
            @Option(names = "--reason", description = "Why; as it was when not given.")
                    @Nullable String reason,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return answer(
                desks.with(
                        spec(),
                        (desk, _) -> {
                            var seen =
                                    desk.silences().stream()
                                            .filter(each -> each.id().equals(id))
                                            .findFirst()
                                            .orElseThrow(
                                                    () -> new Refused("there is no silence " + id));
                            return desk.edit(
                                    id,
                                    new SilenceEdit.Wish(
                                            match == null ? seen.matchers() : matchers(match),
                                            term.from().orElse(seen.term().from()),
                                            term.until(clock.instant()),
                                            Optional.ofNullable(reason)
                                                    .orElse(seen.entry().reason())));
                        }),
                json);
    }

    @Command(mixinStandardHelpOptions = true, description = "Ends one now; it stays on record.")
    int end(
            @Parameters(paramLabel = "ID", description = "As silence list prints it.") UUID id,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        return answer(desks.with(spec(), (desk, _) -> desk.end(id)), json);
    }

    /** From when and until when. */
    static final class Term {
        @Option(
                names = "--from",
                paramLabel = "WHEN",
                description = "An instant or a date (UTC); now when not given.")
        private @Nullable String from;

        @CommandLine.ArgGroup(multiplicity = "1")
        private @Nullable End end;

        private static final class End {
            @Option(names = "--for", paramLabel = "SPAN", description = "For so long: 30m, 2h, 1d.")
            private @Nullable String span;

            @Option(
                    names = "--until",
                    paramLabel = "WHEN",
                    description = "An instant or a date (UTC), exclusive.")
            private @Nullable String until;
        }

        Optional<Instant> from() {
            return Optional.ofNullable(from).map(text -> When.parse(text, ZoneOffset.UTC));
        }

        Instant until(Instant from) {
            var said = Objects.requireNonNull(end);
            if (said.until != null) {
                return When.parse(said.until, ZoneOffset.UTC);
            }
            return Span.parse(String.valueOf(said.span))
                    .flatMap(span ->
                            span instanceof Span.Wall(var length)
                                    ? Optional.of(from.plus(length))
                                    : Optional.<Instant>empty())
                    .orElseThrow(() ->
                            new Refused(
                                    "\"%s\" is no length of wall time; write 30m, 2h or 1d"
                                            .formatted(said.span)));
        }
    }

    private static Matchers matchers(List<String> texts) {
        try {
            return Matchers.parse(texts);
        } catch (IllegalArgumentException fault) {
            throw new Refused(String.valueOf(fault.getMessage()));
        }
    }

    private int answer(QuietDesk.Reply reply, boolean json) {
        var now = clock.instant();
        return switch (reply) {
            case QuietDesk.Reply.Refused(var reason) -> throw new Refused(reason);
            case QuietDesk.Reply.Done(var silence, var ended) -> {
                var all =
                        ended.map(before -> List.of(before, silence))
                                .orElseGet(() -> List.of(silence));
                yield print(json ? QuietText.silencesJson(all, now) : QuietText.silences(all, now));
            }
        };
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }

    private int print(String text) {
        var out = spec().commandLine().getOut();
        out.print(text);
        out.flush();
        return Exit.FINE;
    }
}
