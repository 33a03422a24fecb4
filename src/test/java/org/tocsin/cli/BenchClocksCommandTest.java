package org.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchClocksCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"puffy", "data-pipeline", "incident-management"})
    void itPlansEveryIncidentOfAPlaybook(String playbook) throws Exception {
        var out = new StringWriter();
        int exit =
                new CommandLine(new BenchClocksCommand())
                        .setOut(new PrintWriter(out, true))
                        .execute(
                                "--incidents",
                                "30",
                                "--runs",
                                "1",
                                "--json",
                                "--playbook",
                                playbook);
        assertThat(exit).isZero();
        var json = new ObjectMapper().readTree(out.toString());
        assertThat(json.path("incidents").asInt()).isEqualTo(30);
        assertThat(json.path("planned").asInt()).isPositive();
        assertThat(json.path("replanToSort").asDouble()).isPositive();
    }
}
