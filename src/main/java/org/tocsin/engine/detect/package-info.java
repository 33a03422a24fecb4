/**
 * Measures detectors: generated daily metrics with faults of known place, and how fast and large
 * detectors are. Uses the domain only.
 */
@NullMarked
package org.tocsin.engine.detect;

import org.jspecify.annotations.NullMarked;
