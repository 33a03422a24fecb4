package org.tocsin.notify.desktop;

import java.lang.System.Logger.Level;
import java.time.Duration;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.Severity;

/** This machine's loudspeaker; silent where there is none. */
public final class SystemLoudspeaker implements Loudspeaker {
    /** Longer than the longest sound; a device that hangs must not keep a process alive. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private @Nullable Thread playing;

    @Override
    public synchronized void play(Severity.Level level) {
        if (playing == null || !playing.isAlive()) {
            playing =
                    Thread.ofPlatform()
                            .daemon()
                            .name("loudspeaker")
                            .start(() -> sound(Tone.of(level)));
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (playing != null) {
                playing.join(LONGEST);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sound(byte[] samples) {
        var format = new AudioFormat(Tone.RATE, Short.SIZE, 1, true, false);
        try (var line = AudioSystem.getSourceDataLine(format)) {
            line.open(format);
            line.start();
            line.write(samples, 0, samples.length);
            line.drain();
        } catch (LineUnavailableException | IllegalArgumentException e) {
            System.getLogger(SystemLoudspeaker.class.getName())
                    .log(Level.DEBUG, "no sound here: {0}", e.getMessage());
        }
    }
}
