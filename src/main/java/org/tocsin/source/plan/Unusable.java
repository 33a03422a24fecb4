package org.tocsin.source.plan;

/** A measure cannot be asked; the message says what, where and what to do. */
public final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unusable(String message) {
        super(message);
    }
}
