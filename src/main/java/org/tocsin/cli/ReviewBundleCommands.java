package org.tocsin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.engine.ReviewPapers.Reading;
import org.tocsin.report.review.BundleReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the shell does with bundles of evidence; it needs no workspace and writes into none. */
public final class ReviewBundleCommands {
    private ReviewBundleCommands() {}

    /** {@code tocsin review verify FILE}. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Proves an evidence bundle untouched: every file, the incident's log, the zip itself.",
                "Exits with 1 and names the first file or entry that is not as it was written.",
                "Note the digest elsewhere when a bundle is handed over: whoever computes everything"
                        + " anew makes another bundle that verifies."
            })
    public static final class Verify implements Callable<Integer> {
        private static final int TOUCHED = 1;

        @Parameters(paramLabel = "FILE", description = "The bundle.")
        private Path file = Path.of("");

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var reading = BundleReader.read(file);
            if (reading instanceof Reading.Refused(var why)) {
                throw new Refused(why);
            }
            var text = json ? BundleText.verified(reading) : BundleText.line(reading);
            print(Objects.requireNonNull(spec), text);
            return reading instanceof Reading.Verified ? Exit.FINE : TOUCHED;
        }
    }

    /** {@code tocsin review import FILE}. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Verifies an evidence bundle and shows the review in it. Nothing is kept of it.",
                "The same as tocsin review show --bundle FILE."
            })
    public static final class Import implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "The bundle.")
        private Path file = Path.of("");

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            print(Objects.requireNonNull(spec), BundleText.show(file, json));
            return Exit.FINE;
        }
    }

    private static void print(CommandSpec spec, String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }
}
