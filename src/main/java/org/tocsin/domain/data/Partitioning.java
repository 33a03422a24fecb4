package org.tocsin.domain.data;

/** How a data set is cut into pieces that are checked one at a time. */
public sealed interface Partitioning {
    /** The whole data set is looked at every time. */
    record Whole() implements Partitioning {}

    /** One file per grain, named by the date in {@link Location.Files#pattern()}. */
    record ByFile(Grain grain) implements Partitioning {}

    /** Rows fall into the partition that holds the instant in this column. */
    record ByColumn(String column, Grain grain) implements Partitioning {}
}
