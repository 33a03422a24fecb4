package org.tocsin.cli;

/** A command cannot do what was asked: the message says what, where and what to do. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refused(String message) {
        super(message);
    }
}
