/**
 * The Trends place: any metric over time, what was expected of it and what happened then, and the
 * way from a point to its run, its rows and its incident. Its only public face is
 * {@link org.tocsin.ui.trends.TrendsPane}; it speaks to the engine through {@link
 * org.tocsin.engine.TrendDesk}.
 */
@NullMarked
package org.tocsin.ui.trends;

import org.jspecify.annotations.NullMarked;
