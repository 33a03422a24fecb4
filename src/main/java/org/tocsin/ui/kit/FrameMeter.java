package org.tocsin.ui.kit;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;

/**
 * Measures how evenly a window draws: the time between pulses while something is done on each. Used
 * on the FX thread.
 */
public final class FrameMeter {
    private final int pulses;
    private final IntConsumer eachPulse;

    /**
     * What was measured.
     *
     * @param median between two pulses, in milliseconds
     * @param dropped how many pulses were left out, by a beat of the median
     */
    public record Frames(double perSecond, double median, double worst, int dropped, int pulses) {}

    /**
     * Meters so many pulses.
     *
     * @param eachPulse done on each, with its number
     */
    public FrameMeter(int pulses, IntConsumer eachPulse) {
        this.pulses = pulses;
        this.eachPulse = eachPulse;
    }

    /**
     * Begins; the answer comes on the FX thread.
     *
     * @param beat milliseconds between pulses that is asked for, such as 1000 / 60
     */
    public void run(double beat, Consumer<Frames> onDone) {
        var at = new long[pulses + 1];
        new AnimationTimer() {
            private int count;

            @Override
            public void handle(long now) {
                // The timer's own stamp is evened out by the toolkit; the clock is not.
                at[count] = System.nanoTime();
                if (count == pulses) {
                    stop();
                    onDone.accept(frames(at, beat));
                } else {
                    eachPulse.accept(count);
                    count++;
                }
            }
        }.start();
    }

    static Frames frames(long[] at, double beat) {
        var gaps = new double[at.length - 1];
        int dropped = 0;
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (at[i + 1] - at[i]) / 1e6;
            dropped += (int) Math.max(0, Math.round(gaps[i] / beat) - 1);
        }
        double whole = (at[at.length - 1] - at[0]) / 1e9;
        Arrays.sort(gaps);
        return new Frames(
                gaps.length / whole,
                gaps[gaps.length / 2],
                gaps[gaps.length - 1],
                dropped,
                gaps.length);
    }
}
