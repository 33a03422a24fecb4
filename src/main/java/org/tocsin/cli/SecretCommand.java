package org.tocsin.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.data.SourceSpec.Secret;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tocsin secret}: passwords that playbooks refer to by name; values are never printed. */
@Command(
        name = "secret",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Keeps the passwords that playbooks refer to as {store: NAME} or {keyring: NAME}.")
public final class SecretCommand implements Runnable {
    /** Where a secret is kept. */
    public enum Place {
        STORE,
        KEYRING
    }

    /**
     * Keeps secrets; wired up where the graph of objects is built. A {@link Refused} says what went
     * wrong.
     */
    public interface Desk {
        /** Whether there was one of this name before, where that can be told. */
        boolean set(Optional<Path> workspace, Place place, String name, String value);

        /** The names in the store of a workspace. */
        Set<String> names(Optional<Path> workspace);

        /** Whether there was one of this name, where that can be told. */
        boolean remove(Optional<Path> workspace, Place place, String name);
    }

    /** Reads a value that must not be seen. */
    @FunctionalInterface
    public interface Prompt {
        String ask(String what) throws IOException;

        /** Without echo at a terminal; else the first line of standard input. */
        static Prompt ofSystem() {
            return what -> {
                Console console = System.console();
                if (console != null && console.isTerminal()) {
                    char[] typed = console.readPassword("%s: ", what);
                    return typed == null ? "" : new String(typed);
                }
                var lines =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8));
                return Optional.ofNullable(lines.readLine()).orElse("");
            };
        }
    }

    @Spec private @Nullable CommandSpec spec;
    @ParentCommand private @Nullable Tocsin tocsin;

    private final Desk desk;
    private final Prompt prompt;

    public SecretCommand(Desk desk, Prompt prompt) {
        this.desk = desk;
        this.prompt = prompt;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                commandLine(), "say what to do: secret set, secret list or secret remove");
    }

    @Command(
            description = {
                "Keeps a secret; its value is asked for without echo, or read from standard input.",
                "The store is an encrypted file of the workspace; its passphrase comes from"
                        + " TOCSIN_PASSPHRASE, from the keyring's entry tocsin-passphrase, or is"
                        + " asked for at a terminal."
            },
            mixinStandardHelpOptions = true,
            exitCodeOnInvalidInput = Exit.USAGE)
    int set(
            @Parameters(paramLabel = "NAME", description = "What playbooks call it.") String name,
            @Option(
                            names = "--in",
                            defaultValue = "store",
                            description =
                                    "Where to keep it: ${COMPLETION-CANDIDATES}; the store when not said.")
                    Place place)
            throws IOException {
        named(name);
        String value = prompt.ask("value of " + name);
        if (value.isEmpty()) {
            throw new Refused("the value of %s is empty; nothing was changed".formatted(name));
        }
        boolean known = desk.set(workspace(), place, name, value);
        say(known ? "%s was replaced in the %s" : "%s is kept in the %s", name, place);
        return Exit.FINE;
    }

    @Command(
            description = {
                "Lists the names in the workspace's store, never the values.",
                "What a keyring holds, the operating system's own program shows."
            },
            mixinStandardHelpOptions = true,
            exitCodeOnInvalidInput = Exit.USAGE)
    int list(@Option(names = "--json", description = "Print JSON.") boolean json) {
        var names = desk.names(workspace());
        PrintWriter out = commandLine().getOut();
        if (json) {
            var quoted = names.stream().map(name -> '"' + name + '"').toList();
            out.println(
                    "{\"schema\": \"tocsin/secrets/1\", \"store\": [%s]}"
                            .formatted(String.join(", ", quoted)));
        } else if (names.isEmpty()) {
            out.println("the store holds no secrets");
        } else {
            names.forEach(out::println);
        }
        out.flush();
        return Exit.FINE;
    }

    @Command(
            description = "Forgets a secret.",
            mixinStandardHelpOptions = true,
            exitCodeOnInvalidInput = Exit.USAGE)
    int remove(
            @Parameters(paramLabel = "NAME", description = "What playbooks call it.") String name,
            @Option(
                            names = "--in",
                            defaultValue = "store",
                            description =
                                    "Where it is kept: ${COMPLETION-CANDIDATES}; the store when not said.")
                    Place place) {
        named(name);
        if (!desk.remove(workspace(), place, name)) {
            throw new Refused(
                    "there is no %s in the %s; see tocsin secret list"
                            .formatted(name, word(place)));
        }
        say("%s was removed from the %s", name, place);
        return Exit.FINE;
    }

    private void named(String name) {
        if (!name.matches(Secret.NAME)) {
            throw new CommandLine.ParameterException(
                    commandLine(),
                    "a secret's name has letters, digits, dots, dashes and underscores only, at most 64");
        }
    }

    private void say(String text, String name, Place place) {
        commandLine().getOut().println(text.formatted(name, word(place)));
        commandLine().getOut().flush();
    }

    private static String word(Place place) {
        return switch (place) {
            case STORE -> "store";
            case KEYRING -> "keyring";
        };
    }

    private Optional<Path> workspace() {
        return Objects.requireNonNull(tocsin).workspace();
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
