package org.tocsin.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.tocsin.domain.incident.Frozen;

/** Frozen rules as JSON, for {@link Rulebooks}. */
public final class FrozenJson {
    private FrozenJson() {}

    public static String write(Frozen frozen) {
        return tree(frozen).toString();
    }

    /** As {@link #write}, not yet text. */
    public static JsonNode tree(Frozen frozen) {
        return RecordJson.members(frozen);
    }

    /** Empty when a newer version of the program wrote what this one does not understand. */
    public static Optional<Frozen> read(String json) {
        try {
            return Optional.of(RecordJson.read(json, Frozen.class));
        } catch (RecordJson.Unread newer) {
            System.getLogger(FrozenJson.class.getName())
                    .log(System.Logger.Level.WARNING, "frozen rules cannot be read", newer);
            return Optional.empty();
        }
    }
}
