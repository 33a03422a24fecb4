/**
 * Asks data sources and brings back readings: folders through DuckDB, databases through JDBC. Plans
 * as few statements as possible and refuses anything that is not a query. Uses the domain, never
 * the store.
 */
@NullMarked
package org.tocsin.source;

import org.jspecify.annotations.NullMarked;
