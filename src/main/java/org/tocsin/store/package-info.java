/**
 * The workspace's memory: runs, points, schemas, the change sequence and the leader's lease, in an
 * H2 file that several processes share or in PostgreSQL. One class per aggregate, speaking the
 * domain's records; SQL is built with jOOQ from the migrations. Uses the domain only.
 */
@NullMarked
package org.tocsin.store;

import org.jspecify.annotations.NullMarked;
