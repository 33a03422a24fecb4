/**
 * Turns the measures of one data set into as few statements as its engine likes best, and the rows
 * that come back into readings. Pure text and numbers: it opens nothing. Uses the domain, jOOQ for
 * the engines' dialects, and {@code source.sql}.
 */
@NullMarked
package org.tocsin.source.plan;

import org.jspecify.annotations.NullMarked;
