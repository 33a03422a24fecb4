package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.deployment.ChangeKind;
import org.tocsin.domain.deployment.Watch;

/**
 * How a kind of change is written:
 *
 * <pre>{@code
 * deployments:
 *   - id: schema-change
 *     title: Event schema change
 *     checklist:
 *       - The data team has approved the change
 *     data-sets: [events]
 *     every: 5m
 *     for: 2h
 * }</pre>
 */
final class DeploymentShape {
    private static final Duration FASTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofDays(7);

    private static final Shape.Key<String> ID =
            required("id", Scalars.ID, "The name of the kind of change");
    private static final Shape.Key<String> TITLE =
            optional("title", Scalars.TEXT, "The title for people; the id when not said");
    private static final Shape.Key<List<String>> CHECKLIST =
            optional(
                    "checklist",
                    Structures.someOf(Scalars.TEXT),
                    "What is done or known before it goes out");
    private static final Shape.Key<List<String>> CHECKS =
            optional(
                    "checks",
                    Structures.someOf(Scalars.reference(Declared.Kind.CHECK)),
                    "The checks to watch; with those of data-sets, all when neither is said");
    private static final Shape.Key<List<String>> DATA_SETS =
            optional(
                    "data-sets",
                    Structures.someOf(Scalars.reference(Declared.Kind.DATA_SET)),
                    "Data sets whose checks are watched");
    private static final Shape.Key<Duration> EVERY =
            optional(
                    "every",
                    Scalars.DURATION,
                    "How often these checks run while it is watched; 5m when not said");
    private static final Shape.Key<Duration> FOR =
            optional("for", Scalars.DURATION, "For how long it is watched; 2h when not said");

    static final Shape.Key<List<ChangeKind>> DEPLOYMENTS =
            optional(
                    "deployments",
                    Structures.entries(
                            new Shape<>(
                                    List.of(
                                            ID,
                                            TITLE,
                                            CHECKLIST,
                                            CHECKS,
                                            DATA_SETS,
                                            EVERY,
                                            FOR,
                                            RuleParts.SOURCE),
                                    DeploymentShape::build)),
                    "Kinds of changes: what is checked off before one goes out, and which checks"
                            + " run faster afterwards");

    private DeploymentShape() {}

    private static ChangeKind build(Fields fields) {
        String id = fields.get(ID);
        var taken = new HashSet<String>();
        var items =
                fields.find(CHECKLIST).orElse(List.of()).stream()
                        .map(text -> new ChangeKind.Item(StepIds.fresh(text, taken), text))
                        .toList();
        var every = fields.find(EVERY).orElse(Watch.USUAL_PACE);
        var length = fields.find(FOR).orElse(Watch.USUAL_LENGTH);
        if (every.compareTo(FASTEST) < 0) {
            fields.error(EVERY, "a watch looks every 30s at the most often");
        }
        if (length.compareTo(LONGEST) > 0) {
            fields.error(FOR, "a watch lasts 7d at the longest");
        }
        if (every.compareTo(length) > 0) {
            fields.error(
                    fields.mentions(EVERY) ? EVERY : FOR,
                    "the window is over before its checks run once; make \"every\" shorter or"
                            + " \"for\" longer");
        }
        var watch =
                new Watch(
                        fields.find(CHECKS).orElse(List.of()).stream()
                                .map(CheckId::new)
                                .collect(Collectors.toSet()),
                        Set.copyOf(fields.find(DATA_SETS).orElse(List.of())),
                        Math.max(1, every.toSeconds()),
                        length.toSeconds());
        return new ChangeKind(
                id, fields.find(TITLE).orElse(id), items, watch, RuleParts.source(fields));
    }
}
