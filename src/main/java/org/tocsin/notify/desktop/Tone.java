package org.tocsin.notify.desktop;

import java.util.List;
import org.tocsin.domain.check.Severity;

/**
 * The sound of a severity: sine waves with soft ends, 16 bits, mono, {@value #RATE} Hz. The worse,
 * the longer and the more restless; each can be told from the others by its rhythm alone.
 */
final class Tone {
    static final float RATE = 44_100;

    private static final double LOUDNESS = 0.4;
    private static final double SOFT_SECONDS = 0.01;
    private static final double LOW = 587.33;
    private static final double HIGH = 880;

    /** A stretch of sound; without a pitch it is silence. */
    private record Note(double hertz, double seconds) {
        int samples() {
            return (int) (seconds * RATE);
        }
    }

    private Tone() {}

    static byte[] of(Severity.Level level) {
        return samples(melody(level));
    }

    private static List<Note> melody(Severity.Level level) {
        return switch (level) {
            case CRITICAL ->
                    List.of(
                            new Note(HIGH, 0.18),
                            new Note(LOW, 0.18),
                            new Note(HIGH, 0.18),
                            new Note(LOW, 0.18),
                            new Note(HIGH, 0.36));
            case WARNING -> List.of(new Note(LOW, 0.2), new Note(0, 0.1), new Note(HIGH, 0.3));
            case INFO -> List.of(new Note(LOW, 0.25));
        };
    }

    private static byte[] samples(List<Note> melody) {
        byte[] bytes = new byte[2 * melody.stream().mapToInt(Note::samples).sum()];
        int at = 0;
        for (Note note : melody) {
            for (int i = 0; i < note.samples(); i++) {
                double wave = Math.sin(2 * Math.PI * note.hertz() * i / RATE);
                short value =
                        (short) (Short.MAX_VALUE * LOUDNESS * softness(i, note.samples()) * wave);
                bytes[at++] = (byte) value;
                bytes[at++] = (byte) (value >> Byte.SIZE);
            }
        }
        return bytes;
    }

    /** Between 0 and 1: a wave that begins or ends at once clicks. */
    private static double softness(int sample, int of) {
        double soft = SOFT_SECONDS * RATE;
        return Math.min(1, Math.min(sample, of - 1 - sample) / soft);
    }
}
