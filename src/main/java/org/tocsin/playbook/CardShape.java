package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.data.Card;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Tier;
import org.tocsin.playbook.Scalars.Amount;

/** How it is written what people know of a data set, and what each tier promises. */
final class CardShape {
    /** A tier and where it stands. */
    record TierEntry(Tier tier, Place at) {}

    private static final Decoder<List<String>> TEXTS = Structures.list(Scalars.TEXT);
    private static final Shape.Key<String> DESCRIPTION =
            optional("description", Scalars.TEXT, "What it holds and what it is for");
    private static final Shape.Key<List<String>> OWNERS =
            optional("owners", TEXTS, "Who answers for it, such as [finance@example.com]");
    private static final Shape.Key<List<String>> TAGS =
            optional("tags", TEXTS, "Words to find it by");
    private static final Shape.Key<List<String>> TERMS =
            optional("terms", TEXTS, "Terms of the glossary that it is about");
    static final Shape.Key<Integer> TIER =
            optional("tier", Scalars.whole(1), "How much it matters, 1 the most; see tiers");
    static final Shape.Key<List<String>> UPSTREAM =
            optional(
                    "upstream",
                    Structures.list(Scalars.reference(Declared.Kind.DATA_SET)),
                    "Data sets that it is made from, such as [raw-orders]");
    private static final Shape.Key<List<String>> FEEDS =
            optional(
                    "feeds",
                    TEXTS,
                    "Dashboards, reports and people that read it, such as [Board report]");

    private static final Shape.Key<Boolean> OPTIONAL =
            optional(
                    "optional",
                    Scalars.FLAG,
                    "true: its checks wait while it is not there, instead of being broken");

    static final List<Shape.Key<?>> KEYS =
            List.of(DESCRIPTION, OWNERS, TAGS, TERMS, TIER, UPSTREAM, FEEDS, OPTIONAL);

    private static final Shape.Key<Integer> NUMBER =
            required("tier", Scalars.whole(1), "Its number, 1 for what matters most");
    private static final Shape.Key<Amount> SCORE =
            required(
                    "score",
                    Scalars.AMOUNT.judged((amount, node, context) -> {
                        if (amount.value() > 0 && amount.value() <= 1) {
                            return Optional.of(amount);
                        }
                        context.error(node, "expected a share such as 99.5%");
                        return Optional.empty();
                    }),
                    "The least quality score, such as 99.5%");
    private static final Shape.Key<Duration> WITHIN =
            required("within", Scalars.DURATION, "The oldest that the data may be, such as 30m");

    static final Decoder<TierEntry> TIERS =
            new Shape<>(
                    List.of(NUMBER, SCORE, WITHIN),
                    fields ->
                            new TierEntry(
                                    new Tier(
                                            fields.get(NUMBER),
                                            fields.get(SCORE).value(),
                                            fields.get(WITHIN)),
                                    fields.place()));

    private CardShape() {}

    static Card card(Fields fields) {
        return new Card(
                fields.find(DESCRIPTION).orElse(""),
                fields.find(TIER),
                new Card.Words(said(fields, OWNERS), said(fields, TAGS), said(fields, TERMS)),
                new Card.Lineage(
                        said(fields, UPSTREAM).stream().map(DataSetId::new).toList(),
                        said(fields, FEEDS)),
                fields.find(OPTIONAL).orElse(false));
    }

    private static List<String> said(Fields fields, Shape.Key<List<String>> key) {
        return fields.find(key).orElse(List.of());
    }
}
