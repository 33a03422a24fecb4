package org.tocsin.domain.review;

import java.util.Optional;

/** What became of saving a section. */
public sealed interface Saving {
    /** It is on the disk. */
    record Saved(Kept now) implements Saving {}

    /**
     * Somebody else saved in between; nothing of theirs was overwritten, and what was handed in is
     * kept aside under its author's name until that author saves again.
     *
     * @param theirs what is kept now
     * @param mine what was handed in
     * @param proposal both in one, where they did not change the same
     */
    record Conflict(Kept theirs, Content mine, Optional<Content> proposal) implements Saving {}

    /** It was not written, with words for people. */
    record Failed(String why) implements Saving {}

    /**
     * Decides on a save.
     *
     * @param seen what the author last saw kept
     * @param now what is kept
     */
    static Saving decide(Kept seen, Kept now, Content mine, Kept.Signed by) {
        if (seen.version() == now.version() || now.content().equals(mine)) {
            return now.content().equals(mine) && now.version() > 0
                    ? new Saved(now)
                    : new Saved(new Kept(now.section(), now.version() + 1, Optional.of(by), mine));
        }
        return new Conflict(now, mine, Merge.of(seen.content(), now.content(), mine));
    }
}
