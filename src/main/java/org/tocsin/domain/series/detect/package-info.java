/**
 * Detectors: each says of one point after another whether it is what the points before it led to
 * expect (issue rows D-1, D-2, D-4). Plain reckoning; the Random Cut Forest library stands behind
 * {@link org.tocsin.domain.series.detect.RandomCutForestDetector} alone.
 */
@NullMarked
package org.tocsin.domain.series.detect;

import org.jspecify.annotations.NullMarked;
