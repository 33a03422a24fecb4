/**
 * Notices: what is to be told to whom because of what happened (N-1 to N-4). Which notices an event
 * gives rise to is decided here by plain functions; {@code store} keeps them in the same
 * transaction as the event, and {@code notify} sends them.
 */
@NullMarked
package org.tocsin.domain.notice;

import org.jspecify.annotations.NullMarked;
