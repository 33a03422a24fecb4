package org.tocsin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.incident.Simulation;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.playbook.Script;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin simulate}: what the rules do when people do what a script says (E-1 to E-9). */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Plays a dated script of what people do against a playbook's rules.",
            "Prints everything that the rules would do. Sends nothing."
        })
public final class SimulateCommand implements java.util.concurrent.Callable<Integer> {
    @Parameters(paramLabel = "SCRIPT.yaml", description = "What people do, and when.")
    private @Nullable Path file;

    @Option(
            names = "--playbook",
            paramLabel = "NAME|DIR",
            description = "The rules; the script's own playbook when not given.")
    private @Nullable String playbook;

    @Option(names = "--json", description = "Print JSON lines.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    private final Function<String, Playbook> playbooks;
    private final Function<Playbook, Terms> terms;

    /**
     * @param playbooks finds one by name or folder, or refuses
     * @param terms under what its incidents run
     */
    public SimulateCommand(Function<String, Playbook> playbooks, Function<Playbook, Terms> terms) {
        this.playbooks = playbooks;
        this.terms = terms;
    }

    @Override
    public Integer call() {
        var reading = Script.read(Objects.requireNonNull(file));
        if (reading.script().isEmpty()) {
            reading.problems().forEach(problem -> err().println(problem));
            return Exit.USAGE;
        }
        var script = reading.script().get();
        var name = Optional.ofNullable(playbook).or(script::playbook);
        if (name.isEmpty()) {
            throw new Refused(
                    "%s names no playbook; add playbook: NAME to it or give --playbook NAME"
                            .formatted(file));
        }
        var rules = playbooks.apply(name.get());
        var played =
                Simulation.play(
                        script.steps(rules.response().categories()),
                        terms.apply(rules),
                        script.until());
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(json ? SimulationText.json(played.lines()) : SimulationText.text(played.lines()));
        out.flush();
        played.refusals().forEach(refusal -> err().println("tocsin: not done: " + refusal));
        return 0;
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
