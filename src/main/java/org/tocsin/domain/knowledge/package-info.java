/**
 * What past incidents teach (M-7, I-9; document 000, Knowledge Base Updates): root causes that were
 * found once and are offered when their symptoms return, and changes to runbooks that they ask for.
 * Plain functions. Uses {@code domain.incident} and {@code domain.check}.
 */
@NullMarked
package org.tocsin.domain.knowledge;

import org.jspecify.annotations.NullMarked;
