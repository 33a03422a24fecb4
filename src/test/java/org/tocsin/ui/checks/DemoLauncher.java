package org.tocsin.ui.checks;

/** Starts the demonstration from a plain class path, where JavaFX wants a main class of its own. */
public final class DemoLauncher {
    private DemoLauncher() {}

    public static void main(String[] args) {
        ChecksDemo.main(args);
    }
}
