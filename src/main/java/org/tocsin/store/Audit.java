package org.tocsin.store;

/**
 * Whether the log is as it was written.
 *
 * <p>Each entry's hash covers the hash before it, so that whoever changes, removes, inserts or
 * reorders entries leaves a link that does not fit, and the end of the log is kept apart, so that a
 * cut tail is seen. None of this stops somebody who may write to the whole store and computes every
 * later hash and the end anew, nor who cuts the tail and sets the end back. Against that helps only
 * what lies elsewhere: whoever notes the last position and hash now and then, on paper or in
 * another system, can tell by comparing.
 */
public sealed interface Audit {
    /** The hash before the first entry. */
    String BEGINNING = "0".repeat(64);

    /**
     * Nothing was touched.
     *
     * @param count how many entries there are, which is also the position of the last
     * @param lastHash that of the last entry; zeros in an empty log
     */
    record Intact(long count, String lastHash) implements Audit {}

    /**
     * @param position of the first entry that is not as it was written, or that is not there
     * @param what is wrong, in words
     */
    record FirstBad(long position, String what) implements Audit {}
}
