/**
 * The worker that empties the outbox: one lane per destination, each with its own pace, its own
 * order and its own troubles. Uses the domain and the ports of {@code notify}; where notices are
 * kept and who leads is handed in.
 */
@NullMarked
package org.tocsin.notify.dispatch;

import org.jspecify.annotations.NullMarked;
