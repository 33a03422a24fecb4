package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.quiet.Consolidation;
import org.tocsin.domain.quiet.Grouping;
import org.tocsin.domain.quiet.InhibitionRule;
import org.tocsin.domain.quiet.Label;
import org.tocsin.domain.quiet.Matcher;
import org.tocsin.domain.quiet.Matchers;
import org.tocsin.domain.quiet.QuietRules;

/** How it is written whom not to disturb when. */
final class QuietShape {
    private static final Decoder<Label> LABEL = Scalars.word(Label.values());
    private static final Decoder<Matcher> MATCHER = Scalars.TEXT.judged(QuietShape::matcher);

    private static final Shape.Key<List<Label>> BY =
            optional(
                    "by",
                    Structures.list(LABEL),
                    "Labels in which alerts of one group agree, such as [data-set]; with [] each"
                            + " incident is a group");
    private static final Shape.Key<Duration> WAIT =
            optional(
                    "wait",
                    Scalars.DURATION,
                    "How long a group's second message waits after its first; 30s when not said");
    private static final Shape.Key<Duration> EVERY =
            optional(
                    "every",
                    Scalars.DURATION,
                    "The least time between its messages after that; 5m when not said");
    private static final Shape.Key<Duration> REPEAT =
            optional(
                    "repeat",
                    Scalars.DURATION,
                    "How long an open incident that nobody has taken stays without a word; 4h when"
                            + " not said");
    private static final Shape.Key<Grouping> GROUP =
            optional(
                    "group",
                    new Shape<>(List.of(BY, WAIT, EVERY, REPEAT), QuietShape::grouping),
                    "How messages of one place are spaced, such as {by: [data-set], wait: 30s,"
                            + " every: 5m, repeat: 4h}");

    private static final Shape.Key<List<Consolidation.By>> TOGETHER =
            optional(
                    "by",
                    Structures.someOf(Scalars.word(Consolidation.By.values())),
                    "What makes alerts one: the same data-set, or a shared upstream cause by"
                            + " declared lineage; both when not said");
    private static final Shape.Key<Duration> WITHIN =
            optional(
                    "within",
                    Scalars.DURATION,
                    "How long after an incident's last failure other checks join it; 1h when not"
                            + " said");
    private static final Shape.Key<Consolidation> CONSOLIDATE =
            optional(
                    "consolidate",
                    new Shape<>(List.of(TOGETHER, WITHIN), QuietShape::consolidation),
                    "Related alerts become one incident, such as {by: [data-set, upstream], within:"
                            + " 1h}; each check has its own when not said");

    private static final Shape.Key<String> ID = required("id", Scalars.ID, "The rule's name");
    private static final Shape.Key<String> TITLE =
            optional("title", Scalars.TEXT, "The title for people; the id when not said");
    private static final Shape.Key<List<Matcher>> WHILE =
            required(
                    "while",
                    Structures.oneOrMore(MATCHER),
                    "What has to fire, such as kind=broken");
    private static final Shape.Key<List<Matcher>> HIDES =
            required(
                    "hides",
                    Structures.oneOrMore(MATCHER),
                    "What is quiet then, such as [kind=breach, check!=row-count]; =~ and !~ take a"
                            + " pattern for the whole value");
    private static final Shape.Key<List<Label>> EQUAL =
            optional(
                    "equal",
                    Structures.oneOrMore(LABEL),
                    "Labels in which the two have to agree, such as source; none when not said");
    private static final Shape.Key<String> SOURCE =
            optional("source", Scalars.TEXT, "The document and section it comes from");
    private static final Shape.Key<List<InhibitionRule>> INHIBIT =
            optional(
                    "inhibit",
                    Structures.list(
                            new Shape<>(
                                            List.of(ID, TITLE, WHILE, HIDES, EQUAL, SOURCE),
                                            fields -> fields)
                                    .judged(QuietShape::inhibition)),
                    "What is quiet while something else fires, such as {id: source-down, while:"
                            + " kind=broken, hides: kind=breach, equal: source}; that one when not"
                            + " said");

    static final Shape.Key<QuietRules> QUIET =
            optional(
                    "quiet",
                    new Shape<>(
                                    List.of(GROUP, CONSOLIDATE, INHIBIT),
                                    fields ->
                                            new QuietRules(
                                                    fields.find(GROUP).orElse(Grouping.USUAL),
                                                    fields.find(CONSOLIDATE)
                                                            .orElse(Consolidation.OFF),
                                                    fields.find(INHIBIT)
                                                            .orElse(
                                                                    QuietRules.USUAL
                                                                            .inhibitions())))
                            .judged(QuietShape::distinct),
                    "Whom not to disturb when, and what belongs together");

    private QuietShape() {}

    private static Grouping grouping(Fields fields) {
        return new Grouping(
                fields.find(BY).orElse(Grouping.USUAL.by()),
                fields.find(WAIT).orElse(Grouping.USUAL.pause()),
                fields.find(EVERY).orElse(Grouping.USUAL.interval()),
                fields.find(REPEAT).orElse(Grouping.USUAL.repeat()));
    }

    private static Consolidation consolidation(Fields fields) {
        return new Consolidation(
                true,
                fields.find(WITHIN).orElse(Consolidation.USUAL_WINDOW),
                fields.find(TOGETHER)
                        .<Set<Consolidation.By>>map(Set::copyOf)
                        .orElse(Set.of(Consolidation.By.values())));
    }

    private static Optional<Matcher> matcher(String text, Node node, Context context) {
        try {
            var matcher = Matcher.parse(text);
            return isDeclared(matcher, node, context) ? Optional.of(matcher) : Optional.empty();
        } catch (IllegalArgumentException fault) {
            context.error(node, String.valueOf(fault.getMessage()));
            return Optional.empty();
        }
    }

    /** A name that nothing has would make a rule that never does anything. */
    private static boolean isDeclared(Matcher matcher, Node node, Context context) {
        var kind = kind(matcher.label());
        boolean named =
                kind.isPresent()
                        && switch (matcher.kind()) {
                            case EQUAL, NOT_EQUAL -> !matcher.value().isEmpty();
                            case FITS, FITS_NOT -> false;
                        };
        if (!named || context.declared().has(kind.get(), matcher.value())) {
            return true;
        }
        context.error(
                node,
                "there is no %s \"%s\"%s"
                        .formatted(
                                kind.get(),
                                matcher.value(),
                                Suggestion.ending(
                                        matcher.value(), context.declared().names(kind.get()))));
        return false;
    }

    private static Optional<Declared.Kind> kind(Label label) {
        return switch (label) {
            case CHECK -> Optional.of(Declared.Kind.CHECK);
            case DATA_SET -> Optional.of(Declared.Kind.DATA_SET);
            case SOURCE -> Optional.of(Declared.Kind.SOURCE);
            case PIPELINE -> Optional.of(Declared.Kind.PIPELINE);
            case SEVERITY -> Optional.of(Declared.Kind.SEVERITY);
            case CATEGORY, SUBCATEGORY -> Optional.of(Declared.Kind.CATEGORY);
            case KIND, TAG, OWNER, LABEL -> Optional.empty();
        };
    }

    private static Optional<InhibitionRule> inhibition(Fields fields, Node node, Context context) {
        try {
            var id = fields.get(ID);
            var source = new Matchers(fields.get(WHILE));
            var target = new Matchers(fields.get(HIDES));
            if (source.equals(target)) {
                fields.warning(
                        HIDES,
                        "rule \"%s\" hides nothing: what would be hidden is what fires"
                                .formatted(id));
            }
            return Optional.of(
                    new InhibitionRule(
                            new InhibitionRule.Name(
                                    id,
                                    fields.find(TITLE).orElse(id),
                                    fields.find(SOURCE).orElse("")),
                            source,
                            target,
                            fields.find(EQUAL).orElse(List.of())));
        } catch (IllegalArgumentException tooWide) {
            context.error(node, String.valueOf(tooWide.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<QuietRules> distinct(QuietRules rules, Node node, Context context) {
        var seen = new HashSet<String>();
        for (var rule : rules.inhibitions()) {
            if (!seen.add(rule.name().id())) {
                context.error(
                        node,
                        "two inhibition rules are called \"%s\"; give one of them another name"
                                .formatted(rule.name().id()));
                return Optional.empty();
            }
        }
        return Optional.of(rules);
    }
}
