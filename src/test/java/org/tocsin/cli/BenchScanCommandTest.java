package org.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchScanCommandTest {
    @Test
    void itPrintsTheRatiosOfOneRun() throws Exception {
        var out = new StringWriter();
        int exit =
                new CommandLine(new BenchScanCommand())
                        .setOut(new PrintWriter(out, true))
                        .execute("--rows", "2000", "--runs", "1", "--json");
        assertThat(exit).isZero();
        var json = new ObjectMapper().readTree(out.toString());
        assertThat(json.path("rows").asInt()).isEqualTo(2000);
        assertThat(json.path("fusedToBestByHand").asDouble()).isPositive();
        assertThat(json.path("byHandMillis").size()).isEqualTo(3);
    }
}
