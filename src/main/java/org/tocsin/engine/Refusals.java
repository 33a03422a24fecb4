package org.tocsin.engine;

import java.util.UUID;
import java.util.function.Supplier;
import org.tocsin.engine.IncidentDesk.Reply;
import org.tocsin.store.StoreException;

/** What does not work out with an incident, in words. */
final class Refusals {
    private Refusals() {}

    static Reply guarded(Supplier<Reply> attempt) {
        try {
            return attempt.get();
        } catch (StoreException failed) {
            return new Reply.Refused("Nothing was changed: " + failed.getMessage());
        }
    }

    static Reply unknown(UUID id) {
        return new Reply.Refused("there is no incident " + id);
    }

    static Reply another() {
        return new Reply.Refused("another process leads by now and does it");
    }

    static Reply busy() {
        return new Reply.Refused(
                "others keep changing this incident at the same time; try again in a moment");
    }
}
