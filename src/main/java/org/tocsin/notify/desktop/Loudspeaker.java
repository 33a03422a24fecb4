package org.tocsin.notify.desktop;

import org.tocsin.domain.check.Severity;

/** Plays the sound of a severity. */
@FunctionalInterface
public interface Loudspeaker extends AutoCloseable {
    /** Begins to play, unless it plays already, and does not wait for the end. */
    void play(Severity.Level level);

    /** Lets what plays come to its end. */
    @Override
    default void close() {}
}
