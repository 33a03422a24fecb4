/**
 * What a person asks of values over time: how to draw many of them, how they are spread, which move
 * together, and what moved first (A-1 to A-3, C-24, X-6). Uses nothing but the JDK and the domain.
 */
@NullMarked
package org.tocsin.domain.trend;

import org.jspecify.annotations.NullMarked;
