/**
 * Quiet: which alerts people are told of, and why not of the others. Silences,
 * inhibition and consolidation as plain functions over labels; the decisions they come to are
 * records that answer "why did, or didn't, this page?".
 */
@NullMarked
package org.tocsin.domain.quiet;

import org.jspecify.annotations.NullMarked;
