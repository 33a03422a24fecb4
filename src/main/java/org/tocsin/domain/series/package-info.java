/** Values over time and the baselines drawn from them. Uses nothing but the JDK. */
@NullMarked
package org.tocsin.domain.series;

import org.jspecify.annotations.NullMarked;
