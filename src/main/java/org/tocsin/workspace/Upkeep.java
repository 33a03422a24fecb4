package org.tocsin.workspace;

import java.util.Optional;

/**
 * How a workspace is run.
 *
 * @param door shut when empty
 */
public record Upkeep(KeptDays retention, Optional<Door> door) {
    public static final Upkeep USUAL = new Upkeep(KeptDays.USUAL, Optional.empty());
}
