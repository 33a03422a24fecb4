/**
 * What other rules would have alerted, held against what really were incidents (D-7, X-2), and how
 * a data set fared over weeks (A-4, D-6). Uses the checks, the incidents and the JDK.
 */
@NullMarked
package org.tocsin.domain.tuning;

import org.jspecify.annotations.NullMarked;
