/**
 * The sample workspace: an invented shop, Larkspur Bedding, whose daily event files are generated
 * with planted faults, so that a first start has every kind of verdict to show. The same day gives
 * the same bytes on every machine, at any hour, in any locale. Uses the workspace room only.
 */
@NullMarked
package org.tocsin.workspace.sample;

import org.jspecify.annotations.NullMarked;
