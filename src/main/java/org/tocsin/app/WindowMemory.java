package org.tocsin.app;

/** Keeps a {@link WindowState} between starts. Neither method fails: a window must open anyway. */
public interface WindowMemory {
    WindowState load();

    void save(WindowState state);
}
