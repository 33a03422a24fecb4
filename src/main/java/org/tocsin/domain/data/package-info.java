/**
 * What can be looked at: sources, data sets, their columns and partitions. Plain records named by
 * the playbook; how they are read is the business of {@code org.tocsin.source}.
 */
@NullMarked
package org.tocsin.domain.data;

import org.jspecify.annotations.NullMarked;
