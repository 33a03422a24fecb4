package org.tocsin.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.domain.incident.Frozen;
import org.tocsin.store.FrozenJson;
import org.tocsin.store.Rulebooks;

/** Frozen rules by the hash they are kept under; each is read from the store once. */
final class FrozenShelf {
    private final Rulebooks kept;
    private final Map<String, Optional<Frozen>> known = new ConcurrentHashMap<>();
    private final Map<Frozen, String> hashes = new ConcurrentHashMap<>();

    FrozenShelf(Rulebooks kept) {
        this.kept = kept;
    }

    /** Keeps rules in the store, unless they are there, and names them by their content. */
    String keep(Frozen frozen) {
        var hash = hashes.computeIfAbsent(frozen, rules -> kept.keep(FrozenJson.write(rules)));
        known.put(hash, Optional.of(frozen));
        return hash;
    }

    void load(String hash) {
        known.computeIfAbsent(hash, wanted -> kept.find(wanted).flatMap(FrozenJson::read));
    }

    /** From memory; empty when the store had none that can be read. */
    Optional<Frozen> find(String hash) {
        return Optional.ofNullable(known.get(hash)).flatMap(found -> found);
    }
}
