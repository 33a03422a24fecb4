package org.tocsin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.drill.Scenario;
import org.tocsin.domain.drill.ScoreDocument;
import org.tocsin.domain.drill.ScoreSheet;
import org.tocsin.domain.drill.Staged;
import org.tocsin.playbook.Script;
import org.tocsin.report.ScoreHtml;
import org.tocsin.report.ScoreJson;
import org.tocsin.report.ScoreText;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code tocsin drill}: plays an incident that is none, and scores how it was answered (M-8). In
 * the window people answer it; here a script does, and all of it is over at once.
 */
@CommandLine.Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Plays an incident that is none, in a store of its own, and scores how it was"
                    + " answered.",
            "Never sends anything to anybody."
        })
public final class DrillCommand implements Runnable {
    /** Where drills are held. */
    public interface Hall {
        /** What can be drilled under the rules of a workspace, or of another playbook. */
        List<Scenario> scenarios(Place place);

        /** What was drilled in a workspace, the latest first. */
        List<Past> past(Place place);

        /** Plays a scenario to its end and keeps what it leaves. */
        Played play(Place place, Order order);

        /** The score of a drill from what it left in its folder. */
        Score score(Place place, Path folder);
    }

    /**
     * @param playbook a name or a folder; the workspace's own when empty
     */
    public record Place(Optional<Path> workspace, Optional<String> playbook) {}

    /**
     * @param script what people do
     * @param at when the drill begins on its own clock; as the script or the scenario says when
     *     empty
     */
    public record Order(
            What what, Optional<Script> script, Optional<Instant> at, List<String> people) {}

    /** What is to be played. */
    public sealed interface What {}

    public record OfScenario(String id) implements What {}

    /** An incident of the workspace's store, again. */
    public record OfIncident(long number) implements What {}

    /**
     * @param staged empty when its store cannot be read
     */
    public record Past(Path folder, Optional<Staged> staged) {}

    public record Score(ScoreSheet sheet, ScoreDocument words) {}

    /**
     * @param refusals acts of the script that were not possible, in words
     */
    public record Played(Path folder, Score score, List<String> refusals) {}

    private enum Format {
        TEXT,
        HTML,
        JSON
    }

    @Option(
            names = "--playbook",
            paramLabel = "NAME|DIR",
            scope = CommandLine.ScopeType.INHERIT,
            description = "The rules; the workspace's own when not given.")
    private @Nullable String playbook;

    @CommandLine.ParentCommand private @Nullable Tocsin tocsin;

    @Spec private @Nullable CommandSpec spec;

    private final Hall hall;

    public DrillCommand(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                line(), "Say what to do: drill list, run or score.");
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Lists what can be drilled, and what was.")
    int list(@Option(names = "--json", description = "Print JSON.") boolean json) {
        var place = place();
        var scenarios = hall.scenarios(place);
        var past = hall.past(place);
        print(json ? DrillText.listJson(scenarios, past) : DrillText.list(scenarios, past));
        return 0;
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = {
                "Plays a scenario at once, with what a script says that people do, and prints the"
                        + " score.",
                "What it leaves is kept in a folder of its own under drills/ of the workspace."
            })
    int run(
            @Parameters(paramLabel = "SCENARIO", arity = "0..1", description = "One of drill list.")
                    @Nullable String scenario,
            @Option(
                            names = "--incident",
                            paramLabel = "N",
                            description = "An incident of the workspace, again.")
                    @Nullable Long incident,
            @Option(
                            names = "--acts",
                            paramLabel = "SCRIPT.yaml",
                            description =
                                    "What people do and when, as simulate reads it; nobody does"
                                            + " anything when not given.")
                    @Nullable Path acts,
            @Option(
                            names = "--at",
                            paramLabel = "INSTANT",
                            description =
                                    "When it begins on its own clock; the script's times move with"
                                            + " it.")
                    @Nullable String at,
            @Option(
                            names = "--people",
                            split = ",",
                            paramLabel = "ID",
                            description = "Who takes part.")
                    @Nullable List<String> people,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        if ((scenario == null) == (incident == null)) {
            throw new Refused("name one scenario of drill list, or an incident by --incident N");
        }
        What what =
                scenario == null
                        ? new OfIncident(Objects.requireNonNull(incident))
                        : new OfScenario(scenario);
        var order =
                new Order(
                        what,
                        Optional.ofNullable(acts).map(this::script),
                        Optional.ofNullable(at).map(text -> When.parse(text, ZoneOffset.UTC)),
                        people == null ? List.of() : people);
        var played = hall.play(place(), order);
        print(
                json
                        ? ScoreJson.write(played.score().sheet())
                        : ScoreText.write(played.score().words()));
        played.refusals().forEach(refusal -> complain("tocsin: not done: " + refusal));
        complain("kept in " + played.folder());
        return 0;
    }

    private Script script(Path file) {
        var reading = Script.read(file);
        return reading.script()
                .orElseThrow(() ->
                        new Refused(
                                reading.problems().stream()
                                        .map(Object::toString)
                                        .reduce((one, other) -> one + "\n" + other)
                                        .orElse(file + " is no script")));
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Prints the score of a drill that was held, from what it left.")
    int score(
            @Parameters(paramLabel = "FOLDER", description = "The drill's folder.") Path folder,
            @Option(names = "--format", paramLabel = "text|html|json", defaultValue = "text")
                    Format format,
            @Option(names = "--json", description = "The same as --format json.") boolean json,
            @Option(names = "--out", paramLabel = "FILE", description = "Write it there.")
                    @Nullable Path out)
            throws IOException {
        var score = hall.score(place(), folder);
        var text =
                switch (json ? Format.JSON : format) {
                    case TEXT -> ScoreText.write(score.words());
                    case HTML -> ScoreHtml.write(score.words());
                    case JSON -> ScoreJson.write(score.sheet());
                };
        if (out == null) {
            print(text);
        } else {
            Files.writeString(out, text);
        }
        return 0;
    }

    private Place place() {
        return new Place(Objects.requireNonNull(tocsin).workspace(), Optional.ofNullable(playbook));
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private void print(String text) {
        line().getOut().print(text);
        line().getOut().flush();
    }

    private void complain(String text) {
        line().getErr().println(text);
        line().getErr().flush();
    }
}
