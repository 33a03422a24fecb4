package org.tocsin.store;

/**
 * The store could not do what was asked: disk full, file damaged, host of the file gone for good.
 * The message is for people and says what, where and what to do; nothing of the failed write was
 * kept, and everything committed before is still there.
 */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Does something that whoever opens the store next does anyhow: when this one is closed
     * meanwhile, that is all right.
     */
    public static void unlessClosed(Runnable work) {
        try {
            work.run();
        } catch (Closed _) {
            return;
        }
    }

    /** Nothing is wrong but that the store has been closed. */
    public static final class Closed extends StoreException {
        private static final long serialVersionUID = 1L;

        Closed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
