package org.tocsin.cli;

import static org.tocsin.cli.PlaybookCommandJson.array;
import static org.tocsin.cli.PlaybookCommandJson.strings;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Timeliness;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Tier;
import org.tocsin.domain.playbook.Playbook;

/** What a playbook knows of its data sets, as text and as JSON. */
final class PlaybookCatalogue {
    private PlaybookCatalogue() {}

    static String text(Playbook playbook) {
        var catalogue = playbook.inputs().catalogue();
        return PlaybookCommandText.table(
                        "Tiers",
                        catalogue.tiers().stream()
                                .map(tier ->
                                        List.of(
                                                String.valueOf(tier.number()),
                                                Words.value(tier.score(), Unit.RATIO),
                                                "within " + new Span.Wall(tier.within())))
                                .toList())
                + PlaybookCommandText.table(
                        "Data sets",
                        playbook.inputs().dataSets().stream()
                                .map(dataSet -> row(dataSet, playbook))
                                .toList());
    }

    private static List<String> row(DataSet dataSet, Playbook playbook) {
        var card = playbook.inputs().catalogue().card(dataSet.id());
        var said =
                Stream.of(
                                card.tier().map(n -> "tier " + n + judged(dataSet, playbook)),
                                card.optional()
                                        ? Optional.of("waits while it is not there")
                                        : Optional.<String>empty(),
                                listed("owners", card.words().owners()),
                                listed("tags", card.words().tags()),
                                listed("terms", card.words().terms()),
                                listed("from", ids(card.lineage().upstream())),
                                listed("feeds", card.lineage().feeds()))
                        .flatMap(Optional::stream)
                        .toList();
        return List.of(dataSet.id().value(), dataSet.name(), String.join("; ", said));
    }

    /** Which checks tell whether it is as young as its tier promises (C-23). */
    private static String judged(DataSet dataSet, Playbook playbook) {
        if (playbook.inputs().catalogue().tier(dataSet.id()).isEmpty()) {
            return "";
        }
        var told = ages(dataSet, playbook);
        return told.isEmpty()
                ? " (no check of its age)"
                : " (age judged by %s)".formatted(String.join(", ", told));
    }

    private static List<String> ages(DataSet dataSet, Playbook playbook) {
        return Timeliness.checks(dataSet.id(), playbook.checks()).stream()
                .map(check -> check.id().value())
                .toList();
    }

    private static Optional<String> listed(String what, List<String> words) {
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(what + " " + String.join(", ", words));
    }

    private static List<String> ids(List<DataSetId> dataSets) {
        return dataSets.stream().map(DataSetId::value).toList();
    }

    static void write(JsonGenerator json, Playbook playbook) throws IOException {
        var catalogue = playbook.inputs().catalogue();
        array(json, "tiers", catalogue.tiers(), PlaybookCatalogue::tier);
        array(
                json,
                "datasets",
                playbook.inputs().dataSets(),
                (generator, dataSet) -> dataSet(generator, dataSet, playbook));
    }

    private static void tier(JsonGenerator json, Tier tier) throws IOException {
        json.writeStartObject();
        json.writeNumberField("tier", tier.number());
        json.writeNumberField("score", tier.score());
        json.writeStringField("within", new Span.Wall(tier.within()).toString());
        json.writeEndObject();
    }

    private static void dataSet(JsonGenerator json, DataSet dataSet, Playbook playbook)
            throws IOException {
        var card = playbook.inputs().catalogue().card(dataSet.id());
        json.writeStartObject();
        json.writeStringField("id", dataSet.id().value());
        json.writeStringField("name", dataSet.name());
        json.writeStringField("source", dataSet.source().value());
        json.writeStringField("description", card.description());
        if (card.tier().isPresent()) {
            json.writeNumberField("tier", card.tier().get());
            strings(json, "ageJudgedBy", ages(dataSet, playbook));
        }
        strings(json, "owners", card.words().owners());
        strings(json, "tags", card.words().tags());
        strings(json, "terms", card.words().terms());
        strings(json, "upstream", ids(card.lineage().upstream()));
        strings(json, "feeds", card.lineage().feeds());
        json.writeBooleanField("optional", card.optional());
        json.writeEndObject();
    }
}
