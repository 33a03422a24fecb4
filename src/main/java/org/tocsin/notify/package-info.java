/**
 * Sends notices: one class per channel, the templates, and the worker that empties the outbox. Uses
 * the domain and secrets; knows neither the store nor the playbook's files.
 */
@NullMarked
package org.tocsin.notify;

import org.jspecify.annotations.NullMarked;
