package org.tocsin.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.check.CheckId;
import org.tocsin.store.FactStore;
import org.tocsin.store.Lease;
import org.tocsin.store.RecordJson;

/**
 * Breaches that maintenance holds or has held, in the store: whoever leads next goes on with them.
 */
final class HeldBreaches {
    private static final String PREFIX = "maintenance.held.";

    /** How many are remembered of a check. */
    private static final int KEPT = 20;

    private final FactStore facts;
    private final String playbook;

    /**
     * @param playbook by name, whose checks these are
     */
    HeldBreaches(FactStore facts, String playbook) {
        this.facts = facts;
        this.playbook = playbook;
    }

    /** Those of a check, the newest first. */
    List<HeldBreach> of(CheckId check) {
        var all = new ArrayList<HeldBreach>();
        for (var kind : HeldBreach.Kind.values()) {
            all.addAll(of(check, kind));
        }
        all.sort(Comparator.comparing((HeldBreach each) -> each.first().at()).reversed());
        return List.copyOf(all);
    }

    /** Those that wait for the end of a window. */
    List<HeldBreach> waiting() {
        return facts.named(PREFIX + key(playbook) + ".").values().stream()
                .flatMap(json -> read(json).stream())
                .filter(each -> each.judged().isEmpty())
                .toList();
    }

    Optional<HeldBreach> waiting(CheckId check, HeldBreach.Kind kind) {
        return of(check, kind).stream().filter(each -> each.judged().isEmpty()).findFirst();
    }

    /** In place of the same one, if it is there; nothing when somebody else leads. */
    boolean keep(HeldBreach held, Lease.Held leader) {
        var all = new ArrayList<>(of(held.check(), held.kind()));
        all.removeIf(each -> each.first().equals(held.first()));
        all.addFirst(held);
        var newest = all.subList(0, Math.min(KEPT, all.size()));
        return facts.put(
                name(held.check(), held.kind()),
                RecordJson.write(new HeldBreach.Kept(newest)),
                leader);
    }

    private List<HeldBreach> of(CheckId check, HeldBreach.Kind kind) {
        return facts.find(name(check, kind)).map(HeldBreaches::read).orElse(List.of());
    }

    private static List<HeldBreach> read(String json) {
        try {
            return RecordJson.read(json, HeldBreach.Kept.class).all();
        } catch (RecordJson.Unread unread) {
            // A newer version wrote it; the check's newest run is judged without it.
            System.getLogger(HeldBreaches.class.getName())
                    .log(System.Logger.Level.WARNING, "what maintenance held", unread);
            return List.of();
        }
    }

    /** Ids may be longer than the name of a fact. */
    private String name(CheckId check, HeldBreach.Kind kind) {
        return "%s%s.%s".formatted(PREFIX, key(playbook), key(kind + " " + check.value()));
    }

    private static UUID key(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
