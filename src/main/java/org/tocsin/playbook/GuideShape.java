package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.List;
import org.tocsin.domain.response.Category;
import org.tocsin.domain.response.KnownIssue;
import org.tocsin.domain.response.Level;

/** How categories, levels and known issues are written. */
final class GuideShape {
    private static final Shape.Key<String> ID = required("id", Scalars.ID, "Its name");
    private static final Shape.Key<String> TITLE =
            optional("title", Scalars.TEXT, "The title for people; the id when not said");
    private static final Shape.Key<String> DESCRIPTION =
            optional("description", Scalars.WORDS, "What it means");

    private static final Shape.Key<List<Category.Sub>> SUB =
            optional(
                    "sub",
                    Structures.list(
                            new Shape<>(
                                    List.of(ID, TITLE, DESCRIPTION),
                                    fields ->
                                            new Category.Sub(
                                                    fields.get(ID),
                                                    title(fields),
                                                    text(fields, DESCRIPTION)))),
                    "Its sub-categories");
    static final Decoder<Category> CATEGORY =
            new Shape<>(
                    List.of(ID, TITLE, DESCRIPTION, SUB),
                    fields ->
                            new Category(
                                    fields.get(ID),
                                    title(fields),
                                    text(fields, DESCRIPTION),
                                    fields.find(SUB).orElse(List.of())));

    private static final Shape.Key<List<String>> ROLES =
            optional(
                    "roles",
                    Structures.oneOrMore(Scalars.reference(Declared.Kind.ROLE)),
                    "Who answers on it");
    static final Decoder<Level> LEVEL =
            new Shape<>(
                    List.of(ID, TITLE, ROLES),
                    fields ->
                            new Level(
                                    fields.get(ID),
                                    title(fields),
                                    fields.find(ROLES).orElse(List.of())));

    private static final Shape.Key<String> PIPELINE =
            optional(
                    "pipeline",
                    Scalars.reference(Declared.Kind.PIPELINE),
                    "The pipeline that it is of");
    private static final Shape.Key<String> GROUP =
            optional("group", Scalars.WORDS, "What it is listed under");
    private static final Shape.Key<String> ISSUE =
            optional("issue", Scalars.WORDS, "What goes wrong");
    private static final Shape.Key<String> IMPACT =
            optional("impact", Scalars.WORDS, "What that means");
    private static final Shape.Key<String> DETECTION =
            optional("detection", Scalars.WORDS, "How it is found");
    private static final Shape.Key<String> SYMPTOMS =
            optional("symptoms", Scalars.WORDS, "What it looks like");
    private static final Shape.Key<List<String>> CHECKS =
            optional(
                    "checks",
                    Structures.oneOrMore(Scalars.reference(Declared.Kind.CHECK)),
                    "The checks that find it");
    private static final Shape.Key<String> RUNBOOK =
            optional(
                    "runbook",
                    Scalars.reference(Declared.Kind.RUNBOOK),
                    "The runbook that says more");
    static final Decoder<KnownIssue> KNOWN_ISSUE =
            new Shape<>(
                    List.of(
                            ID, PIPELINE, GROUP, TITLE, ISSUE, IMPACT, DETECTION, SYMPTOMS, CHECKS,
                            RUNBOOK),
                    GuideShape::knownIssue);

    private GuideShape() {}

    private static KnownIssue knownIssue(Fields fields) {
        return new KnownIssue(
                fields.get(ID),
                text(fields, PIPELINE),
                title(fields),
                new KnownIssue.Signs(
                        text(fields, GROUP),
                        text(fields, ISSUE),
                        text(fields, IMPACT),
                        new KnownIssue.Telling(text(fields, DETECTION), text(fields, SYMPTOMS)),
                        fields.find(CHECKS).orElse(List.of())),
                text(fields, RUNBOOK));
    }

    private static String title(Fields fields) {
        return fields.find(TITLE).orElseGet(() -> fields.get(ID));
    }

    private static String text(Fields fields, Shape.Key<String> key) {
        return fields.find(key).orElse("");
    }
}
