package org.tocsin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.ics.ICalendarWriter;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.oncall.Shift;
import org.tocsin.domain.oncall.ShiftEvents;
import org.tocsin.domain.response.Role;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin oncall}: who is on call, from when, and why (O-1 to O-3). */
@Command(
        name = "oncall",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Tells who is on call, when nobody is, and how the load is shared.")
public final class OnCallCommand implements Runnable {
    /** Finds schedules, with the overrides that are in force. */
    public interface Rota {
        /**
         * @param playbook name or folder; the workspace's own, with what was entered there, when
         *     empty
         */
        Crew crew(Optional<String> playbook, Optional<Path> workspace);
    }

    /**
     * @param zone how dates without a time are read
     */
    public record Crew(ZoneId zone, List<Role> roles, List<OnCallSchedule> schedules) {
        /** The role that a post is known as; its position when no role is. */
        String role(String schedule, String position) {
            return roles.stream()
                    .filter(role -> role.holder().equals(new Role.OnCall(schedule, position)))
                    .map(Role::id)
                    .findFirst()
                    .orElse(position);
        }
    }

    /** What every sub-command takes. */
    static final class Which {
        @Option(
                names = "--playbook",
                paramLabel = "NAME|DIR",
                description = "Whose schedules; the workspace's own when not given.")
        private @Nullable String playbook;

        @Option(names = "--schedule", paramLabel = "ID", description = "Only this one.")
        private @Nullable String schedule;

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;
    }

    /** Between when. */
    static final class Range {
        @Option(
                names = "--from",
                required = true,
                paramLabel = "WHEN",
                description = "An instant, or a date in the playbook's zone.")
        private String from = "";

        @Option(
                names = "--to",
                required = true,
                paramLabel = "WHEN",
                description = "An instant, or a date in the playbook's zone; exclusive.")
        private String to = "";

        Instant from(Crew crew) {
            return When.parse(from, crew.zone());
        }

        Instant to(Crew crew) {
            return When.parse(to, crew.zone());
        }
    }

    @Spec private @Nullable CommandSpec spec;

    private final Rota rota;
    private final InstantSource clock;

    public OnCallCommand(Rota rota, InstantSource clock) {
        this.rota = rota;
        this.clock = clock;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Say what to tell: oncall now, at, shifts, gaps, fairness or ics.");
    }

    @Command(mixinStandardHelpOptions = true, description = "Who is on call now.")
    int now(@Mixin Which which) {
        return at(which, crew(which), clock.instant());
    }

    @Command(mixinStandardHelpOptions = true, description = "Who is on call at an instant.")
    int at(
            @Parameters(paramLabel = "INSTANT", description = "Such as 2026-11-26T20:00:00Z.")
                    String instant,
            @Mixin Which which) {
        var crew = crew(which);
        return at(which, crew, When.parse(instant, crew.zone()));
    }

    private int at(Which which, Crew crew, Instant at) {
        var shifts = schedules(which, crew).stream().flatMap(s -> s.at(at).stream()).toList();
        return print(
                which.json ? OnCallText.json(at, shifts, crew) : OnCallText.text(shifts, crew));
    }

    @Command(mixinStandardHelpOptions = true, description = "Every shift between two instants.")
    int shifts(@Mixin Which which, @Mixin Range range) {
        var crew = crew(which);
        var shifts = shifts(which, range, crew);
        return print(which.json ? OnCallText.json(shifts, crew) : OnCallText.text(shifts, crew));
    }

    private List<Shift> shifts(Which which, Range range, Crew crew) {
        return schedules(which, crew).stream()
                .flatMap(s -> s.shifts(range.from(crew), range.to(crew)).stream())
                .sorted(Comparator.comparing(Shift::from))
                .toList();
    }

    @Command(mixinStandardHelpOptions = true, description = "When nobody holds a position.")
    int gaps(@Mixin Which which, @Mixin Range range) {
        var crew = crew(which);
        var gaps =
                schedules(which, crew).stream()
                        .flatMap(s -> s.gaps(range.from(crew), range.to(crew)).stream())
                        .toList();
        return print(
                which.json ? OnCallText.gapsJson(gaps, crew) : OnCallText.gapsText(gaps, crew));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Hours, weeks, rotation credit and major holidays of each person.")
    int fairness(@Mixin Which which, @Mixin Range range) {
        var crew = crew(which);
        var loads =
                schedules(which, crew).stream()
                        .map(s ->
                                new OnCallText.Loads(
                                        s.name().id(),
                                        new org.tocsin.domain.oncall.Fairness(s)
                                                .between(range.from(crew), range.to(crew))))
                        .toList();
        return print(which.json ? OnCallText.loadsJson(loads) : OnCallText.loadsText(loads));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shifts as an iCalendar file, for any calendar program.")
    int ics(
            @Mixin Which which,
            @Mixin Range range,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            description = "Where to write it; the terminal when not given.")
                    @Nullable Path out)
            throws IOException {
        var crew = crew(which);
        var events =
                schedules(which, crew).stream()
                        .flatMap(s ->
                                ShiftEvents.of(s.name(), s.shifts(range.from(crew), range.to(crew)))
                                        .stream())
                        .toList();
        String text = ICalendarWriter.write("On call", events, clock.instant());
        if (out == null) {
            return print(text);
        }
        Files.writeString(out, text);
        return print(out + "\n");
    }

    private Crew crew(Which which) {
        var root = Objects.requireNonNull(spec).root().userObject();
        var workspace = root instanceof Tocsin tocsin ? tocsin.workspace() : Optional.<Path>empty();
        return rota.crew(Optional.ofNullable(which.playbook), workspace);
    }

    private static List<OnCallSchedule> schedules(Which which, Crew crew) {
        if (which.schedule == null) {
            return crew.schedules();
        }
        var named =
                crew.schedules().stream()
                        .filter(s -> s.name().id().equals(which.schedule))
                        .toList();
        if (named.isEmpty()) {
            throw new Refused(
                    "there is no schedule %s; there are: %s"
                            .formatted(
                                    which.schedule,
                                    String.join(
                                            ", ",
                                            crew.schedules().stream()
                                                    .map(s -> s.name().id())
                                                    .toList())));
        }
        return named;
    }

    private int print(String text) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(text);
        out.flush();
        return 0;
    }
}
