package org.tocsin.playbook;

import static org.tocsin.playbook.Declared.Kind.DATA_SET;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.domain.data.Card;
import org.tocsin.domain.data.Catalogue;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Tier;

/** Puts the cards together and finds what does not fit: loops, tiers that promise nothing. */
final class CatalogueLint {
    private final Map<DataSetId, Card> cards = new LinkedHashMap<>();
    private final List<CardShape.TierEntry> tiers;
    private final Declared declared;
    private final Problems problems;

    CatalogueLint(
            List<DataSetShape.Entry> dataSets,
            List<CardShape.TierEntry> tiers,
            Declared declared,
            Problems problems) {
        dataSets.forEach(entry -> cards.put(entry.dataSet().id(), entry.card()));
        this.tiers = tiers;
        this.declared = declared;
        this.problems = problems;
    }

    Catalogue catalogue() {
        tellTiers();
        var catalogue =
                new Catalogue(cards, tiers.stream().map(CardShape.TierEntry::tier).toList());
        cards.keySet().forEach(each -> tellLoop(each, catalogue));
        return catalogue;
    }

    private void tellTiers() {
        var seen = new HashMap<Integer, Place>();
        for (var entry : tiers) {
            var first = seen.putIfAbsent(entry.tier().number(), entry.at());
            if (first != null) {
                problems.error(
                        entry.at(),
                        "tier %d is declared twice, first at %s; leave one of them out"
                                .formatted(entry.tier().number(), first));
            }
        }
        cards.forEach((dataSet, card) ->
                card.tier()
                        .filter(n -> !tiers.isEmpty() && !seen.containsKey(n))
                        .ifPresent(n ->
                                problems.error(
                                        declared.place(DATA_SET, dataSet.value()),
                                        "there is no tier %d; there are %s"
                                                .formatted(n, numbers()))));
    }

    private String numbers() {
        return tiers.stream()
                .map(CardShape.TierEntry::tier)
                .map(Tier::number)
                .map(String::valueOf)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Each data set of a loop is told: leaving out any one of its lines mends it. */
    private void tellLoop(DataSetId dataSet, Catalogue catalogue) {
        var upstream = catalogue.card(dataSet).lineage().upstream();
        var back =
                upstream.stream()
                        .filter(each ->
                                each.equals(dataSet) || catalogue.upstream(each).contains(dataSet))
                        .findFirst();
        back.ifPresent(each ->
                problems.error(
                        declared.place(DATA_SET, dataSet.value()),
                        "\"%s\" is made from itself: %s"
                                .formatted(
                                        dataSet,
                                        Stream.of(dataSet, each, dataSet)
                                                .map(DataSetId::value)
                                                .distinct()
                                                .collect(Collectors.joining(" from ")))));
    }
}
