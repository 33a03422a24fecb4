/**
 * What every view is made of: loading, the hop to the FX thread, the ticker, badges, cells, style
 * names. Knows JavaFX and the domain, no feature.
 */
@NullMarked
package org.tocsin.ui.kit;

import org.jspecify.annotations.NullMarked;
