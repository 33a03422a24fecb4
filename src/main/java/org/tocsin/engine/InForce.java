package org.tocsin.engine;

import java.util.List;
import org.tocsin.domain.incident.Frozen;
import org.tocsin.domain.incident.Surroundings;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.SeverityGuide;
import org.tocsin.domain.response.Category;
import org.tocsin.domain.response.Guides;

/**
 * How the team responds at present.
 *
 * @param frozen what an incident that opens now keeps of it
 */
public record InForce(
        Frozen frozen, List<Category> categories, Guides guides, Surroundings around) {
    public InForce {
        categories = List.copyOf(categories);
    }

    public static InForce of(Playbook playbook, Surroundings around) {
        var response = playbook.conduct().response();
        var scale = playbook.severities().stream().map(SeverityGuide::severity).sorted().toList();
        var frozen = new Frozen(playbook.header().name(), scale, response.rules());
        return new InForce(frozen, response.categories(), response.guides(), around);
    }

    /** What an incident opened now would run under. */
    public Terms terms() {
        return terms(frozen);
    }

    /** Rules as they were once, with the present texts, directory and calendar. */
    Terms terms(Frozen rules) {
        return new Terms(rules.scale(), rules.rules(), guides, around);
    }
}
