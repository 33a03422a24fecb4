/**
 * A team's folder on disk and what a person's machine remembers between two sittings: the workspace
 * file, recently opened workspaces, window and theme settings. Files are replaced whole or not at
 * all, and none of them holds a secret. Uses the domain only; the store inside the folder is opened
 * by {@code org.tocsin.store}.
 */
@NullMarked
package org.tocsin.workspace;

import org.jspecify.annotations.NullMarked;
