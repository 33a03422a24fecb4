/**
 * A review as a document (M-5): what is said of an incident, drawn up once from its log, its form,
 * its clocks, its check runs and its messages, and laid out once in blocks, whatever it is written
 * as. Pure functions over records; uses the reviews, the incidents, the notices, the checks and the
 * trends.
 */
@NullMarked
package org.tocsin.domain.review.document;

import org.jspecify.annotations.NullMarked;
