package org.tocsin.notify.desktop;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import org.tocsin.domain.check.Severity;

/** Plays the sound of a severity. */
@FunctionalInterface
public interface Loudspeaker {
    /** Begins to play, unless it plays already, and does not wait for the end. */
    void play(Severity.Level level);

    /** This machine's; silent where there is none. */
    static Loudspeaker ofSystem() {
        var playing = new AtomicBoolean();
        return level -> {
            if (playing.compareAndSet(false, true)) {
                Thread.ofPlatform()
                        .daemon()
                        .name("loudspeaker")
                        .start(() -> {
                            try {
                                sound(Tone.of(level));
                            } finally {
                                playing.set(false);
                            }
                        });
            }
        };
    }

    private static void sound(byte[] samples) {
        var format = new AudioFormat(Tone.RATE, Short.SIZE, 1, true, false);
        try (var line = AudioSystem.getSourceDataLine(format)) {
            line.open(format);
            line.start();
            line.write(samples, 0, samples.length);
            line.drain();
        } catch (LineUnavailableException | IllegalArgumentException e) {
            System.getLogger(Loudspeaker.class.getName())
                    .log(Level.DEBUG, "no sound here: {0}", e.getMessage());
        }
    }
}
