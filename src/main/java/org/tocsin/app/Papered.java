package org.tocsin.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.cli.PaperDesks;
import org.tocsin.cli.Refused;
import org.tocsin.cli.ReviewDesks;
import org.tocsin.store.StoreException;

/** Opens the reviews of a workspace for a command that puts them on paper. */
record Papered(Wiring wiring) implements PaperDesks {
    @Override
    public <T> T with(Optional<Path> named, Function<Open, T> work) {
        var workspace = Site.open(named.orElse(wiring.folders().workspace()));
        var site = Site.of(workspace);
        try (var store = Wiring.open(workspace)) {
            var incidents = wiring.incidents(store, site.playbook());
            var reviews = wiring.reviews(incidents, store, site.playbook());
            return work.apply(
                    new Open(
                            new ReviewDesks.Open(reviews, incidents),
                            wiring.papers(workspace, site, reviews)));
        } catch (StoreException fault) {
            throw new Refused("the review was not read: " + fault.getMessage());
        }
    }
}
