/**
 * Opens connections and keeps a bounded few of them: drivers dropped into a folder, read-only
 * settings per database, secrets that never reach a message. Uses the domain only.
 */
@NullMarked
package org.tocsin.source.jdbc;

import org.jspecify.annotations.NullMarked;
