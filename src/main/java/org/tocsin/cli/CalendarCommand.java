package org.tocsin.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.calendar.BusinessCalendar;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.TeamTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tocsin calendar}: a team's business time and its intervals (E-6, O-4). */
@Command(
        name = "calendar",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Reckons in a team's business time and looks at its intervals.")
public final class CalendarCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    private final Function<String, Playbook> playbooks;
    private final Function<TeamTime, BusinessCalendar> calendars;

    /**
     * @param calendars a team's working time with its holidays
     */
    public CalendarCommand(
            Function<String, Playbook> playbooks, Function<TeamTime, BusinessCalendar> calendars) {
        this.playbooks = playbooks;
        this.calendars = calendars;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Say what to reckon: calendar deadline or calendar active.");
    }

    @Command(mixinStandardHelpOptions = true, description = "When a length of time is over.")
    int deadline(
            @Option(names = "--playbook", required = true, paramLabel = "NAME|DIR") String playbook,
            @Option(names = "--from", required = true, paramLabel = "INSTANT") String from,
            @Option(
                            names = "--in",
                            required = true,
                            paramLabel = "DURATION",
                            description = "Such as 15m, 2h, 1bd (a business day) or 0.5bd.")
                    String in,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var time = playbooks.apply(playbook).time();
        var start = When.parse(from, time.zone());
        var span =
                Span.parse(in)
                        .orElseThrow(() ->
                                new Refused(
                                        "\"%s\" is no duration; write 15m, 2h, 1d, 1bd or 0.5bd"
                                                .formatted(in)));
        var end = calendars.apply(time).after(start, span);
        return print(
                json
                        ? JsonText.of(out -> {
                            out.writeStartObject();
                            out.writeStringField("from", When.text(start));
                            out.writeStringField("in", span.toString());
                            out.writeStringField("deadline", When.text(end));
                            out.writeEndObject();
                        })
                        : When.text(end) + "\n");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Whether an interval or a maintenance window is active at an instant.")
    int active(
            @Option(names = "--playbook", required = true, paramLabel = "NAME|DIR") String playbook,
            @Option(names = "--interval", required = true, paramLabel = "NAME") String interval,
            @Option(names = "--at", required = true, paramLabel = "INSTANT") String at,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var time = playbooks.apply(playbook).time();
        var instant = When.parse(at, time.zone());
        boolean active =
                time.interval(interval)
                        .map(named -> named.contains(instant))
                        .or(() -> maintenance(time, interval, instant))
                        .orElseThrow(() -> new Refused(unknown(time, interval)));
        return print(
                json
                        ? JsonText.of(out -> {
                            out.writeStartObject();
                            out.writeStringField("interval", interval);
                            out.writeStringField("at", When.text(instant));
                            out.writeBooleanField("active", active);
                            out.writeEndObject();
                        })
                        : (active ? "active" : "not active") + "\n");
    }

    private static Optional<Boolean> maintenance(
            TeamTime time, String id, java.time.Instant instant) {
        return time.windows().maintenance().stream()
                .filter(window -> window.id().equals(id))
                .map(window -> window.active(instant).isPresent())
                .findFirst();
    }

    private static String unknown(TeamTime time, String interval) {
        var names = new java.util.ArrayList<String>();
        time.windows().intervals().forEach(each -> names.add(each.id()));
        time.windows().maintenance().forEach(each -> names.add(each.id()));
        return "there is no interval or window %s; %s"
                .formatted(
                        interval,
                        names.isEmpty()
                                ? "the playbook has none"
                                : "there are: " + String.join(", ", names));
    }

    private int print(String text) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(text);
        out.flush();
        return 0;
    }
}
