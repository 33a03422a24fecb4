package org.tocsin.ui.checks;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Health;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.data.Card;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.playbook.Playbook;

/**
 * What is known of a check's data set and how it stands, in words (C-23, C-24; the entity card of
 * document 001).
 */
final class DataSetCard {
    private final Playbook playbook;
    private final Health health;
    private final ZoneId zone;
    private final Card card;

    private DataSetCard(Playbook playbook, Health health, ZoneId zone) {
        this.playbook = playbook;
        this.health = health;
        this.zone = zone;
        this.card = playbook.inputs().catalogue().card(health.dataSet());
    }

    static List<Detail.Fact> facts(Playbook playbook, Health health, ZoneId zone) {
        return new DataSetCard(playbook, health, zone).facts();
    }

    private List<Detail.Fact> facts() {
        var facts = new ArrayList<Detail.Fact>();
        add(facts, "About", card.description());
        add(facts, "Health", counts());
        health.score()
                .ifPresent(score -> add(facts, "Quality", Words.value(score, Unit.RATIO) + tier()));
        add(facts, "Age", age());
        health.prospect()
                .risk()
                .ifPresent(
                        risk -> add(facts, "Risk", risk.name().toLowerCase(java.util.Locale.ROOT)));
        add(facts, "Owners", String.join(", ", card.words().owners()));
        add(facts, "Tags", String.join(", ", card.words().tags()));
        add(facts, "Terms", String.join(", ", card.words().terms()));
        var catalogue = playbook.inputs().catalogue();
        add(facts, "Made from", names(catalogue.upstream(health.dataSet())));
        add(facts, "Failing upstream", names(health.prospect().failingUpstream()));
        add(facts, "Schema changed", schemaChanged());
        add(facts, "Makes", names(catalogue.downstream(health.dataSet())));
        add(facts, "Read by", String.join(", ", catalogue.feeds(health.dataSet())));
        add(facts, "Endangered", String.join(", ", health.prospect().endangers()));
        return List.copyOf(facts);
    }

    private static void add(List<Detail.Fact> facts, String label, String value) {
        if (!value.isBlank()) {
            facts.add(new Detail.Fact(label, value));
        }
    }

    /** {@code 11 of 14 checks pass, 2 fail, 1 is broken}. */
    private String counts() {
        var counts = health.counts();
        var words =
                "%,d of %,d checks pass, %,d fail"
                        .formatted(counts.passing(), counts.total(), counts.failing());
        return counts.broken() == 0 ? words : words + ", %,d broken".formatted(counts.broken());
    }

    private String tier() {
        return playbook.inputs()
                .catalogue()
                .tier(health.dataSet())
                .map(tier ->
                        ", tier %d promises %s%s"
                                .formatted(
                                        tier.number(),
                                        Words.value(tier.score(), Unit.RATIO),
                                        health.promise()
                                                .score()
                                                .map(met -> met ? ": met" : ": not met")
                                                .orElse("")))
                .orElse("");
    }

    /** {@code 45 min, tier 1 promises 30 min: not met (as of 4 Mar 2025 06:35:00 UTC)}. */
    private String age() {
        return health.promise()
                .age()
                .map(age -> "%s (as of %s)".formatted(age.words(), Moments.exact(age.asOf(), zone)))
                .orElse("");
    }

    /** A warning, for what is read here is made from it. */
    private String schemaChanged() {
        return health.prospect().schemaChanged().stream()
                .map(change ->
                        "upstream in %s since %s: %s"
                                .formatted(
                                        names(List.of(change.dataSet())),
                                        Moments.exact(change.since(), zone),
                                        change.what()))
                .collect(Collectors.joining("; "));
    }

    private String names(List<DataSetId> dataSets) {
        return dataSets.stream()
                .map(id ->
                        playbook.inputs().dataSets().stream()
                                .filter(each -> each.id().equals(id))
                                .findFirst()
                                .map(each -> each.name())
                                .orElse(id.value()))
                .collect(Collectors.joining(", "));
    }
}
