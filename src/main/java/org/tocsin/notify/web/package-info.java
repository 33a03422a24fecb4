/**
 * Requests that carry messages to servers: sent once, with nothing secret in what is said about
 * them. Uses secrets for their redaction only.
 */
@NullMarked
package org.tocsin.notify.web;

import org.jspecify.annotations.NullMarked;
