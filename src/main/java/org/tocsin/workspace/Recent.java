package org.tocsin.workspace;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A workspace that was opened before.
 *
 * @param folder absolute; may be gone since
 */
public record Recent(Path folder, String name, Instant lastOpened) {}
