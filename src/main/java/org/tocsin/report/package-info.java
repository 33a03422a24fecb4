/**
 * What was found, as documents for people and for machines: text, HTML, PDF and JSON. Uses the
 * domain and what the engine hands out; writes to whatever it is given.
 */
@NullMarked
package org.tocsin.report;

import org.jspecify.annotations.NullMarked;
