package org.tocsin.playbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Simulation;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.response.Category;

/**
 * A dated script of what people do during an incident, for the simulation.
 *
 * @param playbook name of a shipped playbook, or a folder, relative to the script
 * @param begins when the incident does, for a script that does not open it; the first step when it
 *     does not say
 * @param until how far the clocks run; a day after the last step when the script does not say
 */
public record Script(Optional<String> playbook, Instant begins, List<Step> steps, Instant until) {
    private static final Duration USUAL = Duration.ofDays(1);

    public Script {
        steps = List.copyOf(steps);
    }

    record Step(Instant at, String by, Doing doing) {}

    sealed interface Doing {}

    /** What a script says of the incident; what it leaves out is found in the playbook. */
    record Open(String title, String severity, String category, Where where) implements Doing {}

    record Where(String subcategory, String pipeline, List<String> labels) {}

    record Do(org.tocsin.domain.incident.Command command) implements Doing {}

    /**
     * @param script empty when there is any problem
     */
    public record Reading(Optional<Script> script, List<Problem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a file; never throws over what it finds there. */
    public static Reading read(Path file) {
        var problems = new Problems();
        String name = file.toString();
        Optional<Script> script = Optional.empty();
        try {
            script =
                    new PlaybookFile(name, Files.readAllBytes(file))
                            .text(problems)
                            .flatMap(text -> YamlText.parse(name, text, problems))
                            .flatMap(root ->
                                    ScriptShape.SCRIPT.decode(
                                            root,
                                            new Context(name, new Declared(problems), problems)));
        } catch (IOException e) {
            problems.error(Place.startOf(name), "the script cannot be read: " + DiskFault.words(e));
        }
        return new Reading(problems.anyError() ? Optional.empty() : script, problems.sorted());
    }

    static Script of(
            Optional<String> playbook,
            Optional<Instant> begins,
            List<Step> steps,
            Optional<Instant> until) {
        var first = steps.stream().map(Step::at).min(Instant::compareTo).orElse(Instant.EPOCH);
        var last = steps.stream().map(Step::at).max(Instant::compareTo).orElse(Instant.EPOCH);
        return new Script(playbook, begins.orElse(first), steps, until.orElse(last.plus(USUAL)));
    }

    /** As steps of a simulation, with categories as a playbook has them. */
    public List<Simulation.Step> steps(List<Category> categories) {
        return steps.stream()
                .map(step ->
                        new Simulation.Step(
                                step.at(),
                                new Actor.Person(step.by()),
                                switch (step.doing()) {
                                    case Do(var command) -> new Simulation.Do(command);
                                    case Open open ->
                                            new Simulation.Open(
                                                    opening(open, step.at(), categories));
                                }))
                .toList();
    }

    private static Opening opening(Open open, Instant at, List<Category> categories) {
        var found = Opening.classify(open.severity(), open.category(), categories);
        var where = open.where();
        var kind =
                where.subcategory().isEmpty()
                        ? found
                        : new Subject.Classification(
                                found.severity(), found.category(), where.subcategory());
        var place = new Subject.Place(where.pipeline(), List.of(), Set.copyOf(where.labels()));
        var origin = new Subject.Report("script", open.title(), List.of(), Optional.empty());
        return new Opening(new Subject(open.title(), kind, place, origin), at, Optional.empty());
    }
}
