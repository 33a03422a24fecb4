package org.tocsin.store;

/** What became of a backup, a restore or a compaction. */
public sealed interface Copied {
    /**
     * @param before bytes of the store's file before, or of the store that was copied
     * @param after bytes of the store's file after, or of the backup
     * @param audit what the log of incidents is like now
     */
    record Done(long before, long after, Audit audit) implements Copied {}

    /**
     * @param message what, where and what to do
     */
    record Refused(String message) implements Copied {}
}
