package org.tocsin.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.engine.ReviewPapers;
import picocli.CommandLine.Model.CommandSpec;

/** Opens the reviews of a workspace and what puts them on paper, for as long as one command. */
@FunctionalInterface
public interface PaperDesks {
    record Open(ReviewDesks.Open desks, ReviewPapers papers) {}

    <T> T with(Optional<Path> workspace, Function<Open, T> work);

    /** In the workspace that the command line names. */
    default <T> T with(CommandSpec spec, Function<Open, T> work) {
        return with(
                spec.root().userObject() instanceof Tocsin tocsin
                        ? tocsin.workspace()
                        : Optional.empty(),
                work);
    }
}
