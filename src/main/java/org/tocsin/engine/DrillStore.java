package org.tocsin.engine;

import java.util.Optional;
import org.tocsin.domain.drill.Staged;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.store.RecordJson;
import org.tocsin.store.ShiftOverride;
import org.tocsin.store.Store;

/** A drill's own store: beside all that any store keeps it says what is drilled. */
public record DrillStore(Store store) {
    private static final String FACT = "drill";

    void keep(Staged staged) {
        store.facts().put(FACT, RecordJson.write(staged));
    }

    /** Empty where nothing was drilled, or a newer version of the program did it. */
    public Optional<Staged> staged() {
        return store.facts().find(FACT).flatMap(DrillStore::read);
    }

    private static Optional<Staged> read(String json) {
        try {
            return Optional.of(RecordJson.read(json, Staged.class));
        } catch (RecordJson.Unread _) {
            return Optional.empty();
        }
    }

    /** Takes over what people entered into the real rota; nothing goes the other way. */
    public void copyRota(Store real, Playbook playbook) {
        for (var schedule : playbook.time().schedules()) {
            real.overrides().asKnownAt(schedule.id(), LiveRota.ALL).forEach(this::copy);
        }
    }

    private void copy(ShiftOverride.Known known) {
        var id = known.override().id();
        store.overrides().record(known.override());
        known.approved().ifPresent(mark -> store.overrides().approve(id, mark));
    }
}
