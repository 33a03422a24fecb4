/**
 * Remedies: what the machine may do by itself when a check finds something, and whether it
 * may do it now. Plain functions; {@code engine} does what they allow. Uses {@code domain.check}
 * and {@code domain.data}.
 */
@NullMarked
package org.tocsin.domain.remedy;

import org.jspecify.annotations.NullMarked;
