package org.tocsin.domain.incident;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds incidents that come back (I-9, document 001: same root cause). */
public final class RootCauses {
    /** How far back an incident of the same root cause is a repetition. */
    public static final Duration REPEATS = Duration.ofDays(180);

    /** Why two incidents are related. */
    public static final String SAME = "same root cause";

    private RootCauses() {}

    /** Whether two texts name the same cause but for case, spaces and punctuation. */
    public static boolean isSame(String one, String other) {
        var words = words(one);
        return !words.isEmpty() && words.equals(words(other));
    }

    private static String words(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
    }

    /**
     * The newest other incident with the same root cause that the incident is not linked to yet.
     *
     * @param all in the order of their numbers
     * @param now from which {@link #REPEATS} counts back to the other's last entry
     */
    public static Optional<Incident> repeated(
            Incident incident, String rootCause, List<Incident> all, Instant now) {
        var since = now.minus(REPEATS);
        return all.reversed().stream()
                .filter(other -> !other.id().uuid().equals(incident.id().uuid()))
                .filter(other -> other.state() != State.MERGED)
                .filter(other -> !other.course().times().changed().isBefore(since))
                .filter(other ->
                        other.work()
                                .findings()
                                .rootCause()
                                .filter(cause -> isSame(cause, rootCause))
                                .isPresent())
                .findFirst()
                .filter(other -> !isLinked(incident, other));
    }

    private static boolean isLinked(Incident incident, Incident other) {
        return incident.work()
                .findings()
                .related()
                .contains(new Work.Relation(other.id().uuid(), SAME));
    }
}
