package org.tocsin.ui.playbook;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.playbook.Runbook;

/**
 * One rule of the playbook, whatever its kind.
 *
 * @param source the document and section it comes from; empty when it names none
 * @param rule the rule itself
 */
record RuleRow(Key key, String name, String says, String source, Record rule) {
    /**
     * @param kind such as {@code Milestone}
     * @param yaml the section of the files it stands in
     * @param nth of those with the same id, from 0
     */
    record Key(Section section, String kind, String yaml, String id, int nth) {}

    Section section() {
        return key.section();
    }

    String id() {
        return key.id();
    }

    List<Facts.Fact> facts() {
        return Facts.of(rule);
    }

    Optional<Check> check() {
        return rule instanceof Check check ? Optional.of(check) : Optional.empty();
    }

    Optional<Runbook> runbook() {
        return rule instanceof Runbook runbook ? Optional.of(runbook) : Optional.empty();
    }

    /** Whether every word of a search is found in what the row shows. */
    boolean matches(String search) {
        var text = String.join(" ", key.kind(), id(), name, says, source).toLowerCase(Locale.ROOT);
        return List.of(search.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream()
                .allMatch(text::contains);
    }
}
