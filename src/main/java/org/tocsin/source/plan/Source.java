package org.tocsin.source.plan;

/**
 * The rows of a partition as a statement names them.
 *
 * @param from what stands after FROM
 * @param filter what makes a row part of the partition; empty when all are
 */
record Source(String from, String filter) {
    /** {@code from … where …} for all rows of the partition. */
    String all() {
        return only("");
    }

    /** The same for those rows of the partition that meet a condition; empty means all. */
    String only(String condition) {
        String where =
                filter.isEmpty() || condition.isEmpty()
                        ? filter + condition
                        : filter + " and (" + condition + ")";
        return "from " + from + (where.isEmpty() ? "" : "\nwhere " + where);
    }
}
