package org.tocsin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The root of all commands; by itself it opens the window, in a way that is handed in. */
@Command(
        name = "tocsin",
        description = "Watches data, opens incidents and counts down their clocks.",
        versionProvider = Tocsin.Version.class,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 fine, 1 warning, 2 critical, 3 wrong usage or configuration, 4 a check could not be run."
        })
public final class Tocsin implements Runnable {
    @Option(
            names = "--debug",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Print stack traces of faults.")
    private boolean debug;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            scope = CommandLine.ScopeType.INHERIT,
            description = "The workspace to use; the user's own when not given.")
    private @Nullable Path workspace;

    @Option(names = "--sample", description = "Open the sample workspace, made anew if need be.")
    private boolean sample;

    @Option(
            names = "--timings",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Print how long each step of the start took, on stderr for a command.")
    private boolean timings;

    private final Consumer<Start> window;

    private Tocsin(Consumer<Start> window) {
        this.window = window;
    }

    /** How to open the window. */
    public record Start(Optional<Path> workspace, boolean sample, boolean timings) {}

    @Override
    public void run() {
        window.accept(new Start(workspace(), sample, timings));
    }

    boolean timings() {
        return timings;
    }

    Optional<Path> workspace() {
        return Optional.ofNullable(workspace);
    }

    /**
     * Builds the command line.
     *
     * @param window what to do when no command is named
     */
    public static CommandLine commandLine(Consumer<Start> window, List<Object> commands) {
        var root = new Tocsin(window);
        var line = new CommandLine(root);
        commands.forEach(line::addSubcommand);
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((fault, _) -> {
            var command = fault.getCommandLine();
            command.getErr()
                    .printf(
                            "tocsin: %s; see %s --help%n",
                            fault.getMessage(), command.getCommandSpec().qualifiedName());
            return Exit.USAGE;
        });
        line.setExecutionExceptionHandler((fault, command, _) -> {
            if (root.debug) {
                fault.printStackTrace(command.getErr());
            }
            command.getErr().println("tocsin: " + oneLine(fault));
            return Exit.USAGE;
        });
        return line;
    }

    private static String oneLine(Exception fault) {
        if (fault instanceof Refused) {
            return String.valueOf(fault.getMessage());
        }
        if (fault instanceof FileSystemException file) {
            return "%s: %s; check the path, the disk and its permissions"
                    .formatted(file.getFile(), reason(file));
        }
        if (fault instanceof IOException io) {
            return "a file cannot be written or read: %s; check the disk and its permissions"
                    .formatted(io.getMessage());
        }
        return "unexpected fault: %s; run again with --debug for details"
                .formatted(fault.toString().replaceAll("\\s*\\R\\s*", " "));
    }

    /** Some exceptions say no more than the name of the file. */
    private static String reason(FileSystemException file) {
        return switch (file) {
            case AccessDeniedException _ -> "access denied";
            case FileAlreadyExistsException _ -> "a file is in the way of this folder";
            case NoSuchFileException _ -> "there is no such file or folder";
            default ->
                    Optional.ofNullable(file.getReason()).orElse(file.getClass().getSimpleName());
        };
    }

    /** Reads the version that the build wrote into the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Tocsin.class.getPackage().getImplementationVersion();
            return new String[] {"tocsin " + (version == null ? "(from classes)" : version)};
        }
    }
}
