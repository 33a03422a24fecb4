package org.tocsin.report.review;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.tocsin.domain.incident.EventWords;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Guides;
import org.tocsin.domain.review.document.Document;
import org.tocsin.engine.ReviewPapers.Bundle;
import org.tocsin.engine.ReviewPapers.Filed;
import org.tocsin.engine.ReviewPapers.Line;
import org.tocsin.engine.ReviewPapers.Reading;
import org.tocsin.store.EntryLines;
import org.tocsin.store.EventJson;
import org.tocsin.store.RecordJson;

/**
 * Verifies a bundle and opens it to look at. Every file is compared with the manifest, the manifest
 * with its digest, every entry of the log with its hash, and the container with what it should be.
 *
 * <p>Whoever computes all of that anew can make another bundle that verifies. Against that helps
 * the digest of the manifest, noted where others can see it when the bundle is handed over.
 */
public final class BundleReader {
    /** No bundle that the program writes comes near. */
    private static final long LARGEST = 512L << 20;

    private static final String FILE = "the file";

    private BundleReader() {}

    public static Reading read(Path file) {
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                return new Reading.Refused(
                        "%s has %d MB; a bundle has at most %d"
                                .formatted(file, size >> 20, LARGEST >> 20));
            }
            return read(Files.readAllBytes(file));
        } catch (NoSuchFileException _) {
            return new Reading.Refused("there is no file %s".formatted(file));
        } catch (IOException unreadable) {
            return new Reading.Refused(
                    "%s cannot be read: %s; check that it is a file and its permissions"
                            .formatted(file, unreadable.getMessage()));
        }
    }

    static Reading read(byte[] bytes) {
        return switch (Zip.unpack(bytes)) {
            case Zip.Unpacked.Bad(var what, var why) -> new Reading.Bad(what, why);
            case Zip.Unpacked.Files(var files) -> read(bytes, files);
        };
    }

    private static Reading read(byte[] bytes, SortedMap<String, byte[]> files) {
        try {
            var manifest = manifest(files);
            listed(manifest, files);
            var lines = log(manifest, files);
            var document = document(manifest, files);
            var different = Zip.firstDifference(bytes, files);
            if (different.isPresent()) {
                throw new Fault(
                        FILE,
                        "was changed around its files: byte %d is not as it was written"
                                .formatted(different.get()));
            }
            return new Reading.Verified(bundle(document, manifest, lines, files));
        } catch (Fault fault) {
            return new Reading.Bad(fault.what, fault.why);
        }
    }

    /** The first thing that is not as it was written; never leaves this class. */
    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1;
        private final String what;
        private final String why;

        Fault(String what, String why) {
            super(what + " " + why);
            this.what = what;
            this.why = why;
        }
    }

    private static byte[] needed(String name, SortedMap<String, byte[]> files) throws Fault {
        var content = files.get(name);
        if (content == null) {
            throw new Fault(name, "is missing");
        }
        return content;
    }

    private static Manifest manifest(SortedMap<String, byte[]> files) throws Fault {
        var content = needed(Manifest.NAME, files);
        if (!Arrays.equals(needed(Manifest.DIGEST, files), Manifest.digestFile(content))) {
            throw new Fault(
                    Manifest.NAME, "was changed: it does not fit its digest in " + Manifest.DIGEST);
        }
        try {
            var manifest = RecordJson.read(text(content), Manifest.class);
            if (!manifest.schema().equals(Manifest.SCHEMA)) {
                throw new Fault(
                        Manifest.NAME,
                        "is of a version that this one does not know: " + manifest.schema());
            }
            return manifest;
        } catch (RecordJson.Unread unread) {
            throw new Fault(Manifest.NAME, "cannot be understood: " + unread.getMessage());
        }
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static void listed(Manifest manifest, SortedMap<String, byte[]> files) throws Fault {
        var names = new HashSet<String>();
        for (var filed : manifest.files()) {
            var content = needed(filed.name(), files);
            if (!names.add(filed.name())) {
                throw new Fault(filed.name(), "is listed twice");
            }
            if (!Manifest.Filed.of(filed.name(), content).equals(filed)) {
                throw new Fault(filed.name(), "was changed: it does not fit its digest");
            }
        }
        for (var name : files.keySet()) {
            if (!names.contains(name)
                    && !name.equals(Manifest.NAME)
                    && !name.equals(Manifest.DIGEST)) {
                throw new Fault(name, "was added: the manifest does not know it");
            }
        }
    }

    private static List<EntryLines.Line> log(Manifest manifest, SortedMap<String, byte[]> files)
            throws Fault {
        var lines = new ArrayList<EntryLines.Line>();
        for (var line : text(needed(BundleWriter.LOG, files)).lines().toList()) {
            try {
                lines.add(EntryLines.read(line));
            } catch (RecordJson.Unread unread) {
                throw new Fault(
                        entry(lines.size() + 1L), "cannot be understood: " + unread.getMessage());
            }
        }
        var bad = EntryLines.firstBad(lines);
        if (bad.isPresent()) {
            throw new Fault(entry(bad.get().version()), bad.get().what());
        }
        complete(manifest, lines);
        return lines;
    }

    private static String entry(long version) {
        return "entry %d of %s".formatted(version, BundleWriter.LOG);
    }

    private static void complete(Manifest manifest, List<EntryLines.Line> lines) throws Fault {
        var log = manifest.log();
        if (lines.size() != log.entries()) {
            throw new Fault(
                    entry(Math.min(lines.size(), log.entries()) + 1),
                    lines.size() < log.entries() ? "is missing" : "was added");
        }
        if (lines.isEmpty()) {
            return;
        }
        if (!lines.getLast().entry().hash().equals(log.lastHash())) {
            throw new Fault(entry(lines.size()), "is not the one that the manifest knows");
        }
        for (var line : lines) {
            var blotted = new Manifest.Blotted(line.entry().version());
            if (line.redacted() != log.redacted().contains(blotted)) {
                throw new Fault(
                        entry(line.entry().version()),
                        "says of its secrets something else than the manifest");
            }
            if (!line.entry().stream().equals(manifest.of().incident())) {
                throw new Fault(entry(line.entry().version()), "belongs to another incident");
            }
        }
    }

    private static Document document(Manifest manifest, SortedMap<String, byte[]> files)
            throws Fault {
        try {
            var document =
                    DocumentJson.read(text(needed(BundleWriter.REVIEW, files)))
                            .orElseThrow(() ->
                                    new Fault(
                                            BundleWriter.REVIEW,
                                            "is of a version that this one does not know"));
            if (!document.head().incident().equals(manifest.of().incident())) {
                throw new Fault(BundleWriter.REVIEW, "is of another incident than the manifest");
            }
            return document;
        } catch (RecordJson.Unread unread) {
            throw new Fault(BundleWriter.REVIEW, "cannot be understood: " + unread.getMessage());
        }
    }

    private static Bundle bundle(
            Document document,
            Manifest manifest,
            List<EntryLines.Line> lines,
            SortedMap<String, byte[]> files) {
        var names = new Names(Directory.NONE, Guides.NONE, _ -> "another incident");
        var words = new EventWords(names, document.colophon().zoneId());
        return new Bundle(
                document,
                lines.stream().map(line -> line(line, names, words)).toList(),
                manifest.files().stream()
                        .map(each -> new Filed(each.name(), each.bytes(), each.sha256()))
                        .toList(),
                Manifest.digest(Optional.ofNullable(files.get(Manifest.NAME)).orElse(new byte[0])));
    }

    private static Line line(EntryLines.Line line, Names names, EventWords words) {
        var entry = line.entry();
        var logged = EventJson.logged(entry);
        var said = words.of(logged.event());
        var text = said.body().isBlank() ? said.said() : said.said() + ": " + said.body().strip();
        return new Line(
                entry.version(),
                entry.at(),
                names.who(logged.actor()) + " " + text,
                entry.hash(),
                line.redacted());
    }
}
