/**
 * How data sets fared: a scorecard for each data set and week, where its score is heading, and how
 * its columns changed (A-4, D-6). Its only public face is {@link
 * org.tocsin.ui.quality.QualityPane}; it speaks to the engine through {@link
 * org.tocsin.engine.QualityDesk}.
 */
@NullMarked
package org.tocsin.ui.quality;

import org.jspecify.annotations.NullMarked;
