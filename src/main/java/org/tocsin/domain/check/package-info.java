/**
 * What is asked of the data and what the answer means: measures, rules, verdicts and dated runs.
 * Pure functions over records; may use {@code domain.data}, {@code domain.series} and {@code
 * domain.calendar}.
 */
@NullMarked
package org.tocsin.domain.check;

import org.jspecify.annotations.NullMarked;
