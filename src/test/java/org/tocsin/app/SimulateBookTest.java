package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.domain.incident.Simulation;
import org.tocsin.domain.response.Person;
import org.tocsin.playbook.PlaybookReader;
import org.tocsin.playbook.Script;
import org.tocsin.playbook.ShippedPlaybooks;

/**
 * Plays scripts against the shipped playbooks. Beside each script stands what its document says
 * comes of it, reckoned by hand.
 */
class SimulateBookTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/simulate");

    static List<Path> scripts() throws IOException {
        try (var files = Files.walk(SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(SCRIPTS::relativize)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptComesToWhatTheDocumentSays(Path file) throws IOException {
        var script = Script.read(SCRIPTS.resolve(file)).script().orElseThrow();
        var playbook =
                script.playbook()
                        .flatMap(ShippedPlaybooks::read)
                        .flatMap(PlaybookReader.Reading::playbook)
                        .orElseThrow();
        var lines =
                Files.readAllLines(SCRIPTS.resolve(file.toString().replaceAll("\\.yaml$", ".txt")));
        var terms = Wiring.terms(playbook);
        var steps = script.steps(playbook.response().categories());
        var leftOut = PlayedTimetable.leftOut(lines);
        var people =
                terms.around().directory().people().stream()
                        .map(Person::id)
                        .collect(Collectors.toSet());

        var played = Simulation.play(steps, terms, script.until());

        var timetable = new PlayedTimetable(steps.getFirst().at(), people);
        assertThat(played.refusals()).isEmpty();
        assertThat(
                        played.lines().stream()
                                .filter(line -> !leftOut.contains(line.milestone()))
                                .map(timetable::line))
                .containsExactlyElementsOf(PlayedTimetable.expected(lines));
    }
}
