package org.tocsin.domain.data;

import java.util.List;
import java.util.Optional;

/**
 * What people know of a data set (C-23, C-24; the entity card of document 001).
 *
 * @param tier how much it matters, 1 the most
 * @param optional whether its checks wait, rather than break, while it is not there
 */
public record Card(
        String description,
        Optional<Integer> tier,
        Words words,
        Lineage lineage,
        boolean optional) {
    public static final Card NONE = new Card("", Optional.empty(), Words.NONE, Lineage.NONE);

    /** Of a data set that has to be there. */
    public Card(String description, Optional<Integer> tier, Words words, Lineage lineage) {
        this(description, tier, words, lineage, false);
    }

    /**
     * @param terms of the glossary
     */
    public record Words(List<String> owners, List<String> tags, List<String> terms) {
        public static final Words NONE = new Words(List.of(), List.of(), List.of());

        public Words {
            owners = List.copyOf(owners);
            tags = List.copyOf(tags);
            terms = List.copyOf(terms);
        }
    }

    /**
     * @param upstream data sets that it is made from
     * @param feeds who reads it: dashboards, reports, people
     */
    public record Lineage(List<DataSetId> upstream, List<String> feeds) {
        public static final Lineage NONE = new Lineage(List.of(), List.of());

        public Lineage {
            upstream = List.copyOf(upstream);
            feeds = List.copyOf(feeds);
        }
    }
}
