package org.tocsin.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.QuietDesk;
import picocli.CommandLine.Model.CommandSpec;

/** Opens the quiet of a workspace for as long as something is done with it. */
@FunctionalInterface
public interface QuietDesks {
    <T> T with(Optional<Path> workspace, BiFunction<QuietDesk, IncidentDesk, T> work);

    /** In the workspace that the command line names. */
    default <T> T with(CommandSpec spec, BiFunction<QuietDesk, IncidentDesk, T> work) {
        return with(
                spec.root().userObject() instanceof Tocsin tocsin
                        ? tocsin.workspace()
                        : Optional.empty(),
                work);
    }
}
