package org.tocsin.domain.notice;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How notices stand, for lists and counts. */
public enum Stage {
    WAITING,
    SENT,
    SIMULATED,
    DEAD,
    MOOT;

    public static Stage of(Notice.Standing standing) {
        return switch (standing) {
            case Notice.Standing.Waiting _ -> WAITING;
            case Notice.Standing.Sent _ -> SENT;
            case Notice.Standing.Simulated _ -> SIMULATED;
            case Notice.Standing.Dead _ -> DEAD;
            case Notice.Standing.Moot _ -> MOOT;
        };
    }

    /** In lower case, as it is stored and written on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Stage> find(String id) {
        return Stream.of(values()).filter(stage -> stage.id().equals(id)).findFirst();
    }
}
