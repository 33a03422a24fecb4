package org.tocsin.notify.desktop;

/** Somewhere to show a note. */
@FunctionalInterface
public interface Screen {
    /** Whether it can be seen now. */
    boolean show(Note note) throws InterruptedException;
}
