package org.tocsin.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.store.Exported;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tocsin export FILE} (T-7). */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes everything of the workspace's store for other programs: a zip with JSON lines,"
                    + " one file per table. It holds no secrets.",
            "A console may go on working on it. A file that is there is left alone."
        })
public final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Where to, such as all.zip.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;
    @ParentCommand private @Nullable Tocsin tocsin;
    private final Desk desk;

    public ExportCommand(Desk desk) {
        this.desk = desk;
    }

    /** Does it to the store of a workspace. */
    public interface Desk {
        Exported export(Optional<Path> workspace, Path file);
    }

    @Override
    public Integer call() {
        var workspace = Objects.requireNonNull(tocsin).workspace();
        return switch (desk.export(workspace, file)) {
            case Exported.Refused(var message) -> throw new Refused(message);
            case Exported.Done done -> {
                var out = Objects.requireNonNull(spec).commandLine().getOut();
                out.println(json ? json(done) : text(done));
                out.flush();
                yield Exit.FINE;
            }
        };
    }

    private String text(Exported.Done done) {
        long rows = done.rows().values().stream().mapToLong(Long::longValue).sum();
        return String.format(
                Locale.ROOT,
                "%,d rows of %d tables exported to %s, %,d bytes",
                rows,
                done.rows().size(),
                file,
                done.bytes());
    }

    private static String json(Exported.Done done) {
        return done.rows().entrySet().stream()
                .map(table -> "\"%s\": %d".formatted(table.getKey(), table.getValue()))
                .collect(
                        Collectors.joining(
                                ", ",
                                "{\"schema\": \"tocsin/exported/1\", \"bytes\": %d, \"rows\": {"
                                        .formatted(done.bytes()),
                                "}}"));
    }
}
