package org.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SecretCommandTest {
    /** Keeps everything in memory. */
    private static final class Pocket implements SecretCommand.Desk {
        private final Map<String, String> held = new TreeMap<>();

        @Override
        public boolean set(
                Optional<Path> workspace, SecretCommand.Place place, String name, String value) {
            return held.put(place + ":" + name, value) != null;
        }

        @Override
        public Set<String> names(Optional<Path> workspace) {
            return held.keySet();
        }

        @Override
        public boolean remove(Optional<Path> workspace, SecretCommand.Place place, String name) {
            return held.remove(place + ":" + name) != null;
        }
    }

    private final Pocket pocket = new Pocket();
    private final List<String> asked = new ArrayList<>();
    private final StringWriter said = new StringWriter();
    private String typed = "hunter2";

    private int run(String... arguments) {
        var command =
                new SecretCommand(
                        pocket,
                        what -> {
                            asked.add(what);
                            return typed;
                        });
        var line = Tocsin.commandLine(_ -> {}, List.of(command));
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        return line.execute(arguments);
    }

    @Test
    void aValueIsAskedForKeptAndNeverPrinted() {
        assertThat(run("secret", "set", "shop")).isEqualTo(Exit.FINE);
        assertThat(run("secret", "set", "shop")).isEqualTo(Exit.FINE);
        assertThat(run("secret", "set", "mail", "--in", "keyring")).isEqualTo(Exit.FINE);
        assertThat(run("secret", "list")).isEqualTo(Exit.FINE);
        assertThat(asked).containsExactly("value of shop", "value of shop", "value of mail");
        assertThat(pocket.held).containsEntry("STORE:shop", "hunter2").hasSize(2);
        assertThat(said.toString())
                .contains("shop is kept in the store")
                .contains("shop was replaced in the store")
                .contains("mail is kept in the keyring")
                .doesNotContain("hunter2");
    }

    @Test
    void theListAsJsonHasNames() {
        pocket.held.put("a", "hunter2");
        pocket.held.put("b", "hunter2");
        run("secret", "list", "--json");
        assertThat(said)
                .hasToString(
                        "{\"schema\": \"tocsin/secrets/1\", \"store\": [\"a\", \"b\"]}"
                                + System.lineSeparator());
    }

    @Test
    void anEmptyValueChangesNothing() {
        typed = "";
        assertThat(run("secret", "set", "shop")).isEqualTo(Exit.USAGE);
        assertThat(said.toString()).contains("empty; nothing was changed");
        assertThat(pocket.held).isEmpty();
    }

    @Test
    void aNameThatNoPlaybookCouldWriteIsRefusedBeforeAnybodyIsAsked() {
        for (String name : List.of("a b", "-x;y", "../x", "x\ny", "x".repeat(65))) {
            assertThat(run("secret", "set", "--", name)).as(name).isEqualTo(Exit.USAGE);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBeRemoved() {
        run("secret", "set", "shop");
        assertThat(run("secret", "remove", "shop")).isEqualTo(Exit.FINE);
        assertThat(run("secret", "remove", "shop")).isEqualTo(Exit.USAGE);
        assertThat(said.toString()).contains("there is no shop in the store");
    }
}
