package org.tocsin.domain.deployment;

import java.util.List;
import java.util.Optional;

/**
 * A kind of change, as the playbook has it: what is checked off before it goes out, and how it is
 * watched (000, Pre-Deployment Validation and Deployment Safeguards).
 *
 * @param id kebab-case, unique in its playbook
 * @param source the document and section it comes from; may be empty
 */
public record ChangeKind(
        String id, String title, List<Item> checklist, Watch watch, String source) {
    public ChangeKind {
        checklist = List.copyOf(checklist);
    }

    /**
     * Something to be done or known before.
     *
     * @param id unique in its checklist
     */
    public record Item(String id, String text) {}

    public Optional<Item> item(String id) {
        return checklist.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
