package org.tocsin.domain.data;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The cards of all data sets, and what each tier promises. Safe to ask even where lineage loops.
 */
public record Catalogue(Map<DataSetId, Card> cards, List<Tier> tiers) {
    public static final Catalogue NONE = new Catalogue(Map.of(), List.of());

    public Catalogue {
        cards = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(cards));
        tiers = List.copyOf(tiers);
    }

    public Card card(DataSetId dataSet) {
        return cards.getOrDefault(dataSet, Card.NONE);
    }

    /** What is promised of a data set; nothing when its tier is not said or says nothing. */
    public Optional<Tier> tier(DataSetId dataSet) {
        return card(dataSet)
                .tier()
                .flatMap(n -> tiers.stream().filter(tier -> tier.number() == n).findFirst());
    }

    /** All that it is made from, the nearest first, without itself. */
    public List<DataSetId> upstream(DataSetId dataSet) {
        return reached(dataSet, each -> card(each).lineage().upstream());
    }

    /** All that is made from it, the nearest first, without itself. */
    public List<DataSetId> downstream(DataSetId dataSet) {
        return reached(dataSet, this::madeFrom);
    }

    /** Whoever reads it or what is made from it, the nearest first. */
    public List<String> feeds(DataSetId dataSet) {
        var feeds = new LinkedHashSet<>(card(dataSet).lineage().feeds());
        downstream(dataSet).forEach(each -> feeds.addAll(card(each).lineage().feeds()));
        return List.copyOf(feeds);
    }

    private List<DataSetId> madeFrom(DataSetId dataSet) {
        return cards.entrySet().stream()
                .filter(card -> card.getValue().lineage().upstream().contains(dataSet))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<DataSetId> reached(
            DataSetId from, Function<DataSetId, List<DataSetId>> next) {
        var reached = new LinkedHashSet<DataSetId>();
        var waiting = new ArrayDeque<>(next.apply(from));
        while (!waiting.isEmpty()) {
            var each = waiting.poll();
            if (!each.equals(from) && reached.add(each)) {
                waiting.addAll(next.apply(each));
            }
        }
        return List.copyOf(reached);
    }
}
