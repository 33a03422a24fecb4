package org.tocsin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.store.Audit;
import org.tocsin.store.Copied;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tocsin backup}, {@code restore} and {@code compact}: the store as a whole (T-7). */
public final class StoreCommand {
    private StoreCommand() {}

    /** Does it to the store of a workspace; wired up where the graph of objects is built. */
    public interface Desk {
        Copied backup(Optional<Path> workspace, Path file);

        Copied restore(Optional<Path> workspace, Path file);

        Copied compact(Optional<Path> workspace);
    }

    /** What the three have in common. */
    private static final class Answer {
        private final CommandLine line;
        private final boolean json;

        Answer(@Nullable CommandSpec spec, boolean json) {
            this.line = Objects.requireNonNull(spec).commandLine();
            this.json = json;
        }

        int print(Copied copied, String text) {
            return switch (copied) {
                case Copied.Refused(var message) -> throw new Refused(message);
                case Copied.Done done -> {
                    PrintWriter out = line.getOut();
                    out.println(json ? json(done) : text(done, text));
                    out.flush();
                    yield Exit.FINE;
                }
            };
        }

        private static String text(Copied.Done done, String text) {
            return text.formatted(size(done.before()), size(done.after()))
                    + switch (done.audit()) {
                        case Audit.Intact(long entries, _) ->
                                String.format(
                                        Locale.ROOT,
                                        "; incident log intact, entries: %,d",
                                        entries);
                        case Audit.FirstBad(long position, var what) ->
                                String.format(
                                        Locale.ROOT,
                                        "; incident log NOT INTACT: entry %,d %s",
                                        position,
                                        what);
                    };
        }

        private static String json(Copied.Done done) {
            return String.format(
                    Locale.ROOT,
                    "{\"schema\": \"tocsin/store-file/1\", \"before\": %d, \"after\": %d, \"logIntact\": %b}",
                    done.before(),
                    done.after(),
                    done.audit() instanceof Audit.Intact);
        }

        private static String size(long bytes) {
            return bytes < 1 << 20
                    ? String.format(Locale.ROOT, "%,d bytes", bytes)
                    : String.format(Locale.ROOT, "%,.1f MB", bytes / 1024.0 / 1024.0);
        }
    }

    /** {@code tocsin backup FILE}. */
    @Command(
            name = "backup",
            mixinStandardHelpOptions = true,
            description = {
                "Copies the workspace's store into one file, with checksums.",
                "A console may go on working on it. A file that is there is left alone."
            })
    public static final class Backup implements java.util.concurrent.Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "Where to, such as monday.zip.")
        private Path file = Path.of("");

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Spec private @Nullable CommandSpec spec;
        @ParentCommand private @Nullable Tocsin tocsin;
        private final Desk desk;

        public Backup(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() {
            var workspace = Objects.requireNonNull(tocsin).workspace();
            return new Answer(spec, json)
                    .print(desk.backup(workspace, file), "store of %s backed up in %s");
        }
    }

    /** {@code tocsin restore FILE}. */
    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description = {
                "Puts the store of a backup in place of the workspace's own.",
                "The backup is examined first; the store that was there is kept beside it, its name"
                        + " ending in .before- and the time. No console may have it open."
            })
    public static final class Restore implements java.util.concurrent.Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "What tocsin backup made.")
        private Path file = Path.of("");

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Spec private @Nullable CommandSpec spec;
        @ParentCommand private @Nullable Tocsin tocsin;
        private final Desk desk;

        public Restore(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() {
            var workspace = Objects.requireNonNull(tocsin).workspace();
            return new Answer(spec, json)
                    .print(
                            desk.restore(workspace, file),
                            "store of %s put aside, the restored one has %s");
        }
    }

    /** {@code tocsin compact}. */
    @Command(
            name = "compact",
            mixinStandardHelpOptions = true,
            description = {
                "Writes the workspace's store anew, without the room that old results left in it.",
                "No console may have it open."
            })
    public static final class Compact implements java.util.concurrent.Callable<Integer> {
        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Spec private @Nullable CommandSpec spec;
        @ParentCommand private @Nullable Tocsin tocsin;
        private final Desk desk;

        public Compact(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() {
            var workspace = Objects.requireNonNull(tocsin).workspace();
            return new Answer(spec, json).print(desk.compact(workspace), "store of %s, now of %s");
        }
    }
}
