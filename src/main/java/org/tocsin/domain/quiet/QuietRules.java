package org.tocsin.domain.quiet;

import java.util.List;

/** What a playbook says about whom not to disturb when. */
public record QuietRules(
        Grouping grouping, Consolidation consolidation, List<InhibitionRule> inhibitions) {
    public static final QuietRules USUAL =
            new QuietRules(Grouping.USUAL, Consolidation.OFF, List.of(InhibitionRule.SOURCE_DOWN));

    public QuietRules {
        inhibitions = List.copyOf(inhibitions);
    }
}
