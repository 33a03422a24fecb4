package org.tocsin.report.review;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tocsin.domain.review.document.Document;
import org.tocsin.domain.review.document.Proof;
import org.tocsin.engine.Dossier;
import org.tocsin.store.CanonicalJson;
import org.tocsin.store.Entry;
import org.tocsin.store.EntryLines;
import org.tocsin.store.NewEntry;

/** Puts the files of a bundle together (M-5). */
final class BundleWriter {
    static final String REVIEW = "review.json";
    static final String LOG = "log/entries.jsonl";

    private final Document document;
    private final Dossier dossier;
    private final UnaryOperator<String> redaction;
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    /**
     * @param document without secrets already
     */
    BundleWriter(Document document, Dossier dossier, UnaryOperator<String> redaction) {
        this.document = document;
        this.dossier = dossier;
        this.redaction = redaction;
    }

    byte[] bytes(byte[] html, byte[] pdf) {
        files.put("review.html", html);
        files.put("review.pdf", pdf);
        put("review.md", ReviewMarkdown.of(document));
        put(REVIEW, DocumentJson.write(document));
        put("checks/results.json", DocumentJson.pretty(document.proof().runs()));
        put("messages/messages.json", DocumentJson.pretty(document.proof().messages()));
        charts();
        dossier.rules()
                .forEach((hash, json) ->
                        put(
                                "rules/%s.json".formatted(hash.toLowerCase(Locale.ROOT)),
                                DocumentJson.pretty(
                                        DocumentJson.redacted(
                                                DocumentJson.tree(json), redaction))));
        var lines = dossier.log().stream().map(this::line).toList();
        put(
                LOG,
                lines.stream()
                        .map(line -> EntryLines.write(line) + "\n")
                        .collect(Collectors.joining()));
        var manifest = manifest(lines);
        files.put(Manifest.NAME, manifest);
        files.put(Manifest.DIGEST, Manifest.digestFile(manifest));
        return Zip.pack(files);
    }

    private void put(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void charts() {
        int number = 1;
        for (var chart : document.proof().charts()) {
            var name = "charts/%d-%s".formatted(number++, word(chart));
            put(name + ".svg", new IncidentChart(chart, document.colophon().zoneId()).svg());
            put(name + ".csv", ChartWords.csv(chart));
        }
    }

    private static String word(Proof.Chart chart) {
        var word = chart.check().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
        return word.length() <= 60 ? word : word.substring(0, 60);
    }

    private EntryLines.Line line(Entry entry) {
        var told = entry.told();
        var blotted =
                new NewEntry(
                        told.at(),
                        redaction.apply(told.actor()),
                        told.kind(),
                        CanonicalJson.of(
                                DocumentJson.redacted(DocumentJson.tree(told.json()), redaction)));
        boolean same = blotted.equals(told);
        return new EntryLines.Line(
                same ? entry : new Entry(entry.stream(), entry.place(), blotted, entry.link()),
                !same);
    }

    private byte[] manifest(List<EntryLines.Line> lines) {
        var filed = new ArrayList<Manifest.Filed>();
        files.forEach((name, content) -> filed.add(Manifest.Filed.of(name, content)));
        var redacted =
                lines.stream()
                        .filter(EntryLines.Line::redacted)
                        .map(line -> new Manifest.Blotted(line.entry().version()))
                        .toList();
        var last = lines.isEmpty() ? "" : lines.getLast().entry().hash();
        var head = document.head();
        var manifest =
                new Manifest(
                        Manifest.SCHEMA,
                        document.colophon().made(),
                        new Manifest.Of(
                                head.incident(),
                                head.number(),
                                head.title(),
                                document.colophon().standing().draft(),
                                document.proof().rows()),
                        new Manifest.Log(lines.size(), last, redacted),
                        filed);
        return DocumentJson.pretty(DocumentJson.tree(org.tocsin.store.RecordJson.write(manifest)))
                .getBytes(StandardCharsets.UTF_8);
    }
}
