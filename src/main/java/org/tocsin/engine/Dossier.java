package org.tocsin.engine;

import java.util.List;
import java.util.Map;
import org.tocsin.domain.review.document.Material;
import org.tocsin.store.Entry;

/**
 * Everything that is known of an incident, as it was at one time, to be put on paper (M-5).
 *
 * @param log its entries with their hashes, oldest first
 * @param rules the playbook's rules that were frozen into it, as JSON, by their hashes
 */
public record Dossier(Material material, List<Entry> log, Map<String, String> rules) {
    public Dossier {
        log = List.copyOf(log);
    }
}
