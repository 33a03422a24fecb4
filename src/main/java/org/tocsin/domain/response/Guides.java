package org.tocsin.domain.response;

import java.util.List;
import java.util.Optional;

/** Texts and lists for people (R-1, R-2, I-2, I-8, E-7, N-4). */
public record Guides(
        List<Procedure> procedures, List<Template> templates, List<KnownIssue> knownIssues) {
    public static final Guides NONE = new Guides(List.of(), List.of(), List.of());

    public Guides {
        procedures = List.copyOf(procedures);
        templates = List.copyOf(templates);
        knownIssues = List.copyOf(knownIssues);
    }

    public Optional<Procedure> procedure(String id) {
        return procedures.stream().filter(procedure -> procedure.id().equals(id)).findFirst();
    }

    public List<Procedure> procedures(Procedure.Use use) {
        return procedures.stream().filter(procedure -> procedure.use() == use).toList();
    }
}
