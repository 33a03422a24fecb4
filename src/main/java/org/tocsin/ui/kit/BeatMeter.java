package org.tocsin.ui.kit;

import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;

/**
 * Measures what a change costs the FX thread: the change itself, then the style and layout passes
 * of the pulse it is made in. Used on the FX thread.
 */
public final class BeatMeter {
    /** Beats before the first that counts, for the compiler to wake up. */
    private static final int WARM = 90;

    private final Scene scene;
    private final int beats;
    private final Runnable beat;

    public BeatMeter(Scene scene, int beats, Runnable beat) {
        this.scene = scene;
        this.beats = beats;
        this.beat = beat;
    }

    /**
     * Begins; the answer comes on the FX thread.
     *
     * @param onDone told the milliseconds of each beat
     */
    public void run(Consumer<double[]> onDone) {
        var passes = new Passes();
        // Kept, because only the very same listener can be taken off again.
        Runnable before = passes::begin;
        Runnable after = passes::end;
        scene.addPreLayoutPulseListener(before);
        scene.addPostLayoutPulseListener(after);
        var millis = new double[beats];
        new AnimationTimer() {
            private int count = -WARM;
            private long change;

            @Override
            public void handle(long now) {
                if (count > 0) {
                    millis[count - 1] = (change + passes.took) / 1e6;
                }
                if (count == beats) {
                    stop();
                    scene.removePreLayoutPulseListener(before);
                    scene.removePostLayoutPulseListener(after);
                    onDone.accept(millis);
                    return;
                }
                count++;
                long began = System.nanoTime();
                beat.run();
                change = System.nanoTime() - began;
            }
        }.start();
    }

    private static final class Passes {
        private long began;
        private long took;

        void begin() {
            began = System.nanoTime();
        }

        void end() {
            took = System.nanoTime() - began;
        }
    }
}
