package org.tocsin.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.tocsin.domain.review.ReviewCase;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.ReviewDesk;
import picocli.CommandLine.Model.CommandSpec;

/** Opens the reviews of a workspace for as long as something is done with them. */
@FunctionalInterface
public interface ReviewDesks {
    /** Reviews, and the incidents that they are of. */
    record Open(ReviewDesk reviews, IncidentDesk incidents) {
        /** The review of the incident of a number. */
        ReviewCase find(long number) {
            return incidents.incidents().stream()
                    .filter(each -> each.id().number() == number)
                    .findFirst()
                    .flatMap(each -> reviews.find(each.id().uuid()))
                    .orElseThrow(() ->
                            new Refused(
                                    "there is no incident %d; tocsin incident list --all shows them"
                                            .formatted(number)));
        }

        /** The same, read anew. */
        ReviewCase find(UUID incident) {
            return reviews.find(incident).orElseThrow();
        }
    }

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
