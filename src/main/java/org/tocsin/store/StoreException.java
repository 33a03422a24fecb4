package org.tocsin.store;

/**
 * The store could not do what was asked: disk full, file damaged, host of the file gone for good.
 * The message is for people and says what, where and what to do; nothing of the failed write was
 * kept, and everything committed before is still there.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
